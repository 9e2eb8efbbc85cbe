using System.Collections.Concurrent;
using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Recall;

namespace GraphMemory.Neo4j.Tests;

/// <summary>
/// A store in a store: memories of tenants whose names begin with a prefix, and vectors of models whose names do. Lists and counts over all memories
/// are the store's own answers without what belongs to others. When it is closed, it deletes its memories.
/// </summary>
internal sealed class PrefixedGraph(IMemoryGraph inner, string prefix, TestDatabase database) : IMemoryGraph
{
    /// <summary>The most rows that a store lists.</summary>
    private const int RowsMax = 10_000;

    private readonly ConcurrentDictionary<string, bool> tokens = new(StringComparer.Ordinal);

    public string Location => inner.Location;

    /// <summary>The tokens of its memories, as the database has them.</summary>
    public ICollection<string> Tokens => tokens.Keys;

    /// <summary>The same memories through another connection.</summary>
    public IMemoryGraph Through(IMemoryGraph connection) => new PrefixedGraph(connection, prefix, database);

    public Task<ScopeHead> HeadAsync(Scope scope, CancellationToken ct) => inner.HeadAsync(Own(scope), ct);

    public Task<bool> TryAppendAsync(Scope scope, IReadOnlyList<JournalEntry> entries, IReadOnlyList<IndexedText> index, CancellationToken ct) =>
        inner.TryAppendAsync(Own(scope), entries, [.. index.Select(text => text with { Embedding = Own(text.Embedding) })], ct);

    public Task<IReadOnlyList<JournalEntry>> JournalAsync(Scope scope, long after, int first, CancellationToken ct) => inner.JournalAsync(Own(scope), after, first, ct);

    public Task<IReadOnlyList<JournalEntry>> JournalOfFactsAsync(Scope scope, IReadOnlyCollection<FactId> facts, CancellationToken ct) =>
        inner.JournalOfFactsAsync(Own(scope), facts, ct);

    // A memory has another token without the prefix, so ours are put in order anew; that the store lists in order is seen on the way.
    public async Task<IReadOnlyList<Scope>> ScopesAsync(string? afterToken, int first, CancellationToken ct)
    {
        List<Scope> own = [];
        IReadOnlyList<Scope> page;
        string last = "";
        do
        {
            page = await inner.ScopesAsync(last, Math.Max(first, 1_000), ct);
            foreach (Scope scope in page)
            {
                Assert.True(string.CompareOrdinal(last, scope.Token) < 0, "Scopes are not listed by token.");
                last = scope.Token;
                if (IsOwn(scope)) own.Add(Bare(scope));
            }
        }
        while (page.Count > 0);
        return [.. own.Where(scope => string.CompareOrdinal(scope.Token, afterToken) > 0).OrderBy(scope => scope.Token, StringComparer.Ordinal).Take(first)];
    }

    public Task EraseAsync(Scope scope, IReadOnlyCollection<ItemRef> items, CancellationToken ct) => inner.EraseAsync(Own(scope), items, ct);

    public Task<Page<StoredTurn>> TurnsAsync(Scope scope, TurnQuery query, ReadPoint at, CancellationToken ct) => inner.TurnsAsync(Own(scope), query, at, ct);

    public Task<Page<Session>> SessionsAsync(Scope scope, SessionQuery query, ReadPoint at, CancellationToken ct) => inner.SessionsAsync(Own(scope), query, at, ct);

    public Task<IReadOnlyDictionary<string, int>> NextPositionsAsync(Scope scope, IReadOnlyCollection<string> sessions, CancellationToken ct) =>
        inner.NextPositionsAsync(Own(scope), sessions, ct);

    public Task<Page<Entity>> EntitiesAsync(Scope scope, EntityQuery query, ReadPoint at, CancellationToken ct) => inner.EntitiesAsync(Own(scope), query, at, ct);

    public Task<Page<FactState>> FactsAsync(Scope scope, FactQuery query, ReadPoint at, CancellationToken ct) => inner.FactsAsync(Own(scope), query, at, ct);

    public Task<CitedFacts> CitedFactsAsync(Scope scope, FactQuery query, ReadPoint at, CancellationToken ct) => inner.CitedFactsAsync(Own(scope), query, at, ct);

    public Task<IReadOnlyList<FactVersion>> VersionsAsync(Scope scope, IReadOnlyCollection<FactId> facts, DateTimeOffset known, CancellationToken ct) =>
        inner.VersionsAsync(Own(scope), facts, known, ct);

    public Task<Neighbourhood> NeighboursAsync(Scope scope, NeighbourQuery query, ReadPoint at, CancellationToken ct) => inner.NeighboursAsync(Own(scope), query, at, ct);

    public Task<IReadOnlyDictionary<EntityId, int>> DistancesAsync(Scope scope, NeighbourQuery query, ReadPoint at, CancellationToken ct) =>
        inner.DistancesAsync(Own(scope), query, at, ct);

    public Task<Candidates> CandidatesAsync(Scope scope, CandidateQuery query, ReadPoint at, CancellationToken ct) =>
        inner.CandidatesAsync(Own(scope), query with { Embedding = Own(query.Embedding) }, at, ct);

    public Task<ScopeCounts> CountsAsync(Scope scope, ReadPoint at, CancellationToken ct) => inner.CountsAsync(Own(scope), at, ct);

    public async Task<IReadOnlyList<(Scope Scope, TurnId Turn)>> ExtractionDueAsync(int first, CancellationToken ct) =>
        [.. (await OwnAsync(count => inner.ExtractionDueAsync(count, ct), due => IsOwn(due.Scope), first)).Select(due => (Bare(due.Scope), due.Turn))];

    public async Task<IReadOnlyList<EmbeddingModelUse>> EmbeddingModelsAsync(CancellationToken ct) =>
        [.. (await inner.EmbeddingModelsAsync(ct)).Where(use => IsOwn(use.Model)).Select(use => use with { Model = Bare(use.Model) })];

    public async Task<long> CountWithoutEmbeddingAsync(string model, CancellationToken ct)
    {
        long all = await inner.CountWithoutEmbeddingAsync(prefix + model, ct);
        object others = (await database.RunAsync(
            "MATCH (n:Turn|Fact) WHERE n.embeddingModel <> $model AND NOT n.scope IN $own RETURN count(n) AS count", new { model = prefix + model, own = Tokens }))[0]["count"]!;
        return all - (long)others;
    }

    public async Task<IReadOnlyList<UnembeddedText>> WithoutEmbeddingAsync(string model, int first, CancellationToken ct) =>
        [.. (await OwnAsync(count => inner.WithoutEmbeddingAsync(prefix + model, count, ct), text => IsOwn(text.Scope), first)).Select(text => text with { Scope = Bare(text.Scope) })];

    public async Task<IReadOnlyList<(IndexedKind Kind, Guid Id, TextEmbedding Embedding)>> EmbeddingsAsync(
        Scope scope, IReadOnlyCollection<(IndexedKind Kind, Guid Id)> texts, CancellationToken ct) =>
        [.. (await inner.EmbeddingsAsync(Own(scope), texts, ct)).Select(text => (text.Kind, text.Id, text.Embedding with { Model = Bare(text.Embedding.Model) }))];

    public Task SetEmbeddingsAsync(Scope scope, IReadOnlyList<(IndexedKind Kind, Guid Id, TextEmbedding Embedding)> embeddings, CancellationToken ct) =>
        inner.SetEmbeddingsAsync(Own(scope), [.. embeddings.Select(text => (text.Kind, text.Id, Own(text.Embedding)!))], ct);

    public async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        await database.DeleteAsync([.. Tokens], prefix);
        tokens.Clear();
    }

    // The first of ours among the rows of all, which come in the store's order: more are asked for until enough of them are ours.
    private static async Task<IEnumerable<T>> OwnAsync<T>(Func<int, Task<IReadOnlyList<T>>> read, Func<T, bool> isOwn, int first)
    {
        int count = first;
        while (true)
        {
            IReadOnlyList<T> rows = await read(count);
            Assert.InRange(rows.Count, 0, count);
            T[] own = [.. rows.Where(isOwn).Take(first)];
            if (own.Length == first || rows.Count < count) return own;
            Assert.SkipWhen(count == RowsMax, $"The database of NEO4J_URI holds {RowsMax:N0} rows of others before those of this test, and no list is longer.");
            count = Math.Min(count * 10, RowsMax);
        }
    }

    private Scope Own(Scope scope)
    {
        Scope own = new(prefix + scope.Tenant, scope.Kind, scope.Key);
        tokens.TryAdd(own.Token, value: true);
        return own;
    }

    private TextEmbedding? Own(TextEmbedding? embedding) => embedding is null ? null : embedding with { Model = prefix + embedding.Model };

    private bool IsOwn(Scope scope) => IsOwn(scope.Tenant);

    private bool IsOwn(string name) => name.StartsWith(prefix, StringComparison.Ordinal);

    private Scope Bare(Scope scope) => new(Bare(scope.Tenant), scope.Kind, scope.Key);

    private string Bare(string name) => name[prefix.Length..];
}
