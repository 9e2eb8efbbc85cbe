using System.Text.Json;
using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;

namespace GraphMemory.Contract;

/// <summary>Facts with what it takes to tell of them are what the separate reads of facts and turns answer.</summary>
public abstract class CitedFactsContract : MemoryGraphContract
{
    [Fact]
    public async Task Facts_come_with_those_they_are_linked_with_and_the_turns_that_both_rest_on()
    {
        EntityId ada = await Ada.MeetAsync("Ada", self: true);
        Turn early = await Ada.TellAsync("I live in Graz.");
        Fact graz = await Ada.ConcludeAsync(ada, "lives_in", "lives in Graz", value: "graz", source: early);
        Turn late = await Ada.TellAsync("I moved to Turin.", saidAt: Ada.Now.AddHours(-1));
        Fact turin = await Ada.ConcludeAsync(ada, "lives_in", "lives in Turin", value: "turin", source: late);
        await Ada.WithdrawAsync(graz, 1);
        await Ada.AppendAsync([], new FactsLinked(turin.Id, graz.Id, FactLinkKind.Supersedes, "LATER"));
        await Ada.ConcludeAsync(ada, "likes", "likes tea", value: "tea", source: await Ada.TellAsync("I like tea."));

        foreach (FactQuery query in (FactQuery[])[new() { Predicates = ["lives_in"] }, new() { Ids = [turin.Id] }])
        {
            CitedFacts cited = await CitedAsync(query);
            Assert.Equal(turin.Id, Assert.Single(cited.Facts).Fact.Id);
            FactState linked = Assert.Single(cited.Linked);
            Assert.Equal((graz.Id, FactStatus.Withdrawn), (linked.Fact.Id, linked.Status));
            Assert.Equal([early.Id, late.Id], cited.Turns.Select(turn => turn.Turn.Id).Order());
        }

        CitedFacts both = await CitedAsync(new FactQuery { Predicates = ["lives_in"], Statuses = null });
        Assert.Equal([graz.Id, turin.Id], both.Facts.Select(state => state.Fact.Id));
        Assert.Empty(both.Linked);
        Assert.Empty((await CitedAsync(new FactQuery { Predicates = ["speaks"] })).Turns);
    }

    [Fact]
    public async Task A_fact_may_rest_on_more_turns_than_one_read_takes()
    {
        EntityId ada = await Ada.MeetAsync("Ada", self: true);
        Fact tea = await Ada.ConcludeAsync(ada, "likes", "likes tea", value: "tea");
        Turn[] turns = [.. Enumerable.Range(0, 1_001).Select(i => Ada.NewTurn("I like tea.", position: i))];
        await Ada.AppendAsync(
            [.. turns.Select(turn => ScopeWriter.IndexOf(turn))],
            [
                .. turns.Select(turn => new TurnAdded(turn, ExtractionDue: false)),
                .. turns.Select(turn => new SourceAdded(tea.Id, new FactSource(turn.Id, new TextSpan(0, 1), null))),
            ]);
        CitedFacts cited = await CitedAsync(new FactQuery { Ids = [tea.Id], SourcesMax = null });
        Assert.Equal(turns.Select(turn => turn.Id).Order(), cited.Turns.Select(turn => turn.Turn.Id).Order());
    }

    [Fact]
    public async Task A_source_is_told_though_it_was_said_behind_the_valid_time()
    {
        EntityId ada = await Ada.MeetAsync("Ada", self: true);
        Turn turn = await Ada.TellAsync("I was born in Graz.");
        Fact born = await Ada.ConcludeAsync(ada, "born_in", "was born in Graz", value: "graz", source: turn, validity: new Validity(Ada.Now.AddYears(-30), null));
        CitedFacts cited = await Graph.CitedFactsAsync(Ada.Scope, new FactQuery { Ids = [born.Id] }, new ReadPoint(Ada.Now.AddYears(-10), Ada.Now), Ct);
        Assert.Equal(born.Id, Assert.Single(cited.Facts).Fact.Id);
        Assert.Equal(turn.Id, Assert.Single(cited.Turns).Turn.Id);
    }

    [Fact]
    public async Task Of_many_sources_the_first_and_the_latest_are_told_with_their_turns()
    {
        EntityId ada = await Ada.MeetAsync("Ada", self: true);
        List<Turn> turns = [];
        for (int i = 0; i < 14; i++) turns.Add(await Ada.TellAsync($"I like tea {i}."));
        Fact other = await Ada.ConcludeAsync(ada, "likes", "likes coffee", value: "coffee", source: turns[0]);
        Fact fact = await Ada.ConcludeAsync(ada, "likes", "likes tea", value: "tea", source: turns[0]);
        foreach (Turn turn in turns.Skip(1))
        {
            await Ada.AppendAsync([], new SourceAdded(fact.Id, new FactSource(turn.Id, new TextSpan(0, 2), null)));
            await Ada.AppendAsync([], new SourceAdded(other.Id, new FactSource(turn.Id, new TextSpan(0, 2), null)));
        }
        await Ada.AppendAsync([], new FactsLinked(fact.Id, other.Id, FactLinkKind.Disputes, "TESTED"));
        foreach (int? most in (int?[])[2, 5, 10, null]) await AssertAsReadApartAsync(new FactQuery { Ids = [fact.Id], SourcesMax = most }, Ada.AtNow);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public async Task Any_question_is_answered_as_by_separate_reads_now_and_in_the_past(int seed)
    {
        await RandomHistory.WriteAsync(Ada, seed, changes: 80);
        Random random = new(seed);
        FactId[] facts = [.. (await Ada.FactsAsync(new FactQuery { Statuses = null, First = 1_000 })).Items.Select(state => state.Fact.Id)];
        EntityId[] entities = [.. (await Ada.EntitiesAsync(new EntityQuery { First = 1_000 })).Items.Select(entity => entity.Id)];
        TurnId[] turns = [.. (await Ada.TurnsAsync(new TurnQuery { First = 1_000 })).Items.Select(turn => turn.Turn.Id)];
        // Links beside the few that the history holds, so that most facts have some, and some of them are asked for together.
        for (int i = 0; i < 12; i++)
        {
            FactId[] pair = random.GetItems(facts, 2);
            if (pair[0] != pair[1]) await Ada.AppendAsync([], new FactsLinked(pair[0], pair[1], (FactLinkKind)random.Next(5), "TESTED"));
        }
        ReadPoint[] points =
        [
            Ada.AtNow, ReadPoint.At(Ada.Now.AddMinutes(-6.5)), new(Ada.Now.AddMinutes(-200), Ada.Now), new(Ada.Now, Ada.Now.AddMinutes(-30.5)),
        ];
        FactQuery[] queries =
        [
            new() { Statuses = null, First = 1_000 },
            new() { Statuses = null, First = 5 },
            new() { Statuses = null, First = 5, Descending = true, After = facts[facts.Length / 2] },
            new() { Ids = random.GetItems(facts, 6).Distinct().ToArray() },
            new() { Ids = random.GetItems(facts, 6).Distinct().ToArray(), Statuses = [FactStatus.Withdrawn, FactStatus.Closed] },
            new() { Subjects = entities[..2], Predicates = ["likes"], Descending = true, First = 7 },
            new() { Subjects = [entities[0]], Statuses = null },
            new() { Entities = entities[1..3], Statuses = null, ConfidenceMin = .3m },
            new() { Slots = [new SlotQuery(entities[0], "likes", null), new SlotQuery(entities[1], "likes", null)], Statuses = null },
            new() { SourceTurns = turns[..6], Statuses = null, SourcesMax = 2 },
            new() { Statuses = null, First = 0 },
            new() { Predicates = ["hates"] },
        ];
        int linked = 0;
        foreach (ReadPoint at in points)
        {
            foreach (FactQuery query in queries) linked += await AssertAsReadApartAsync(query, at);
        }
        Assert.True(linked > 20, $"Only {linked} linked facts were compared.");
    }

    [Fact]
    public async Task A_scope_is_told_nothing_of_another_and_bounds_are_checked()
    {
        EntityId ada = await Ada.MeetAsync("Ada", self: true);
        Fact fact = await Ada.ConcludeAsync(ada, "likes", "likes tea", value: "tea", source: await Ada.TellAsync("I like tea."));
        CitedFacts none = await Graph.CitedFactsAsync(Scope.User("bea"), new FactQuery { Ids = [fact.Id], Statuses = null }, Ada.AtNow, Ct);
        Assert.Equal((0, 0, 0), (none.Facts.Count, none.Linked.Count, none.Turns.Count));
        await RefusedAsync(
            MemoryErrorCode.InvalidArgument, () => CitedAsync(new FactQuery { Ids = [.. Enumerable.Repeat(fact.Id, 1_001)] }));
        await RefusedAsync(MemoryErrorCode.InvalidArgument, () => CitedAsync(new FactQuery { First = 10_001 }));
    }

    private Task<CitedFacts> CitedAsync(FactQuery query) => Graph.CitedFactsAsync(Ada.Scope, query, Ada.AtNow, Ct);

    /// <summary>Compares with three separate reads. Answers how many linked facts there were.</summary>
    private async Task<int> AssertAsReadApartAsync(FactQuery query, ReadPoint at)
    {
        CitedFacts cited = await Graph.CitedFactsAsync(Ada.Scope, query, at, Ct);
        IReadOnlyList<FactState> facts = (await Ada.FactsAsync(query, at)).Items;
        FactId[] others = [.. facts.SelectMany(state => state.Links).SelectMany(link => new[] { link.From, link.To }).Distinct().Except(facts.Select(state => state.Fact.Id))];
        IReadOnlyList<FactState> linked = others.Length == 0 ? [] : (await Ada.FactsAsync(new FactQuery { Ids = others, Statuses = null, SourcesMax = query.SourcesMax, First = 1_000 }, at)).Items;
        TurnId[] sources = [.. facts.Concat(linked).SelectMany(state => state.Sources).Where(source => source.Turn is not null).Select(source => source.Turn!.Value).Distinct()];
        IReadOnlyList<StoredTurn> turns = sources.Length == 0
            ? []
            : (await Ada.TurnsAsync(new TurnQuery { Ids = sources, First = 1_000 }, new ReadPoint(DateTimeOffset.MaxValue, at.Known))).Items;
        Assert.Equal(Text(facts), Text(cited.Facts));
        Assert.Equal(Text(linked.OrderBy(state => state.Fact.Id)), Text(cited.Linked.OrderBy(state => state.Fact.Id)));
        Assert.Equal(Text(turns.OrderBy(turn => turn.Turn.Id)), Text(cited.Turns.OrderBy(turn => turn.Turn.Id)));
        return linked.Count;
    }

    private static string Text(object value) => JsonSerializer.Serialize(value);
}
