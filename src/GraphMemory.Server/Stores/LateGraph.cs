using GraphMemory.Graph;

namespace GraphMemory.Server.Stores;

/// <summary>
/// A store that is opened while the server listens already: a database server may come up later than this one. Until then, every call
/// is refused with the reason; nothing waits. Opening is tried again with growing pauses, longer ones where only people can mend it.
/// </summary>
internal sealed partial class LateGraph : ForwardingGraph
{
    private static readonly TimeSpan PauseMin = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan PauseMax = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PauseOfFaults = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource stopping = new();
    private readonly Func<CancellationToken, Task<IMemoryGraph>> open;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly Task opening;
    private volatile IMemoryGraph? opened;
    private volatile MemoryException reason;

    /// <summary>Begins to open.</summary>
    /// <param name="location">Where the store is, for people, without secrets.</param>
    /// <param name="open">Opens it, or throws a <see cref="MemoryException"/> that says why not.</param>
    /// <param name="clock">Of the pauses.</param>
    /// <param name="logger">Told when the reason changes, and of the opening.</param>
    public LateGraph(string location, Func<CancellationToken, Task<IMemoryGraph>> open, TimeProvider clock, ILogger logger)
    {
        (Location, this.open, this.clock, this.logger) = (location, open, clock, logger);
        reason = new MemoryException(MemoryErrorCode.StoreUnavailable, $"{location} is being opened; try again in a moment.");
        opening = Task.Run(OpenAsync);
    }

    /// <inheritdoc/>
    public override string Location { get; }

    /// <inheritdoc/>
    // A new exception for each caller: one that is thrown twice would carry the other's stack.
    protected override IMemoryGraph Inner => opened ?? throw new MemoryException(reason.Code, reason.Message, reason.InnerException);

    /// <summary>Ends the attempts, and closes the store if it was opened.</summary>
    public override async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        await opening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (opened is not null) await base.DisposeAsync().ConfigureAwait(false);
        stopping.Dispose();
    }

    private async Task OpenAsync()
    {
        TimeSpan pause = PauseMin;
        while (!await TryOpenAsync().ConfigureAwait(false))
        {
            await Task.Delay(reason.Code is MemoryErrorCode.StoreUnavailable ? pause : PauseOfFaults, clock, stopping.Token).ConfigureAwait(false);
            pause = pause + pause < PauseMax ? pause + pause : PauseMax;
        }
        LogOpened(Location);
    }

    private async Task<bool> TryOpenAsync()
    {
        try
        {
            opened = await open(stopping.Token).ConfigureAwait(false);
            return true;
        }
        catch (MemoryException fault)
        {
            if (!string.Equals(fault.Message, reason.Message, StringComparison.Ordinal)) LogNotYet(fault.Message);
            reason = fault;
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store cannot be used yet, and is tried again: {Reason}")]
    private partial void LogNotYet(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The store is open: {Location}")]
    private partial void LogOpened(string location);
}
