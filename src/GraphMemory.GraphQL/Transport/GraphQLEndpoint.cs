using System.Buffers;
using System.Diagnostics;
using System.IO.Pipelines;
using GraphMemory.GraphQL.Errors;
using GraphMemory.GraphQL.Limits;
using GraphQL;
using GraphQLParser.AST;
using Microsoft.AspNetCore.Http;

namespace GraphMemory.GraphQL.Transport;

/// <summary>GraphQL over HTTP: POST and GET, answered as JSON or as server-sent events. Safe to share.</summary>
internal sealed class GraphQLEndpoint(
    GraphQLEngine engine, ResultWriter writer, EventStream events, ConcurrencyGate gate, GraphQLApiOptions options, TimeProvider clock)
{
    /// <summary>A header that a browser sends to another site only when that site allows it.</summary>
    internal const string PreflightHeader = "GraphQL-Preflight";

    public async Task HandleAsync(HttpContext http)
    {
        AnswerForm? form = MediaTypes.Chosen(http.Request.Headers.Accept);
        if (form is null)
        {
            await RefuseAsync(http, AnswerForm.Json, StatusCodes.Status406NotAcceptable, GraphQLRequest.Bad("Accept application/graphql-response+json, application/json or text/event-stream."));
            return;
        }
        try
        {
            await HandleAsync(http, form.Value);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client went away: there is nobody to answer.
        }
    }

    private async Task HandleAsync(HttpContext http, AnswerForm form)
    {
        GraphQLRequest? request = await ReadAsync(http, form);
        if (request is null) return;
        PreparedDocument prepared;
        try
        {
            prepared = engine.Prepare(request);
        }
        catch (RequestRefused refused)
        {
            await AnswerAsync(http, form, new ExecutionResult(refused));
            return;
        }
        if (HttpMethods.IsGet(http.Request.Method) && prepared.Kind is OperationType.Mutation)
        {
            http.Response.Headers.Allow = "POST";
            await RefuseAsync(http, form, StatusCodes.Status405MethodNotAllowed, GraphQLRequest.Bad("A mutation is sent by POST."));
        }
        else if (prepared.Kind is OperationType.Subscription)
        {
            if (form is AnswerForm.EventStream) await events.FollowAsync(http, request, prepared);
            else await AnswerAsync(http, form, new ExecutionResult(GraphQLRequest.Bad("A subscription is answered as server-sent events: accept text/event-stream.")));
        }
        else
        {
            await AnswerAsync(http, form, await RunAsync(http, request, prepared));
        }
    }

    private async Task<ExecutionResult> RunAsync(HttpContext http, GraphQLRequest request, PreparedDocument prepared)
    {
        using CancellationTokenSource limit = new(options.TimeLimit, clock);
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, http.RequestAborted);
        try
        {
            using IDisposable? slot = await gate.EnterAsync(ended.Token);
            if (slot is null)
            {
                http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                http.Response.Headers.RetryAfter = "1";
                return new ExecutionResult(ConcurrencyGate.Full());
            }
            return await engine.ExecuteAsync(request, prepared, http.RequestServices, flow: null, ended.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !http.RequestAborted.IsCancellationRequested)
        {
            return new ExecutionResult(new RequestRefused(
                ErrorCodes.TimeLimit, $"The request took longer than {options.TimeLimit.TotalSeconds:0} seconds and was ended. Ask for less at once."));
        }
    }

    /// <summary>The request; null when it was answered already.</summary>
    private async Task<GraphQLRequest?> ReadAsync(HttpContext http, AnswerForm form)
    {
        try
        {
            if (HttpMethods.IsGet(http.Request.Method)) return OfAddress(http);
            if (!MediaTypes.IsJson(http.Request.ContentType))
            {
                await RefuseAsync(http, form, StatusCodes.Status415UnsupportedMediaType, GraphQLRequest.Bad("Send the request as application/json in UTF-8."));
                return null;
            }
            return GraphQLRequest.OfBody(await BodyAsync(http), options.JsonDepthMax);
        }
        catch (BadHttpRequestException error)
        {
            http.Response.Headers.Connection = "close";
            await RefuseAsync(http, form, error.StatusCode, GraphQLRequest.Bad(
                error.StatusCode == StatusCodes.Status413PayloadTooLarge ? $"The body is larger than {options.BodyBytesMax:N0} bytes. Send less at once." : "The body cannot be read."));
            return null;
        }
        catch (RequestRefused refused)
        {
            await RefuseAsync(http, form, StatusCodes.Status400BadRequest, refused);
            return null;
        }
    }

    private GraphQLRequest OfAddress(HttpContext http)
    {
        if (http.Request.Headers.Cookie.Count > 0 && !http.Request.Headers.ContainsKey(PreflightHeader))
            throw GraphQLRequest.Bad($"A GET with cookies also carries the header {PreflightHeader}: 1, so that no other site can send it for you.");
        return GraphQLRequest.OfParameters(name => http.Request.Query.TryGetValue(name, out var values) ? values[^1] : null, options.JsonDepthMax);
    }

    private async Task<ReadOnlyMemory<byte>> BodyAsync(HttpContext http)
    {
        if (http.Request.ContentLength > options.BodyBytesMax) throw TooLarge();
        PipeReader body = http.Request.BodyReader;
        while (true)
        {
            ReadResult read = await body.ReadAsync(http.RequestAborted);
            if (read.Buffer.Length > options.BodyBytesMax)
            {
                body.AdvanceTo(read.Buffer.End);
                throw TooLarge();
            }
            if (read.IsCompleted)
            {
                byte[] bytes = read.Buffer.ToArray();
                body.AdvanceTo(read.Buffer.End);
                return bytes;
            }
            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }

        static BadHttpRequestException TooLarge() => new("Too large.", StatusCodes.Status413PayloadTooLarge);
    }

    private async Task RefuseAsync(HttpContext http, AnswerForm form, int status, RequestRefused refused)
    {
        http.Response.StatusCode = status;
        await AnswerAsync(http, form is AnswerForm.EventStream ? AnswerForm.Json : form, new ExecutionResult(refused));
    }

    private async Task AnswerAsync(HttpContext http, AnswerForm form, ExecutionResult result)
    {
        if (form is AnswerForm.EventStream)
        {
            await events.SendOnceAsync(http, result);
            return;
        }
        if (form is AnswerForm.GraphQLResponse && !result.Executed && http.Response.StatusCode == StatusCodes.Status200OK)
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
        http.Response.ContentType = form is AnswerForm.GraphQLResponse ? MediaTypes.GraphQLResponse : MediaTypes.Json;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        writer.Write(http.Response.BodyWriter, result, TraceIdOf(http));
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    /// <summary>The word under which the log and the traces of a request are found.</summary>
    internal static string TraceIdOf(HttpContext http) => Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
}
