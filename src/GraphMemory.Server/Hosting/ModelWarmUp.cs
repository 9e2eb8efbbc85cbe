using GraphMemory.Language.English;
using Microsoft.Extensions.AI;

namespace GraphMemory.Server.Hosting;

/// <summary>
/// Loads the models once the server listens, so that the first question does not wait for them, and says at once when a file is broken.
/// The server works on without: turns are kept, and found by their words.
/// </summary>
internal sealed partial class ModelWarmUp(
    IEmbeddingGenerator<string, Embedding<float>> embeddings, IHostApplicationLifetime lifetime, ILogger<ModelWarmUp> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        TaskCompletionSource listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration started = lifetime.ApplicationStarted.Register(() => listening.TrySetResult());
        using CancellationTokenRegistration stopping = stoppingToken.Register(() => listening.TrySetResult());
        await listening.Task.ConfigureAwait(false);
        if (stoppingToken.IsCancellationRequested) return;
        await TryAsync(() => embeddings.GenerateAsync(["Hello."], cancellationToken: stoppingToken)).ConfigureAwait(false);
        await TryAsync(() => Task.FromResult(EnglishAnalyzer.Default.Analyze("Hello."))).ConfigureAwait(false);
    }

    private async Task TryAsync<T>(Func<Task<T>> load)
    {
        try
        {
            await load().ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFault(fault.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A model cannot be used: {Fault}")]
    private partial void LogFault(string fault);
}
