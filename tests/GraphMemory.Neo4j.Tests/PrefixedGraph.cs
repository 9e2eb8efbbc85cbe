using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Recall;

namespace GraphMemory.Neo4j.Tests;

/// <summary>A store in a store: scopes of tenants whose names begin with a prefix. For reads and writes of a scope; lists over all scopes are the whole database's.</summary>
internal sealed class PrefixedGraph(IMemoryGraph inner, string prefix) : IMemoryGraph
{
    public string Location => inner.Location;

    public Task<ScopeHead> HeadAsync(Scope scope, CancellationToken ct) => inner.HeadAsync(Own(scope), ct);

    public Task<bool> TryAppendAsync(Scope scope, IReadOnlyList<JournalEntry> entries, IReadOnlyList<IndexedText> index, CancellationToken ct) =>
        inner.TryAppendAsync(Own(scope), entries, index, ct);

    public Task<IReadOnlyList<JournalEntry>> JournalAsync(Scope scope, long after, int first, CancellationToken ct) => inner.JournalAsync(Own(scope), after, first, ct);

    public Task<IReadOnlyList<JournalEntry>> JournalOfFactsAsync(Scope scope, IReadOnlyCollection<FactId> facts, CancellationToken ct) =>
        inner.JournalOfFactsAsync(Own(scope), facts, ct);

    public Task<IReadOnlyList<Scope>> ScopesAsync(string? afterToken, int first, CancellationToken ct) => inner.ScopesAsync(afterToken, first, ct);

    public Task EraseAsync(Scope scope, IReadOnlyCollection<ItemRef> items, CancellationToken ct) => inner.EraseAsync(Own(scope), items, ct);

    public Task<Page<StoredTurn>> TurnsAsync(Scope scope, TurnQuery query, ReadPoint at, CancellationToken ct) => inner.TurnsAsync(Own(scope), query, at, ct);

    public Task<Page<Session>> SessionsAsync(Scope scope, SessionQuery query, ReadPoint at, CancellationToken ct) => inner.SessionsAsync(Own(scope), query, at, ct);

    public Task<IReadOnlyDictionary<string, int>> NextPositionsAsync(Scope scope, IReadOnlyCollection<string> sessions, CancellationToken ct) =>
        inner.NextPositionsAsync(Own(scope), sessions, ct);

    public Task<Page<Entity>> EntitiesAsync(Scope scope, EntityQuery query, ReadPoint at, CancellationToken ct) => inner.EntitiesAsync(Own(scope), query, at, ct);

    public Task<Page<FactState>> FactsAsync(Scope scope, FactQuery query, ReadPoint at, CancellationToken ct) => inner.FactsAsync(Own(scope), query, at, ct);

    public Task<IReadOnlyList<FactVersion>> VersionsAsync(Scope scope, IReadOnlyCollection<FactId> facts, DateTimeOffset known, CancellationToken ct) =>
        inner.VersionsAsync(Own(scope), facts, known, ct);

    public Task<Neighbourhood> NeighboursAsync(Scope scope, NeighbourQuery query, ReadPoint at, CancellationToken ct) => inner.NeighboursAsync(Own(scope), query, at, ct);

    public Task<Candidates> CandidatesAsync(Scope scope, CandidateQuery query, ReadPoint at, CancellationToken ct) => inner.CandidatesAsync(Own(scope), query, at, ct);

    public Task<ScopeCounts> CountsAsync(Scope scope, ReadPoint at, CancellationToken ct) => inner.CountsAsync(Own(scope), at, ct);

    public Task<IReadOnlyList<(Scope Scope, TurnId Turn)>> ExtractionDueAsync(int first, CancellationToken ct) => inner.ExtractionDueAsync(first, ct);

    public Task<IReadOnlyList<EmbeddingModelUse>> EmbeddingModelsAsync(CancellationToken ct) => inner.EmbeddingModelsAsync(ct);

    public Task<long> CountWithoutEmbeddingAsync(string model, CancellationToken ct) => inner.CountWithoutEmbeddingAsync(model, ct);

    public Task<IReadOnlyList<UnembeddedText>> WithoutEmbeddingAsync(string model, int first, CancellationToken ct) => inner.WithoutEmbeddingAsync(model, first, ct);

    public Task<IReadOnlyList<(IndexedKind Kind, Guid Id, TextEmbedding Embedding)>> EmbeddingsAsync(
        Scope scope, IReadOnlyCollection<(IndexedKind Kind, Guid Id)> texts, CancellationToken ct) => inner.EmbeddingsAsync(Own(scope), texts, ct);

    public Task SetEmbeddingsAsync(Scope scope, IReadOnlyList<(IndexedKind Kind, Guid Id, TextEmbedding Embedding)> embeddings, CancellationToken ct) =>
        inner.SetEmbeddingsAsync(Own(scope), embeddings, ct);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private Scope Own(Scope scope) => new(prefix + scope.Tenant, scope.Kind, scope.Key);
}
