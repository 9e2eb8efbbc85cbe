using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;

namespace GraphMemory.Contract;

/// <summary>Turns and sessions: in the order of their saying, as far as known and said.</summary>
public abstract class TurnsContract : MemoryGraphContract
{
    private static readonly DateTimeOffset Monday = new(2026, 2, 23, 8, 0, 0, TimeSpan.FromHours(5.5));

    [Fact]
    public async Task A_turn_comes_back_whole_with_when_it_was_recorded()
    {
        DateTimeOffset recorded = Ada.Now;
        Turn turn = await Ada.TellAsync("I live in Graz.", role: TurnRole.Assistant, speaker: "Ann", saidAt: Monday, externalId: "m-1", due: true);
        StoredTurn stored = Assert.Single((await Ada.TurnsAsync()).Items);
        Assert.Equal(turn, stored.Turn);
        Assert.Equal(Monday.Offset, stored.Turn.SaidAt.Offset);
        Assert.Equal((1L, recorded, true), (stored.Sequence, stored.RecordedAt, stored.ExtractionDue));
    }

    [Fact]
    public async Task Turns_are_paged_in_both_directions_without_gaps_or_repeats()
    {
        for (int i = 0; i < 23; i++) await Ada.TellAsync($"turn {i}", session: $"s{i % 3}", saidAt: Monday.AddHours(i % 6));
        foreach (bool descending in (bool[])[false, true])
        {
            foreach (string? session in (string?[])[null, "s1"])
            {
                List<Turn> all = [];
                TurnCursor? after = null;
                Page<StoredTurn> page;
                do
                {
                    page = await Ada.TurnsAsync(new TurnQuery { First = 4, After = after, Descending = descending, Session = session });
                    all.AddRange(page.Items.Select(item => item.Turn));
                    Turn last = all[^1];
                    after = new(last.SaidAt, last.Session, last.Position);
                }
                while (page.HasMore);
                Assert.Equal(session is null ? 23 : 8, all.Count);
                IEnumerable<Turn> ordered = all.OrderBy(turn => turn.SaidAt).ThenBy(turn => turn.Session, StringComparer.Ordinal).ThenBy(turn => turn.Position);
                Assert.Equal(descending ? ordered.Reverse() : ordered, all);
            }
        }
    }

    [Fact]
    public async Task A_late_arrival_stands_where_it_was_said()
    {
        await Ada.TellAsync("first", saidAt: Monday);
        await Ada.TellAsync("third", saidAt: Monday.AddHours(2));
        await Ada.TellAsync("second", saidAt: Monday.AddHours(1));
        Assert.Equal(["first", "second", "third"], (await Ada.TurnsAsync(new TurnQuery { Session = "s1" })).Items.Select(turn => turn.Turn.Text));
        Assert.Equal(3, (await Graph.NextPositionsAsync(Ada.Scope, ["s1", "new"], Ct))["s1"]);
    }

    [Fact]
    public async Task Turns_are_read_as_far_as_they_were_known_and_said()
    {
        await Ada.TellAsync("old", saidAt: Monday);
        DateTimeOffset between = Ada.Now;
        await Ada.TellAsync("older, told later", session: "s2", saidAt: Monday.AddDays(-1));
        await Ada.TellAsync("new", saidAt: Ada.Now);

        Assert.Equal(["old"], (await Ada.TurnsAsync(at: new ReadPoint(Ada.Now, between.AddTicks(-1)))).Items.Select(turn => turn.Turn.Text));
        Assert.Equal(["older, told later", "old"], (await Ada.TurnsAsync(at: new ReadPoint(Monday, Ada.Now))).Items.Select(turn => turn.Turn.Text));
        Assert.Empty((await Ada.TurnsAsync(at: new ReadPoint(Monday.AddTicks(-1), between.AddTicks(-1)))).Items);
        ScopeCounts counts = await Graph.CountsAsync(Ada.Scope, new ReadPoint(Monday, Ada.Now), Ct);
        Assert.Equal((2L, 2L, 3L), (counts.Turns, counts.Sessions, counts.Changes));
    }

    [Fact]
    public async Task Turns_are_found_by_id_external_id_and_time()
    {
        Turn first = await Ada.TellAsync("first", saidAt: Monday, externalId: "a");
        Turn second = await Ada.TellAsync("second", saidAt: Monday.AddHours(1), externalId: "b", session: "s2");
        Assert.Equal([second.Id], (await Ada.TurnsAsync(new TurnQuery { Ids = [second.Id, Ada.NewTurn("nowhere").Id] })).Items.Select(turn => turn.Turn.Id));
        Assert.Equal([first.Id], (await Ada.TurnsAsync(new TurnQuery { ExternalIds = ["a", "z"] })).Items.Select(turn => turn.Turn.Id));
        Assert.Empty((await Ada.TurnsAsync(new TurnQuery { ExternalIds = ["a"], Session = "s2" })).Items);
        Assert.Empty((await Ada.TurnsAsync(new TurnQuery { Ids = [first.Id], Session = "" })).Items);
        Assert.Equal([first.Id], (await Ada.TurnsAsync(new TurnQuery { From = Monday, Until = Monday.AddHours(1) })).Items.Select(turn => turn.Turn.Id));
    }

    [Fact]
    public async Task Sessions_come_latest_first_as_their_turns_show_them()
    {
        await Ada.TellAsync("a1", session: "a", saidAt: Monday);
        await Ada.TellAsync("b1", session: "b", saidAt: Monday.AddHours(1));
        await Ada.TellAsync("c1", session: "c", saidAt: Monday.AddHours(1));
        await Ada.TellAsync("a2", session: "a", saidAt: Monday.AddHours(3));

        Page<Session> first = await Graph.SessionsAsync(Ada.Scope, new SessionQuery(First: 2), Ada.AtNow, Ct);
        Assert.True(first.HasMore);
        Page<Session> rest = await Graph.SessionsAsync(Ada.Scope, new SessionQuery((first.Items[1].LastAt, first.Items[1].Key), 2), Ada.AtNow, Ct);
        Assert.False(rest.HasMore);
        Assert.Equal(["a", "c", "b"], first.Items.Concat(rest.Items).Select(session => session.Key));
        Assert.Equal(new Session("a", Monday.ToUniversalTime(), Monday.AddHours(3).ToUniversalTime(), 2), first.Items[0]);
        Page<Session> before = await Graph.SessionsAsync(Ada.Scope, new SessionQuery(), new ReadPoint(Monday.AddHours(1), Ada.Now), Ct);
        Assert.Equal(["c", "b", "a"], before.Items.Select(session => session.Key));
    }

    [Fact]
    public async Task Extraction_is_due_until_it_is_done_oldest_first_over_all_scopes()
    {
        ScopeWriter bea = new(Graph, Scope.User("bea"), seed: 2);
        Turn first = await Ada.TellAsync("one", due: true);
        bea.Clock.Advance(TimeSpan.FromSeconds(90));
        Turn second = await bea.TellAsync("two", due: true);
        Ada.Clock.Advance(TimeSpan.FromHours(1));
        Turn third = await Ada.TellAsync("three", due: true);
        await Ada.TellAsync("not due");

        Assert.Equal(
            [(Ada.Scope, first.Id), (bea.Scope, second.Id), (Ada.Scope, third.Id)], await Graph.ExtractionDueAsync(10, Ct));
        Assert.Equal([(Ada.Scope, first.Id)], await Graph.ExtractionDueAsync(1, Ct));

        DateTimeOffset before = Ada.Now.AddTicks(-1);
        await Ada.AppendAsync([], new TurnExtracted(first.Id, "rules/1"));
        Assert.Equal([(bea.Scope, second.Id), (Ada.Scope, third.Id)], await Graph.ExtractionDueAsync(10, Ct));
        TurnQuery query = new() { Ids = [first.Id] };
        Assert.False(Assert.Single((await Ada.TurnsAsync(query)).Items).ExtractionDue);
        Assert.True(Assert.Single((await Ada.TurnsAsync(query, ReadPoint.At(before))).Items).ExtractionDue);
    }

    [Fact]
    public async Task Bounds_are_checked()
    {
        TurnId[] many = [.. Enumerable.Repeat(Ada.NewTurn("x").Id, 1_001)];
        await RefusedAsync(MemoryErrorCode.InvalidArgument, () => Ada.TurnsAsync(new TurnQuery { Ids = many }));
        await RefusedAsync(MemoryErrorCode.InvalidArgument, () => Ada.TurnsAsync(new TurnQuery { First = -1 }));
        await RefusedAsync(MemoryErrorCode.InvalidArgument, () => Graph.SessionsAsync(Ada.Scope, new SessionQuery(First: -1), Ada.AtNow, Ct));
        await RefusedAsync(MemoryErrorCode.InvalidArgument, () => Graph.ExtractionDueAsync(10_001, Ct));
        await RefusedAsync(MemoryErrorCode.InvalidArgument, () => Graph.NextPositionsAsync(Ada.Scope, [.. Enumerable.Repeat("s1", 1_001)], Ct));
    }
}
