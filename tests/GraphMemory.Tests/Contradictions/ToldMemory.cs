using GraphMemory.Contradictions;
using GraphMemory.Conversations;
using GraphMemory.Extraction;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Language.English;
using GraphMemory.Recall;
using Microsoft.Extensions.Time.Testing;

namespace GraphMemory.Tests.Contradictions;

/// <summary>A memory of one user to whom sentences are told at chosen times, in any order.</summary>
internal sealed class ToldMemory : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Scope Owner = Scope.User("owner");

    private readonly TemporaryStore store;
    private readonly FakeTimeProvider clock = new(Now);
    private readonly JournalWriter journal;
    private readonly IdSource ids;
    private int position;

    private ToldMemory(TemporaryStore store)
    {
        this.store = store;
        RandomSource random = RandomSource.Seeded(7);
        ids = new IdSource(clock, random);
        journal = new JournalWriter(store.Graph, clock, random, retriesMax: 3);
    }

    public IMemoryGraph Graph => store.Graph;

    public static Scope Scope => Owner;

    public static async Task<ToldMemory> OpenAsync() => new(await TemporaryStore.OpenAsync());

    public static DateTimeOffset Day(string date) => DateTimeOffset.Parse(date + "T10:00:00Z");

    /// <summary>Tells a sentence on a day.</summary>
    public Task<ClaimDecision> TellAsync(string text, string day, string session = "s", string? speaker = null) =>
        TellAsync([(text, Day(day), session, speaker)]);

    /// <summary>Tells several sentences in one batch.</summary>
    public async Task<ClaimDecision> TellAsync(IReadOnlyList<(string Text, DateTimeOffset SaidAt, string Session, string? Speaker)> told)
    {
        List<Turn> turns = [.. told.Select(each => new Turn
        {
            Id = new(ids.Next()), Session = each.Session, Position = position++, Role = TurnRole.User, Speaker = each.Speaker, Text = each.Text, SaidAt = each.SaidAt,
        })];
        List<SourcedClaim> claims =
        [
            .. turns.SelectMany(turn => ClaimExtractor.Extract(turn, EnglishAnalyzer.Default.Analyze(turn.Text)).Claims.Select(claim => SourcedClaim.From(turn, claim))),
        ];
        return await WriteAsync(turns, claims);
    }

    public Task<ClaimDecision> AssertAsync(params FactAssertion[] facts) =>
        WriteAsync([], [.. facts.Select(fact => SourcedClaim.From(fact, clock.GetUtcNow()))]);

    /// <summary>Facts in any state, by text.</summary>
    public async Task<IReadOnlyDictionary<string, FactState>> FactsAsync() =>
        (await AllAsync()).ToDictionary(state => state.Fact.Text, StringComparer.Ordinal);

    public async Task<IReadOnlyList<FactState>> AllAsync() =>
        (await Graph.FactsAsync(Owner, new() { Statuses = null, First = 1000 }, ReadPoint.At(Now.AddYears(1)), default)).Items;

    public async Task<IReadOnlyList<Entity>> EntitiesAsync() =>
        (await Graph.EntitiesAsync(Owner, new() { First = 1000 }, ReadPoint.At(Now.AddYears(1)), default)).Items;

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private async Task<ClaimDecision> WriteAsync(List<Turn> turns, List<SourcedClaim> claims)
    {
        clock.Advance(TimeSpan.FromMinutes(1));
        ClaimDecision decision = ClaimDecision.Nothing;
        await journal.AppendAsync(Owner, async at =>
        {
            decision = await ClaimDecider.DecideAsync(Graph, Owner, claims, at, ids, default);
            List<GraphChange> changes = [];
            if (turns.Count > 0) changes.Add(new("test", [], [.. turns.Select(turn => new TurnAdded(turn, ExtractionDue: false))]));
            if (!decision.Items.IsEmpty) changes.Add(new("rules/1", decision.Reasons, decision.Items));
            IEnumerable<IndexedText> index = turns.Select(turn => TextIndexer.Of(turn, NameKinds.None, null))
                .Concat(decision.Items.OfType<FactAdded>().Select(fact => TextIndexer.Of(fact.Fact, null)));
            return new PendingChanges([.. changes], [.. index]);
        }, default);
        return decision;
    }
}
