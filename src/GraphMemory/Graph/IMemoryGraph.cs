using GraphMemory.Conversations;
using GraphMemory.Journal;
using GraphMemory.Recall;

namespace GraphMemory.Graph;

/// <summary>
/// Where memories are kept. A store projects the journal to a graph and answers reads of it; it decides nothing.
/// Every method is safe to call from many threads, sees one consistent state, and throws <see cref="MemoryException"/>
/// (<see cref="MemoryErrorCode.StoreUnavailable"/> and the like) when the store cannot do its work. A call that goes beyond the bounds told
/// here and in the queries is refused with <see cref="MemoryErrorCode.InvalidArgument"/>; <see cref="Bounds"/> and the queries check them.
/// </summary>
public interface IMemoryGraph : IAsyncDisposable
{
    /// <summary>Where the memories are, for people: a file or an address, without secrets.</summary>
    string Location { get; }

    /// <summary>The state of a scope's journal; <see cref="ScopeHead.Empty"/> for an unknown scope.</summary>
    Task<ScopeHead> HeadAsync(Scope scope, CancellationToken ct);

    /// <summary>
    /// Writes entries and their projection in one transaction, durably. False: another entry has the first one's sequence number, and nothing was
    /// written. True also when exactly these entries stand there already, so that an append whose answer was lost can be sent again.
    /// </summary>
    /// <param name="scope">Whose journal; an unknown scope comes into being.</param>
    /// <param name="entries">Consecutive, at least one; the first follows the head that the caller read.</param>
    /// <param name="index">One element for each turn and fact that the entries add; an element for a text that is indexed already
    /// replaces its terms and features, and its vector when it carries one.</param>
    /// <param name="ct">Cancels while nothing is written.</param>
    /// <exception cref="MemoryException"><see cref="MemoryErrorCode.JournalBroken"/> when the entries do not follow each other or the head
    /// (<see cref="JournalEntry.CheckChain"/>, <see cref="JournalEntry.CheckFollows"/>).</exception>
    Task<bool> TryAppendAsync(Scope scope, IReadOnlyList<JournalEntry> entries, IReadOnlyList<IndexedText> index, CancellationToken ct);

    /// <summary>Entries behind a sequence number, ascending, at most <paramref name="first"/>: 0 to 10,000.</summary>
    Task<IReadOnlyList<JournalEntry>> JournalAsync(Scope scope, long after, int first, CancellationToken ct);

    /// <summary>Entries that hold an item about one of these facts, at most 1,000 facts, ascending.</summary>
    Task<IReadOnlyList<JournalEntry>> JournalOfFactsAsync(Scope scope, IReadOnlyCollection<FactId> facts, CancellationToken ct);

    /// <summary>The scopes that have a journal, ordered by token, behind a token, at most <paramref name="first"/>: 0 to 10,000.</summary>
    Task<IReadOnlyList<Scope>> ScopesAsync(string? afterToken, int first, CancellationToken ct);

    /// <summary>
    /// Takes salt and body of items away, for good, and everything that was projected from them: the scope's graph becomes what a replay
    /// of its journal gives. The hashes stay, so that the chain still verifies.
    /// </summary>
    Task EraseAsync(Scope scope, IReadOnlyCollection<ItemRef> items, CancellationToken ct);

    /// <summary>Turns, as far as recorded at the known time and said at the valid time.</summary>
    Task<Page<StoredTurn>> TurnsAsync(Scope scope, TurnQuery query, ReadPoint at, CancellationToken ct);

    /// <summary>Conversations, latest first, as their turns at the read point show them.</summary>
    Task<Page<Session>> SessionsAsync(Scope scope, SessionQuery query, ReadPoint at, CancellationToken ct);

    /// <summary>The position that the next turn of each of these sessions takes, at most 1,000 sessions; 0 for an unknown one.</summary>
    Task<IReadOnlyDictionary<string, int>> NextPositionsAsync(Scope scope, IReadOnlyCollection<string> sessions, CancellationToken ct);

    /// <summary>Entities with their aliases, as far as known.</summary>
    Task<Page<Entity>> EntitiesAsync(Scope scope, EntityQuery query, ReadPoint at, CancellationToken ct);

    /// <summary>Facts with version, sources and links at the read point.</summary>
    Task<Page<FactState>> FactsAsync(Scope scope, FactQuery query, ReadPoint at, CancellationToken ct);

    /// <summary>
    /// Facts as by <see cref="FactsAsync"/>, with the facts that they are linked with and the turns that both rest on. A store to which
    /// every read is a journey does it in one.
    /// </summary>
    Task<CitedFacts> CitedFactsAsync(Scope scope, FactQuery query, ReadPoint at, CancellationToken ct) => CitedFacts.ReadAsync(this, scope, query, at, ct);

    /// <summary>All versions of these facts recorded at the known time, at most 1,000 facts, by fact and number.</summary>
    Task<IReadOnlyList<FactVersion>> VersionsAsync(Scope scope, IReadOnlyCollection<FactId> facts, DateTimeOffset known, CancellationToken ct);

    /// <summary>The entities and relationships around some entities.</summary>
    Task<Neighbourhood> NeighboursAsync(Scope scope, NeighbourQuery query, ReadPoint at, CancellationToken ct);

    /// <summary>How far entities lie from some, without the relationships between them. A store to which every read is a journey does it in one.</summary>
    async Task<IReadOnlyDictionary<EntityId, int>> DistancesAsync(Scope scope, NeighbourQuery query, ReadPoint at, CancellationToken ct) =>
        (await NeighboursAsync(scope, query, at, ct).ConfigureAwait(false)).Distances;

    /// <summary>What may answer a question.</summary>
    Task<Candidates> CandidatesAsync(Scope scope, CandidateQuery query, ReadPoint at, CancellationToken ct);

    /// <summary>How much a scope holds.</summary>
    Task<ScopeCounts> CountsAsync(Scope scope, ReadPoint at, CancellationToken ct);

    /// <summary>Turns of any scope whose extraction is due, oldest first, at most <paramref name="first"/>: 0 to 10,000.</summary>
    Task<IReadOnlyList<(Scope Scope, TurnId Turn)>> ExtractionDueAsync(int first, CancellationToken ct);

    /// <summary>Which models' vectors the store holds.</summary>
    Task<IReadOnlyList<EmbeddingModelUse>> EmbeddingModelsAsync(CancellationToken ct);

    /// <summary>How many texts have no vector of this model.</summary>
    Task<long> CountWithoutEmbeddingAsync(string model, CancellationToken ct);

    /// <summary>Texts of any scope that have no vector of this model, at most <paramref name="first"/>: 0 to 10,000.</summary>
    Task<IReadOnlyList<UnembeddedText>> WithoutEmbeddingAsync(string model, int first, CancellationToken ct);

    /// <summary>The vectors of turns and facts, whichever model made them, in no order. Those that have none, or are not there, are left out.</summary>
    /// <param name="scope">Whose.</param>
    /// <param name="texts">At most 1,000.</param>
    /// <param name="ct">Cancels the read.</param>
    Task<IReadOnlyList<(IndexedKind Kind, Guid Id, TextEmbedding Embedding)>> EmbeddingsAsync(
        Scope scope, IReadOnlyCollection<(IndexedKind Kind, Guid Id)> texts, CancellationToken ct);

    /// <summary>Sets the vectors of texts, replacing vectors of another model. Ids that are no longer there are passed over.</summary>
    Task SetEmbeddingsAsync(Scope scope, IReadOnlyList<(IndexedKind Kind, Guid Id, TextEmbedding Embedding)> embeddings, CancellationToken ct);
}

/// <summary>How much a scope holds at a read point.</summary>
/// <param name="Turns">Turns.</param>
/// <param name="Sessions">Conversations.</param>
/// <param name="Entities">Entities.</param>
/// <param name="Facts">Active facts.</param>
/// <param name="Changes">Journal entries.</param>
public sealed record ScopeCounts(long Turns, long Sessions, long Entities, long Facts, long Changes);
