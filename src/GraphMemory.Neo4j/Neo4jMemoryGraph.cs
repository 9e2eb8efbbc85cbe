using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Neo4j.Projection;
using GraphMemory.Neo4j.Reads;
using GraphMemory.Neo4j.Recall;
using GraphMemory.Neo4j.Schema;
using GraphMemory.Recall;

namespace GraphMemory.Neo4j;

/// <summary>
/// The store on a Neo4j server, for any number of programs at once. A write is one transaction; of two that write the same entry of a
/// journal one is refused. Statements are the files of the folder cypher.
/// </summary>
public sealed class Neo4jMemoryGraph : IMemoryGraph
{
    private readonly Neo4jDatabase database;
    private readonly GraphWriter writer;
    private readonly StoreReads reads;
    private readonly TurnReads turns;
    private readonly EntityReads entities;
    private readonly FactReads facts;
    private readonly NeighbourReads neighbours;
    private readonly CandidateReads candidates;
    private readonly CancellationTokenSource closing = new();

    private Neo4jMemoryGraph(Neo4jDatabase database)
    {
        this.database = database;
        SteadyReads steady = new(database);
        writer = new GraphWriter(database);
        reads = new StoreReads(database, steady);
        turns = new TurnReads(database);
        entities = new EntityReads(database);
        facts = new FactReads(database, steady);
        neighbours = new NeighbourReads(database, steady);
        candidates = new CandidateReads(database, steady);
    }

    /// <inheritdoc/>
    public string Location => database.Options.Location;

    /// <summary>Done when the server has made its plans for what a question reads; until then answers take some seconds. Never fails.</summary>
    public Task Warming { get; private set; } = Task.CompletedTask;

    /// <summary>Connects, and brings the database's constraints and indexes up to date.</summary>
    /// <exception cref="MemoryException"><see cref="MemoryErrorCode.StoreUnavailable"/> when no server answers or it lets us not in,
    /// <see cref="MemoryErrorCode.StoreUnusable"/> when it is older than 5.26, or the database was made by a newer version or altered.</exception>
    public static async Task<Neo4jMemoryGraph> OpenAsync(Neo4jOptions options, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        Neo4jDatabase opened = await Neo4jDatabase.OpenAsync(options.Checked(), ct).ConfigureAwait(false);
        try
        {
            await new SchemaMigrations(opened).ApplyAsync(ct).ConfigureAwait(false);
            Neo4jMemoryGraph graph = new(opened);
            graph.Warming = graph.WarmUpAsync();
            return graph;
        }
        catch
        {
            await opened.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<ScopeHead> HeadAsync(Scope scope, CancellationToken ct) => reads.HeadAsync(scope, ct);

    /// <inheritdoc/>
    public Task<bool> TryAppendAsync(Scope scope, IReadOnlyList<JournalEntry> entries, IReadOnlyList<IndexedText> index, CancellationToken ct)
    {
        JournalEntry.CheckChain(entries);
        ArgumentNullException.ThrowIfNull(index);
        return NotingAsync(scope, writer.TryAppendAsync(scope, entries, index, ct));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<JournalEntry>> JournalAsync(Scope scope, long after, int first, CancellationToken ct) => reads.JournalAsync(scope, after, first, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<JournalEntry>> JournalOfFactsAsync(Scope scope, IReadOnlyCollection<FactId> facts, CancellationToken ct) =>
        reads.JournalOfFactsAsync(scope, facts, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Scope>> ScopesAsync(string? afterToken, int first, CancellationToken ct) => reads.ScopesAsync(afterToken, first, ct);

    /// <inheritdoc/>
    public Task EraseAsync(Scope scope, IReadOnlyCollection<ItemRef> items, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(items);
        return NotingAsync(scope, writer.EraseAsync(scope, items, ct));
    }

    /// <inheritdoc/>
    public Task<Page<StoredTurn>> TurnsAsync(Scope scope, TurnQuery query, ReadPoint at, CancellationToken ct) => turns.TurnsAsync(scope, query, at, ct);

    /// <inheritdoc/>
    public Task<Page<Session>> SessionsAsync(Scope scope, SessionQuery query, ReadPoint at, CancellationToken ct) => turns.SessionsAsync(scope, query, at, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, int>> NextPositionsAsync(Scope scope, IReadOnlyCollection<string> sessions, CancellationToken ct) =>
        turns.NextPositionsAsync(scope, sessions, ct);

    /// <inheritdoc/>
    public Task<Page<Entity>> EntitiesAsync(Scope scope, EntityQuery query, ReadPoint at, CancellationToken ct) => entities.EntitiesAsync(scope, query, at, ct);

    /// <inheritdoc/>
    public Task<Page<FactState>> FactsAsync(Scope scope, FactQuery query, ReadPoint at, CancellationToken ct) => facts.FactsAsync(scope, query, at, ct);

    /// <inheritdoc/>
    public Task<CitedFacts> CitedFactsAsync(Scope scope, FactQuery query, ReadPoint at, CancellationToken ct) => facts.CitedFactsAsync(scope, query, at, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<EntityId, int>> DistancesAsync(Scope scope, NeighbourQuery query, ReadPoint at, CancellationToken ct) =>
        neighbours.DistancesAsync(scope, query, at, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<FactVersion>> VersionsAsync(Scope scope, IReadOnlyCollection<FactId> facts, DateTimeOffset known, CancellationToken ct) =>
        this.facts.VersionsAsync(scope, facts, known, ct);

    /// <inheritdoc/>
    public Task<Neighbourhood> NeighboursAsync(Scope scope, NeighbourQuery query, ReadPoint at, CancellationToken ct) =>
        neighbours.NeighboursAsync(scope, query, at, ct);

    /// <inheritdoc/>
    public Task<Candidates> CandidatesAsync(Scope scope, CandidateQuery query, ReadPoint at, CancellationToken ct) => candidates.CandidatesAsync(scope, query, at, ct);

    /// <inheritdoc/>
    public Task<ScopeCounts> CountsAsync(Scope scope, ReadPoint at, CancellationToken ct) => reads.CountsAsync(scope, at, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<(Scope Scope, TurnId Turn)>> ExtractionDueAsync(int first, CancellationToken ct) => reads.ExtractionDueAsync(first, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<EmbeddingModelUse>> EmbeddingModelsAsync(CancellationToken ct) => reads.EmbeddingModelsAsync(ct);

    /// <inheritdoc/>
    public Task<long> CountWithoutEmbeddingAsync(string model, CancellationToken ct) => reads.CountWithoutEmbeddingAsync(model, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<UnembeddedText>> WithoutEmbeddingAsync(string model, int first, CancellationToken ct) => reads.WithoutEmbeddingAsync(model, first, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<(IndexedKind Kind, Guid Id, TextEmbedding Embedding)>> EmbeddingsAsync(
        Scope scope, IReadOnlyCollection<(IndexedKind Kind, Guid Id)> texts, CancellationToken ct) => reads.EmbeddingsAsync(scope, texts, ct);

    /// <inheritdoc/>
    public Task SetEmbeddingsAsync(Scope scope, IReadOnlyList<(IndexedKind Kind, Guid Id, TextEmbedding Embedding)> embeddings, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(embeddings);
        return NotingAsync(scope, writer.EmbedAsync(scope, embeddings, ct));
    }

    /// <summary>Ends when the recall indexes that are read in the background now have been read.</summary>
    internal Task IndexesLoadedAsync() => candidates.LoadedAsync();

    /// <summary>Closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync().ConfigureAwait(false);
        await Warming.ConfigureAwait(false);
        await candidates.DisposeAsync().ConfigureAwait(false);
        await database.DisposeAsync().ConfigureAwait(false);
        closing.Dispose();
    }

    // Also when it failed: then it may have been written all the same.
    private async Task<T> NotingAsync<T>(Scope scope, Task<T> write)
    {
        try
        {
            return await write.ConfigureAwait(false);
        }
        finally
        {
            candidates.NoteWrite(scope);
        }
    }

    // The first use of a statement costs the server some tenths of a second for its plan. What fails here fails again where somebody waits for it.
    private async Task WarmUpAsync()
    {
        try
        {
            await candidates.WarmUpAsync(closing.Token).ConfigureAwait(false);
            await WarmUpReadsAsync(new Scope("warm-up", ScopeKind.Space, "warm-up"), closing.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is MemoryException or OperationCanceledException)
        {
            // Only the first question is slower.
        }
    }

    private async Task WarmUpReadsAsync(Scope nobody, CancellationToken ct)
    {
        ReadPoint now = ReadPoint.At(database.Options.Clock.GetUtcNow());
        EntityId entity = new(Guid.Empty);
        await EntitiesAsync(nobody, new EntityQuery { NameKeys = ["warm"], First = 1 }, now, ct).ConfigureAwait(false);
        await EntitiesAsync(nobody, new EntityQuery { SelfOnly = true, First = 1 }, now, ct).ConfigureAwait(false);
        await DistancesAsync(nobody, new NeighbourQuery { Seeds = [entity] }, now, ct).ConfigureAwait(false);
        await FactsAsync(nobody, new FactQuery { Ids = [new FactId(Guid.Empty)] }, now, ct).ConfigureAwait(false);
        await CitedFactsAsync(nobody, new FactQuery { Ids = [new FactId(Guid.Empty)] }, now, ct).ConfigureAwait(false);
        await CitedFactsAsync(nobody, new FactQuery { Subjects = [entity], Predicates = ["name"], Descending = true }, now, ct).ConfigureAwait(false);
        await TurnsAsync(nobody, new TurnQuery { Ids = [new TurnId(Guid.Empty)] }, now, ct).ConfigureAwait(false);
        await TurnsAsync(nobody, new TurnQuery { Session = "warm-up", Descending = true }, now, ct).ConfigureAwait(false);
        await FactsAsync(nobody, new FactQuery { First = 1 }, now, ct).ConfigureAwait(false);
        await FactsAsync(nobody, new FactQuery { First = 1, Descending = true }, now, ct).ConfigureAwait(false);
    }
}
