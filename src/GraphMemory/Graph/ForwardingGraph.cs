using GraphMemory.Conversations;
using GraphMemory.Journal;
using GraphMemory.Recall;

namespace GraphMemory.Graph;

/// <summary>
/// A store that passes every call on to another: the base of stores that change some calls of one (to count, to wait, to refuse). It passes
/// on the calls that have a default too, so that what a store does in one journey stays one.
/// </summary>
public abstract class ForwardingGraph : IMemoryGraph
{
    /// <inheritdoc/>
    public virtual string Location => Inner.Location;

    /// <summary>The store that answers. Asked for at every call; when it throws, the call throws the same.</summary>
    protected abstract IMemoryGraph Inner { get; }

    /// <inheritdoc/>
    public virtual Task<ScopeHead> HeadAsync(Scope scope, CancellationToken ct) => Inner.HeadAsync(scope, ct);

    /// <inheritdoc/>
    public virtual Task<bool> TryAppendAsync(Scope scope, IReadOnlyList<JournalEntry> entries, IReadOnlyList<IndexedText> index, CancellationToken ct) =>
        Inner.TryAppendAsync(scope, entries, index, ct);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyList<JournalEntry>> JournalAsync(Scope scope, long after, int first, CancellationToken ct) =>
        Inner.JournalAsync(scope, after, first, ct);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyList<JournalEntry>> JournalOfFactsAsync(Scope scope, IReadOnlyCollection<FactId> facts, CancellationToken ct) =>
        Inner.JournalOfFactsAsync(scope, facts, ct);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyList<Scope>> ScopesAsync(string? afterToken, int first, CancellationToken ct) => Inner.ScopesAsync(afterToken, first, ct);

    /// <inheritdoc/>
    public virtual Task EraseAsync(Scope scope, IReadOnlyCollection<ItemRef> items, CancellationToken ct) => Inner.EraseAsync(scope, items, ct);

    /// <inheritdoc/>
    public virtual Task<Page<StoredTurn>> TurnsAsync(Scope scope, TurnQuery query, ReadPoint at, CancellationToken ct) =>
        Inner.TurnsAsync(scope, query, at, ct);

    /// <inheritdoc/>
    public virtual Task<Page<Session>> SessionsAsync(Scope scope, SessionQuery query, ReadPoint at, CancellationToken ct) =>
        Inner.SessionsAsync(scope, query, at, ct);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyDictionary<string, int>> NextPositionsAsync(Scope scope, IReadOnlyCollection<string> sessions, CancellationToken ct) =>
        Inner.NextPositionsAsync(scope, sessions, ct);

    /// <inheritdoc/>
    public virtual Task<Page<Entity>> EntitiesAsync(Scope scope, EntityQuery query, ReadPoint at, CancellationToken ct) =>
        Inner.EntitiesAsync(scope, query, at, ct);

    /// <inheritdoc/>
    public virtual Task<Page<FactState>> FactsAsync(Scope scope, FactQuery query, ReadPoint at, CancellationToken ct) => Inner.FactsAsync(scope, query, at, ct);

    /// <inheritdoc/>
    public virtual Task<CitedFacts> CitedFactsAsync(Scope scope, FactQuery query, ReadPoint at, CancellationToken ct) =>
        Inner.CitedFactsAsync(scope, query, at, ct);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyList<FactVersion>> VersionsAsync(Scope scope, IReadOnlyCollection<FactId> facts, DateTimeOffset known, CancellationToken ct) =>
        Inner.VersionsAsync(scope, facts, known, ct);

    /// <inheritdoc/>
    public virtual Task<Neighbourhood> NeighboursAsync(Scope scope, NeighbourQuery query, ReadPoint at, CancellationToken ct) =>
        Inner.NeighboursAsync(scope, query, at, ct);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyDictionary<EntityId, int>> DistancesAsync(Scope scope, NeighbourQuery query, ReadPoint at, CancellationToken ct) =>
        Inner.DistancesAsync(scope, query, at, ct);

    /// <inheritdoc/>
    public virtual Task<Candidates> CandidatesAsync(Scope scope, CandidateQuery query, ReadPoint at, CancellationToken ct) =>
        Inner.CandidatesAsync(scope, query, at, ct);

    /// <inheritdoc/>
    public virtual Task<ScopeCounts> CountsAsync(Scope scope, ReadPoint at, CancellationToken ct) => Inner.CountsAsync(scope, at, ct);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyList<(Scope Scope, TurnId Turn)>> ExtractionDueAsync(int first, CancellationToken ct) => Inner.ExtractionDueAsync(first, ct);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyList<EmbeddingModelUse>> EmbeddingModelsAsync(CancellationToken ct) => Inner.EmbeddingModelsAsync(ct);

    /// <inheritdoc/>
    public virtual Task<long> CountWithoutEmbeddingAsync(string model, CancellationToken ct) => Inner.CountWithoutEmbeddingAsync(model, ct);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyList<UnembeddedText>> WithoutEmbeddingAsync(string model, int first, CancellationToken ct) =>
        Inner.WithoutEmbeddingAsync(model, first, ct);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyList<(IndexedKind Kind, Guid Id, TextEmbedding Embedding)>> EmbeddingsAsync(Scope scope, IReadOnlyCollection<(IndexedKind Kind, Guid Id)> texts, CancellationToken ct) =>
        Inner.EmbeddingsAsync(scope, texts, ct);

    /// <inheritdoc/>
    public virtual Task SetEmbeddingsAsync(Scope scope, IReadOnlyList<(IndexedKind Kind, Guid Id, TextEmbedding Embedding)> embeddings, CancellationToken ct) =>
        Inner.SetEmbeddingsAsync(scope, embeddings, ct);

    /// <summary>Closes the store that answers.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Inner.DisposeAsync();
    }
}
