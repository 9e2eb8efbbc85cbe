using System.Numerics.Tensors;
using GraphMemory.Conversations;
using GraphMemory.Entities;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Recall;

namespace GraphMemory.Tests.Recall;

/// <summary>The reads of recall over a few rows of one scope, the plain way: every row is a candidate.</summary>
internal sealed class RowsInMemory : IMemoryGraph
{
    private readonly List<(Turn Turn, IndexedText Index)> turns = [];
    private readonly List<(FactState State, IndexedText Index)> facts = [];
    private readonly List<Entity> entities = [];

    public CandidateQuery? Asked { get; private set; }

    public Func<CancellationToken, Task> BeforeEntities { get; set; } = _ => Task.CompletedTask;

    public string Location => "memory";

    public Turn Say(string text, TurnRole role = TurnRole.User, string? speaker = null, ReadOnlyMemory<float>? vector = null)
    {
        Turn turn = new()
        {
            Id = new TurnId(Id(turns.Count + 1)),
            Session = "s",
            Position = turns.Count,
            Role = role,
            Speaker = speaker,
            Text = text,
            SaidAt = new DateTimeOffset(2024, 3, 1, 12, 0, 0, TimeSpan.Zero).AddDays(turns.Count),
        };
        turns.Add((turn, TextIndexer.Of(turn, NameKinds.None, Embedding(vector))));
        return turn;
    }

    public Entity Know(string name, bool isSelf = false)
    {
        Entity entity = new() { Id = new EntityId(Id(1000 + entities.Count)), Kind = EntityKind.Person, Name = name, IsSelf = isSelf };
        entities.Add(entity);
        return entity;
    }

    public Fact Conclude(Entity subject, string predicate, string text, string? facet = null, Entity? other = null, ReadOnlyMemory<float>? vector = null)
    {
        Fact fact = new()
        {
            Id = new FactId(Id(2000 + facts.Count)),
            Subject = subject.Id,
            Predicate = predicate,
            Facet = facet,
            Object = other?.Id,
            ValueKey = text,
            Text = text,
            Rule = "told",
        };
        FactVersion version = new(fact.Id, 1, Validity.Unstated, DateTimeOffset.UnixEpoch, 1, DateTimeOffset.UnixEpoch, ExpiredAt: null);
        facts.Add((new FactState(fact, version, FactStatus.Active, [], 0, []), TextIndexer.Of(fact, Embedding(vector))));
        return fact;
    }

    public Task<Candidates> CandidatesAsync(Scope scope, CandidateQuery query, ReadPoint at, CancellationToken ct)
    {
        Asked = query;
        IReadOnlyList<string> terms = query.Cues.Terms;
        return Task.FromResult(new Candidates(
            query.TurnsMax == 0 ? [] : [.. turns.Select((_, index) => Candidate(query, index))],
            query.FactsMax == 0 ? [] : [.. facts.Select(row => Candidate(query, row.State.Fact, row.Index))],
            Statistics(terms, [.. turns.Select(row => row.Index)]),
            Statistics(terms, [.. facts.Select(row => row.Index)])));
    }

    public async Task<Page<Entity>> EntitiesAsync(Scope scope, EntityQuery query, ReadPoint at, CancellationToken ct)
    {
        await BeforeEntities(ct);
        return new Page<Entity>(
            [.. entities.Where(entity => (!query.SelfOnly || entity.IsSelf) && query.NameKeys?.Contains(NameKey.Of(entity.Name)) != false)], HasMore: false);
    }

    public Task<Neighbourhood> NeighboursAsync(Scope scope, NeighbourQuery query, ReadPoint at, CancellationToken ct)
    {
        Dictionary<EntityId, int> distances = query.Seeds.ToDictionary(seed => seed, _ => 0);
        for (int hop = 1; hop <= query.Hops; hop++)
        {
            foreach (Fact edge in facts.Select(row => row.State.Fact).Where(fact => fact.Object is not null))
            {
                Reach(edge.Subject, edge.Object!.Value, hop);
                Reach(edge.Object!.Value, edge.Subject, hop);
            }
        }
        return Task.FromResult(new Neighbourhood(distances, [], new HashSet<EntityId>()));

        void Reach(EntityId from, EntityId to, int hop)
        {
            if (!query.NotThrough.Contains(from) && distances.TryGetValue(from, out int distance) && distance == hop - 1) distances.TryAdd(to, hop);
        }
    }

    public Task<Page<StoredTurn>> TurnsAsync(Scope scope, TurnQuery query, ReadPoint at, CancellationToken ct) => Task.FromResult(new Page<StoredTurn>(
        [.. turns.Where(row => query.Ids!.Contains(row.Turn.Id)).Select(row => new StoredTurn(row.Turn, 1, row.Turn.SaidAt, ExtractionDue: false))], HasMore: false));

    public Task<Page<FactState>> FactsAsync(Scope scope, FactQuery query, ReadPoint at, CancellationToken ct) =>
        Task.FromResult(new Page<FactState>([.. facts.Select(row => row.State).Where(state => query.Ids!.Contains(state.Fact.Id))], HasMore: false));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public Task<ScopeHead> HeadAsync(Scope scope, CancellationToken ct) => throw new NotSupportedException();

    public Task<bool> TryAppendAsync(Scope scope, IReadOnlyList<JournalEntry> entries, IReadOnlyList<IndexedText> index, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<JournalEntry>> JournalAsync(Scope scope, long after, int first, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<JournalEntry>> JournalOfFactsAsync(Scope scope, IReadOnlyCollection<FactId> facts, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<Scope>> ScopesAsync(string? afterToken, int first, CancellationToken ct) => throw new NotSupportedException();

    public Task EraseAsync(Scope scope, IReadOnlyCollection<ItemRef> items, CancellationToken ct) => throw new NotSupportedException();

    public Task<Page<Session>> SessionsAsync(Scope scope, SessionQuery query, ReadPoint at, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyDictionary<string, int>> NextPositionsAsync(Scope scope, IReadOnlyCollection<string> sessions, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<FactVersion>> VersionsAsync(Scope scope, IReadOnlyCollection<FactId> facts, DateTimeOffset known, CancellationToken ct) => throw new NotSupportedException();

    public Task<ScopeCounts> CountsAsync(Scope scope, ReadPoint at, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<(Scope Scope, TurnId Turn)>> ExtractionDueAsync(int first, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<EmbeddingModelUse>> EmbeddingModelsAsync(CancellationToken ct) => throw new NotSupportedException();

    public Task<long> CountWithoutEmbeddingAsync(string model, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<UnembeddedText>> WithoutEmbeddingAsync(string model, int first, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<(IndexedKind Kind, Guid Id, TextEmbedding Embedding)>> EmbeddingsAsync(
        Scope scope, IReadOnlyCollection<(IndexedKind Kind, Guid Id)> texts, CancellationToken ct) => throw new NotSupportedException();

    public Task SetEmbeddingsAsync(Scope scope, IReadOnlyList<(IndexedKind Kind, Guid Id, TextEmbedding Embedding)> embeddings, CancellationToken ct) => throw new NotSupportedException();

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private static TextEmbedding? Embedding(ReadOnlyMemory<float>? vector) => vector is { } numbers ? new TextEmbedding("test", numbers) : null;

    private static float? Cosine(CandidateQuery query, IndexedText row) =>
        query.Embedding is { } question && row.Embedding is { } own ? TensorPrimitives.Dot(question.Vector.Span, own.Vector.Span) : null;

    private static float[] Counts(CandidateQuery query, IndexedText row) =>
        [.. query.Cues.Terms.Select(term => (float)row.Terms.FirstOrDefault(own => own.Term == term).Count)];

    private static TermStatistics Statistics(IReadOnlyList<string> terms, IndexedText[] rows) => new(
        rows.Length, rows.Length == 0 ? 1 : rows.Average(row => row.Length),
        [.. terms.Select(term => rows.LongCount(row => row.Terms.Any(own => own.Term == term)))]);

    // Each turn stands alone here: windows are the store's work and TurnWindow's tests.
    private TurnCandidate Candidate(CandidateQuery query, int index)
    {
        (Turn turn, IndexedText row) = turns[index];
        return new TurnCandidate
        {
            Id = turn.Id,
            Role = turn.Role,
            Speaker = turn.Speaker,
            SaidAt = turn.SaidAt,
            Features = row.Features!,
            Length = row.Length,
            WindowCounts = Counts(query, row),
            WindowLength = row.Length,
            Cosine = Cosine(query, row),
            NeighbourCosine = Cosine(query, row),
        };
    }

    private static FactCandidate Candidate(CandidateQuery query, Fact fact, IndexedText row) => new()
    {
        Id = fact.Id,
        Subject = fact.Subject,
        Object = fact.Object,
        Predicate = fact.Predicate,
        Facet = fact.Facet,
        Length = row.Length,
        Counts = Counts(query, row),
        Cosine = Cosine(query, row),
    };
}
