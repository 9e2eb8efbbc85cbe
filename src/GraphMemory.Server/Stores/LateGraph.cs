using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Recall;

namespace GraphMemory.Server.Stores;

/// <summary>
/// A store that is opened while the server listens already: a database server may come up later than this one. Until then, every call
/// is refused with the reason; nothing waits. Opening is tried again with growing pauses, longer ones where only people can mend it.
/// </summary>
internal sealed partial class LateGraph : IMemoryGraph
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
    public string Location { get; }

    // A new exception for each caller: one that is thrown twice would carry the other's stack.
    private IMemoryGraph Opened => opened ?? throw new MemoryException(reason.Code, reason.Message, reason.InnerException);

    /// <inheritdoc/>
    public Task<ScopeHead> HeadAsync(Scope scope, CancellationToken ct) => Opened.HeadAsync(scope, ct);

    /// <inheritdoc/>
    public Task<bool> TryAppendAsync(
        Scope scope, IReadOnlyList<JournalEntry> entries, IReadOnlyList<IndexedText> index, CancellationToken ct) => Opened.TryAppendAsync(scope, entries, index, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<JournalEntry>> JournalAsync(Scope scope, long after, int first, CancellationToken ct) => Opened.JournalAsync(scope, after, first, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<JournalEntry>> JournalOfFactsAsync(
        Scope scope, IReadOnlyCollection<FactId> facts, CancellationToken ct) => Opened.JournalOfFactsAsync(scope, facts, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Scope>> ScopesAsync(string? afterToken, int first, CancellationToken ct) => Opened.ScopesAsync(afterToken, first, ct);

    /// <inheritdoc/>
    public Task EraseAsync(Scope scope, IReadOnlyCollection<ItemRef> items, CancellationToken ct) => Opened.EraseAsync(scope, items, ct);

    /// <inheritdoc/>
    public Task<Page<StoredTurn>> TurnsAsync(Scope scope, TurnQuery query, ReadPoint at, CancellationToken ct) => Opened.TurnsAsync(scope, query, at, ct);

    /// <inheritdoc/>
    public Task<Page<Session>> SessionsAsync(Scope scope, SessionQuery query, ReadPoint at, CancellationToken ct) => Opened.SessionsAsync(scope, query, at, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, int>> NextPositionsAsync(
        Scope scope, IReadOnlyCollection<string> sessions, CancellationToken ct) => Opened.NextPositionsAsync(scope, sessions, ct);

    /// <inheritdoc/>
    public Task<Page<Entity>> EntitiesAsync(Scope scope, EntityQuery query, ReadPoint at, CancellationToken ct) => Opened.EntitiesAsync(scope, query, at, ct);

    /// <inheritdoc/>
    public Task<Page<FactState>> FactsAsync(Scope scope, FactQuery query, ReadPoint at, CancellationToken ct) => Opened.FactsAsync(scope, query, at, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<FactVersion>> VersionsAsync(
        Scope scope, IReadOnlyCollection<FactId> facts, DateTimeOffset known, CancellationToken ct) => Opened.VersionsAsync(scope, facts, known, ct);

    /// <inheritdoc/>
    public Task<Neighbourhood> NeighboursAsync(Scope scope, NeighbourQuery query, ReadPoint at, CancellationToken ct) => Opened.NeighboursAsync(scope, query, at, ct);

    /// <inheritdoc/>
    public Task<Candidates> CandidatesAsync(Scope scope, CandidateQuery query, ReadPoint at, CancellationToken ct) => Opened.CandidatesAsync(scope, query, at, ct);

    /// <inheritdoc/>
    public Task<ScopeCounts> CountsAsync(Scope scope, ReadPoint at, CancellationToken ct) => Opened.CountsAsync(scope, at, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<(Scope Scope, TurnId Turn)>> ExtractionDueAsync(int first, CancellationToken ct) => Opened.ExtractionDueAsync(first, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<EmbeddingModelUse>> EmbeddingModelsAsync(CancellationToken ct) => Opened.EmbeddingModelsAsync(ct);

    /// <inheritdoc/>
    public Task<long> CountWithoutEmbeddingAsync(string model, CancellationToken ct) => Opened.CountWithoutEmbeddingAsync(model, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<UnembeddedText>> WithoutEmbeddingAsync(string model, int first, CancellationToken ct) => Opened.WithoutEmbeddingAsync(model, first, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<(IndexedKind Kind, Guid Id, TextEmbedding Embedding)>> EmbeddingsAsync(
        Scope scope, IReadOnlyCollection<(IndexedKind Kind, Guid Id)> texts, CancellationToken ct) => Opened.EmbeddingsAsync(scope, texts, ct);

    /// <inheritdoc/>
    public Task SetEmbeddingsAsync(
        Scope scope, IReadOnlyList<(IndexedKind Kind, Guid Id, TextEmbedding Embedding)> embeddings, CancellationToken ct) => Opened.SetEmbeddingsAsync(scope, embeddings, ct);

    /// <summary>Ends the attempts, and closes the store if it was opened.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        await opening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (opened is { } graph) await graph.DisposeAsync().ConfigureAwait(false);
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
