using System.IO.Pipelines;
using System.Threading.Channels;
using GraphMemory.GraphQL.Errors;
using GraphMemory.GraphQL.Limits;
using GraphQL;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GraphMemory.GraphQL.Transport;

/// <summary>Server-sent events in "distinct connections" mode: one operation a request; each result is a `next`, the end is a `complete`.</summary>
internal sealed partial class EventStream(
    GraphQLEngine engine, ResultWriter writer, GraphQLApiOptions options, TimeProvider clock, ILogger<EventStream> log)
{
    private int open;

    /// <summary>Answers a query or mutation, or a refusal.</summary>
    public async Task SendOnceAsync(HttpContext http, ExecutionResult result)
    {
        Begin(http);
        Next(http, result);
        Complete(http);
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    /// <summary>Follows a subscription until either side ends it.</summary>
    public async Task FollowAsync(HttpContext http, GraphQLRequest request, PreparedDocument prepared)
    {
        if (Interlocked.Increment(ref open) > options.SubscriptionsMax)
        {
            Interlocked.Decrement(ref open);
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            await SendOnceAsync(http, new ExecutionResult(ConcurrencyGate.Full()));
            return;
        }
        try
        {
            using SubscriptionFlow flow = new();
            ExecutionResult result = await engine.ExecuteAsync(request, prepared, http.RequestServices, flow, http.RequestAborted);
            if (result.Streams is { Count: 1 } streams) await RelayAsync(http, streams.Values.First(), flow);
            else await SendOnceAsync(http, result);
        }
        finally
        {
            Interlocked.Decrement(ref open);
        }
    }

    private async Task RelayAsync(HttpContext http, IObservable<ExecutionResult> stream, SubscriptionFlow flow)
    {
        Begin(http);
        await FlushAsync(http);
        Observer observer = new();
        using IDisposable subscription = stream.Subscribe(observer);
        while (await ArrivedAsync(observer.Results.Reader, http))
        {
            while (observer.Results.Reader.TryRead(out ExecutionResult? result))
            {
                Next(http, result);
                if (!await FlushAsync(http)) return;
                flow.Sent();
                if (!result.Executed)
                {
                    // The source failed: what it says of it was sent, and nothing follows.
                    observer.OnCompleted();
                }
            }
        }
        Complete(http);
        await FlushAsync(http);
    }

    /// <summary>Waits for a result, sending comments meanwhile; false at the end.</summary>
    private async Task<bool> ArrivedAsync(ChannelReader<ExecutionResult> results, HttpContext http)
    {
        Task<bool> arrived = results.WaitToReadAsync(http.RequestAborted).AsTask();
        while (!arrived.IsCompleted)
        {
            using CancellationTokenSource done = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
            if (await Task.WhenAny(arrived, Task.Delay(options.KeepAlive, clock, done.Token)) != arrived)
            {
                Write(http.Response.BodyWriter, ":\n\n"u8);
                await FlushAsync(http);
            }
            await done.CancelAsync();
        }
        return await arrived;
    }

    private static void Begin(HttpContext http)
    {
        http.Response.ContentType = MediaTypes.EventStream;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        Write(http.Response.BodyWriter, ":\n\n"u8);
    }

    private void Next(HttpContext http, ExecutionResult result)
    {
        Write(http.Response.BodyWriter, "event: next\ndata: "u8);
        writer.Write(http.Response.BodyWriter, result, GraphQLEndpoint.TraceIdOf(http));
        Write(http.Response.BodyWriter, "\n\n"u8);
    }

    private static void Complete(HttpContext http) => Write(http.Response.BodyWriter, "event: complete\ndata:\n\n"u8);

    private static void Write(PipeWriter output, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(output.GetSpan(bytes.Length));
        output.Advance(bytes.Length);
    }

    /// <summary>Sends what was written. False: the client took too long and was closed; it may go on from the last event it saw.</summary>
    private async Task<bool> FlushAsync(HttpContext http)
    {
        using CancellationTokenSource patience = new(options.SubscriberPatience, clock);
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, http.RequestAborted);
        try
        {
            await http.Response.BodyWriter.FlushAsync(ended.Token);
            return true;
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            LogTooSlow(log, GraphQLEndpoint.TraceIdOf(http), options.SubscriberPatience.TotalSeconds, ErrorCodes.TooSlow);
            http.Abort();
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "A subscriber was closed ({Reason}): it did not take an event of {TraceId} within {Seconds} s")]
    private static partial void LogTooSlow(ILogger logger, string traceId, double seconds, string reason);

    /// <summary>Hands results over. The flow keeps them few, so the channel needs no bound of its own.</summary>
    private sealed class Observer : IObserver<ExecutionResult>
    {
        public Channel<ExecutionResult> Results { get; } = Channel.CreateUnbounded<ExecutionResult>(new() { SingleReader = true });

        public void OnNext(ExecutionResult value) => Results.Writer.TryWrite(value);

        public void OnError(Exception error) => Results.Writer.TryComplete(error);

        public void OnCompleted() => Results.Writer.TryComplete();
    }
}
