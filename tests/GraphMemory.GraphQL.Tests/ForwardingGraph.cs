using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Recall;

namespace GraphMemory.GraphQL.Tests;

/// <summary>A store that passes everything on, for tests to change what they need.</summary>
public abstract class ForwardingGraph(IMemoryGraph graph) : IMemoryGraph
{
    public string Location => graph.Location;

    public virtual Task<ScopeHead> HeadAsync(Scope scope, CancellationToken ct) => graph.HeadAsync(scope, ct);

    public virtual Task<bool> TryAppendAsync(
        Scope scope, IReadOnlyList<JournalEntry> entries, IReadOnlyList<IndexedText> index, CancellationToken ct) => graph.TryAppendAsync(scope, entries, index, ct);

    public virtual Task<IReadOnlyList<JournalEntry>> JournalAsync(Scope scope, long after, int first, CancellationToken ct) => graph.JournalAsync(scope, after, first, ct);

    public virtual Task<IReadOnlyList<JournalEntry>> JournalOfFactsAsync(Scope scope, IReadOnlyCollection<FactId> facts, CancellationToken ct) => graph.JournalOfFactsAsync(scope, facts, ct);

    public virtual Task<IReadOnlyList<Scope>> ScopesAsync(string? afterToken, int first, CancellationToken ct) => graph.ScopesAsync(afterToken, first, ct);

    public virtual Task EraseAsync(Scope scope, IReadOnlyCollection<ItemRef> items, CancellationToken ct) => graph.EraseAsync(scope, items, ct);

    public virtual Task<Page<StoredTurn>> TurnsAsync(Scope scope, TurnQuery query, ReadPoint at, CancellationToken ct) => graph.TurnsAsync(scope, query, at, ct);

    public virtual Task<Page<Session>> SessionsAsync(Scope scope, SessionQuery query, ReadPoint at, CancellationToken ct) => graph.SessionsAsync(scope, query, at, ct);

    public virtual Task<IReadOnlyDictionary<string, int>> NextPositionsAsync(Scope scope, IReadOnlyCollection<string> sessions, CancellationToken ct) => graph.NextPositionsAsync(scope, sessions, ct);

    public virtual Task<Page<Entity>> EntitiesAsync(Scope scope, EntityQuery query, ReadPoint at, CancellationToken ct) => graph.EntitiesAsync(scope, query, at, ct);

    public virtual Task<Page<FactState>> FactsAsync(Scope scope, FactQuery query, ReadPoint at, CancellationToken ct) => graph.FactsAsync(scope, query, at, ct);

    public virtual Task<IReadOnlyList<FactVersion>> VersionsAsync(
        Scope scope, IReadOnlyCollection<FactId> facts, DateTimeOffset known, CancellationToken ct) => graph.VersionsAsync(scope, facts, known, ct);

    public virtual Task<Neighbourhood> NeighboursAsync(Scope scope, NeighbourQuery query, ReadPoint at, CancellationToken ct) => graph.NeighboursAsync(scope, query, at, ct);

    public virtual Task<Candidates> CandidatesAsync(Scope scope, CandidateQuery query, ReadPoint at, CancellationToken ct) => graph.CandidatesAsync(scope, query, at, ct);

    public virtual Task<ScopeCounts> CountsAsync(Scope scope, ReadPoint at, CancellationToken ct) => graph.CountsAsync(scope, at, ct);

    public virtual Task<IReadOnlyList<(Scope Scope, TurnId Turn)>> ExtractionDueAsync(int first, CancellationToken ct) => graph.ExtractionDueAsync(first, ct);

    public virtual Task<IReadOnlyList<EmbeddingModelUse>> EmbeddingModelsAsync(CancellationToken ct) => graph.EmbeddingModelsAsync(ct);

    public virtual Task<long> CountWithoutEmbeddingAsync(string model, CancellationToken ct) => graph.CountWithoutEmbeddingAsync(model, ct);

    public virtual Task<IReadOnlyList<UnembeddedText>> WithoutEmbeddingAsync(string model, int first, CancellationToken ct) => graph.WithoutEmbeddingAsync(model, first, ct);

    public virtual Task<IReadOnlyList<(IndexedKind Kind, Guid Id, TextEmbedding Embedding)>> EmbeddingsAsync(
        Scope scope, IReadOnlyCollection<(IndexedKind Kind, Guid Id)> texts, CancellationToken ct) => graph.EmbeddingsAsync(scope, texts, ct);

    public virtual Task SetEmbeddingsAsync(
        Scope scope, IReadOnlyList<(IndexedKind Kind, Guid Id, TextEmbedding Embedding)> embeddings, CancellationToken ct) => graph.SetEmbeddingsAsync(scope, embeddings, ct);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return graph.DisposeAsync();
    }
}
