namespace GraphMemory.Server.Hosting;

/// <summary>Reads in the background what was only acknowledged, and embeds what was put off. Slows down while there is nothing to do or the store fails.</summary>
internal sealed partial class DrainWorker(AgentMemory memory, TimeProvider clock, ILogger<DrainWorker> logger) : BackgroundService
{
    /// <summary>How many turns are read at once.</summary>
    public const int TurnsMax = 32;

    /// <summary>How long the worker rests when it found nothing.</summary>
    public static readonly TimeSpan RestMin = TimeSpan.FromMilliseconds(200);

    /// <summary>How long it rests at most, after it has found nothing, or failed, many times.</summary>
    public static readonly TimeSpan RestMax = TimeSpan.FromSeconds(5);

    private bool isStoreAway;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        TimeSpan rest = RestMin;
        while (!stoppingToken.IsCancellationRequested)
        {
            bool isWorking = await DrainAsync(stoppingToken).ConfigureAwait(false);
            rest = isWorking ? RestMin : rest + rest < RestMax ? rest + rest : RestMax;
            if (!isWorking) await Task.Delay(rest, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> DrainAsync(CancellationToken ct)
    {
        try
        {
            bool isWorking = await memory.DrainAsync(TurnsMax, ct).ConfigureAwait(false) > 0;
            isStoreAway = false;
            return isWorking;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return false;
        }
        catch (MemoryException fault) when (fault.Code is MemoryErrorCode.StoreUnavailable)
        {
            // Told once, not at each of the attempts until the store is back.
            if (!isStoreAway) LogStoreAway(fault.Message);
            isStoreAway = true;
            return false;
        }
        catch (Exception fault)
        {
            LogFailure(fault);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is due waits for the store: {Reason}")]
    private partial void LogStoreAway(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "What is due could not be read; it is tried again, and nothing is lost")]
    private partial void LogFailure(Exception fault);
}
