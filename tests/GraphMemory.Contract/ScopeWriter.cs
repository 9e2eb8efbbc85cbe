using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Recall;
using Microsoft.Extensions.Time.Testing;

namespace GraphMemory.Contract;

/// <summary>Writes a scope's changes as the core would: one entry for each call, a minute apart.</summary>
public sealed class ScopeWriter
{
    public const string Model = "four";

    private readonly RandomSource random;
    private readonly IdSource ids;

    public ScopeWriter(IMemoryGraph graph, Scope scope, int seed = 1)
    {
        Graph = graph;
        Scope = scope;
        random = RandomSource.Seeded(seed);
        ids = new IdSource(Clock, random);
    }

    /// <summary>A writer that goes on where a scope's journal ends.</summary>
    public static async Task<ScopeWriter> AtHeadAsync(IMemoryGraph graph, Scope scope, int seed) =>
        new(graph, scope, seed) { Head = await graph.HeadAsync(scope, CancellationToken.None) };

    public IMemoryGraph Graph { get; }

    public Scope Scope { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>A read of what is so and known now.</summary>
    public ReadPoint AtNow => ReadPoint.At(Now);

    public ScopeHead Head { get; private set; } = ScopeHead.Empty;

    /// <summary>What was given to the index, by the id of the turn or fact.</summary>
    public Dictionary<Guid, IndexedText> Index { get; } = [];

    public EntityId NewEntityId() => new(ids.Next());

    public FactId NewFactId() => new(ids.Next());

    public JournalEntry Seal(params ChangeItem[] items) =>
        JournalEntry.Seal(Scope, Head, new GraphChange("test", ["TOLD"], [.. items]), Now, random);

    /// <summary>Appends one entry; answers when it was recorded.</summary>
    public async Task<DateTimeOffset> AppendAsync(IReadOnlyList<IndexedText> index, params ChangeItem[] items)
    {
        JournalEntry entry = Seal(items);
        Assert.True(await Graph.TryAppendAsync(Scope, [entry], index, CancellationToken.None));
        Head = entry.Head;
        foreach (IndexedText text in index) Index[text.Id] = text;
        Clock.Advance(TimeSpan.FromMinutes(1));
        return entry.At;
    }

    public Turn NewTurn(
        string text, string session = "s1", int position = 0, TurnRole role = TurnRole.User, string? speaker = null, DateTimeOffset? saidAt = null, string? externalId = null) =>
        new()
        {
            Id = new(ids.Next()),
            Session = session,
            Position = position,
            Role = role,
            Speaker = speaker,
            Text = text,
            SaidAt = saidAt ?? Now,
            ExternalId = externalId,
        };

    public async Task<Turn> TellAsync(
        string text, string session = "s1", TurnRole role = TurnRole.User, string? speaker = null, DateTimeOffset? saidAt = null, string? externalId = null,
        bool due = false, float[]? vector = null, string model = Model)
    {
        IReadOnlyDictionary<string, int> next = await Graph.NextPositionsAsync(Scope, [session], CancellationToken.None);
        Turn turn = NewTurn(text, session, next[session], role, speaker, saidAt, externalId);
        await AppendAsync([IndexOf(turn, vector, model)], new TurnAdded(turn, due));
        return turn;
    }

    public async Task<EntityId> MeetAsync(string name, EntityKind kind = EntityKind.Person, bool self = false)
    {
        EntityId id = NewEntityId();
        await AppendAsync([], new EntityAdded(id, kind, name, self));
        return id;
    }

    public Fact NewFact(EntityId subject, string predicate, string text, EntityId? other = null, string? value = null, string? facet = null) => new()
    {
        Id = NewFactId(),
        Subject = subject,
        Predicate = predicate,
        Facet = facet,
        Object = other,
        Value = value,
        ValueKey = other?.ToString() ?? value ?? "",
        Text = text,
        Rule = "test/1",
    };

    public async Task<Fact> ConcludeAsync(
        EntityId subject, string predicate, string text, EntityId? other = null, string? value = null, string? facet = null, Turn? source = null,
        Validity validity = default, decimal confidence = .9m, float[]? vector = null, string model = Model)
    {
        Fact fact = NewFact(subject, predicate, text, other, value, facet);
        await AppendAsync(
            [IndexOf(fact, vector, model)],
            new FactAdded(fact),
            new VersionAdded(fact.Id, 1, validity, validity.From ?? source?.SaidAt.ToUniversalTime() ?? Now, confidence),
            new SourceAdded(fact.Id, source is null ? new FactSource(null, null, "a letter") : new FactSource(source.Id, new TextSpan(0, 3), null)));
        return fact;
    }

    /// <summary>Ends a fact at an instant, as a later statement would: its version expires and another, closed one is believed.</summary>
    public Task<DateTimeOffset> CloseAsync(Fact fact, int number, Validity validity, DateTimeOffset countsFrom) => AppendAsync(
        [], new VersionExpired(fact.Id, number), new VersionAdded(fact.Id, number + 1, validity, countsFrom, .9m));

    public Task<DateTimeOffset> WithdrawAsync(Fact fact, int number) => AppendAsync([], new VersionExpired(fact.Id, number));

    public static IndexedText IndexOf(Turn turn, float[]? vector = null, string model = Model) => new()
    {
        Kind = IndexedKind.Turn,
        Id = turn.Id.Value,
        Terms = Terms.Of(turn.SpokenText),
        Features = TurnFeatureReader.Read(turn.SpokenText, NameKinds.None),
        Embedding = vector is null ? null : new TextEmbedding(model, vector),
    };

    public static IndexedText IndexOf(Fact fact, float[]? vector = null, string model = Model) => new()
    {
        Kind = IndexedKind.Fact,
        Id = fact.Id.Value,
        Terms = Terms.Of(fact.Text),
        Embedding = vector is null ? null : new TextEmbedding(model, vector),
    };

    public Task<Page<StoredTurn>> TurnsAsync(TurnQuery? query = null, ReadPoint? at = null) =>
        Graph.TurnsAsync(Scope, query ?? new TurnQuery(), at ?? AtNow, CancellationToken.None);

    public Task<Page<FactState>> FactsAsync(FactQuery? query = null, ReadPoint? at = null) =>
        Graph.FactsAsync(Scope, query ?? new FactQuery(), at ?? AtNow, CancellationToken.None);

    public Task<Page<Entity>> EntitiesAsync(EntityQuery? query = null, ReadPoint? at = null) =>
        Graph.EntitiesAsync(Scope, query ?? new EntityQuery(), at ?? AtNow, CancellationToken.None);

    public Task<Candidates> AskAsync(string question, float[]? vector = null, Func<CandidateQuery, CandidateQuery>? with = null, ReadPoint? at = null, string model = Model)
    {
        CandidateQuery query = new() { Cues = CueReader.Read(question), Embedding = vector is null ? null : new TextEmbedding(model, vector) };
        return Graph.CandidatesAsync(Scope, with is null ? query : with(query), at ?? AtNow, CancellationToken.None);
    }
}
