using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;

namespace GraphMemory.Contract;

/// <summary>The journal: appended once, in order, whole or not at all.</summary>
public abstract class JournalContract : MemoryGraphContract
{
    [Fact]
    public async Task An_unknown_scope_has_an_empty_head_and_no_rows()
    {
        Assert.Equal(ScopeHead.Empty, await Graph.HeadAsync(Ada.Scope, Ct));
        Assert.Empty(await Graph.JournalAsync(Ada.Scope, 0, 10, Ct));
        Assert.Empty((await Ada.TurnsAsync()).Items);
        Assert.Empty((await Ada.FactsAsync()).Items);
        Assert.Empty((await Ada.EntitiesAsync()).Items);
        Assert.Empty((await Graph.SessionsAsync(Ada.Scope, new SessionQuery(), Ada.AtNow, Ct)).Items);
        Assert.Equal(new ScopeCounts(0, 0, 0, 0, 0), await Graph.CountsAsync(Ada.Scope, Ada.AtNow, Ct));
        Assert.Equal(0, (await Graph.NextPositionsAsync(Ada.Scope, ["s"], Ct))["s"]);
        Assert.Empty(await Graph.ScopesAsync(null, 10, Ct));
    }

    [Fact]
    public async Task An_entry_is_read_back_as_it_was_written_and_moves_the_head()
    {
        JournalEntry entry = Ada.Seal(new EntityAdded(Ada.NewEntityId(), EntityKind.Person, "Ada \"the\" O'Neill 🦉", IsSelf: true));
        Assert.True(await Graph.TryAppendAsync(Ada.Scope, [entry], [], Ct));

        Assert.Equal(entry.Head, await Graph.HeadAsync(Ada.Scope, Ct));
        JournalEntry read = Assert.Single(await Graph.JournalAsync(Ada.Scope, 0, 10, Ct));
        Assert.Null(read.Fault(Ada.Scope, ScopeHead.Empty));
        Assert.Equal(entry.Items.AsEnumerable(), read.Items.AsEnumerable());
        Assert.Equal((entry.Actor, entry.At, entry.Hash), (read.Actor, read.At, read.Hash));
        Assert.Equal(entry.Reasons.AsEnumerable(), read.Reasons.AsEnumerable());
    }

    [Fact]
    public async Task An_append_that_is_sent_again_is_acknowledged_and_written_once()
    {
        JournalEntry first = Ada.Seal(new EntityAdded(Ada.NewEntityId(), EntityKind.Person, "Bea", IsSelf: false));
        Assert.True(await Graph.TryAppendAsync(Ada.Scope, [first], [], Ct));
        Assert.True(await Graph.TryAppendAsync(Ada.Scope, [first], [], Ct));
        JournalEntry next = JournalEntry.Seal(Ada.Scope, first.Head, new GraphChange("test", [], []), first.At.AddMinutes(1), RandomSource.Seeded(3));
        Assert.False(await Graph.TryAppendAsync(Ada.Scope, [first, next], [], Ct));
        Assert.Single((await Ada.EntitiesAsync()).Items);
        Assert.Single(await Graph.JournalAsync(Ada.Scope, 0, 10, Ct));
    }

    [Fact]
    public async Task Of_two_entries_with_one_number_the_second_is_refused_and_writes_nothing()
    {
        JournalEntry first = Ada.Seal(new EntityAdded(Ada.NewEntityId(), EntityKind.Person, "Bea", IsSelf: false));
        JournalEntry second = Ada.Seal(new EntityAdded(Ada.NewEntityId(), EntityKind.Person, "Cleo", IsSelf: false));
        Assert.True(await Graph.TryAppendAsync(Ada.Scope, [first], [], Ct));
        Assert.False(await Graph.TryAppendAsync(Ada.Scope, [second], [], Ct));

        Assert.Equal("Bea", Assert.Single((await Ada.EntitiesAsync()).Items).Name);
        Assert.Equal(first.Hash, (await Graph.HeadAsync(Ada.Scope, Ct)).Hash);
    }

    [Fact]
    public async Task An_entry_that_leaves_a_gap_or_belongs_to_another_chain_is_an_error()
    {
        JournalEntry entry = Ada.Seal(new EntityAdded(Ada.NewEntityId(), EntityKind.Person, "Bea", IsSelf: false));
        await RefusedAsync(MemoryErrorCode.JournalBroken, () => Graph.TryAppendAsync(Ada.Scope, [entry with { Sequence = 2 }], [], Ct));
        await RefusedAsync(MemoryErrorCode.JournalBroken, () => Graph.TryAppendAsync(Ada.Scope, [entry with { PreviousHash = new string('1', 64) }], [], Ct));
        await RefusedAsync(MemoryErrorCode.JournalBroken, () => Graph.TryAppendAsync(Ada.Scope, [entry with { Sequence = 0 }], [], Ct));
        await RefusedAsync(MemoryErrorCode.InvalidArgument, () => Graph.TryAppendAsync(Ada.Scope, [], [], Ct));
        Assert.Equal(ScopeHead.Empty, await Graph.HeadAsync(Ada.Scope, Ct));
    }

    [Fact]
    public async Task Entries_that_do_not_follow_each_other_are_an_error_whether_or_not_the_first_is_late()
    {
        JournalEntry first = Ada.Seal(new EntityAdded(Ada.NewEntityId(), EntityKind.Person, "Bea", IsSelf: false));
        JournalEntry second = JournalEntry.Seal(
            Ada.Scope, first.Head, new GraphChange("test", [], [new EntityAdded(Ada.NewEntityId(), EntityKind.Person, "Cleo", IsSelf: false)]), Ada.Now, RandomSource.Seeded(2));
        JournalEntry[] broken = [first, second with { At = first.At }];
        await RefusedAsync(MemoryErrorCode.JournalBroken, () => Graph.TryAppendAsync(Ada.Scope, broken, [], Ct));
        await RefusedAsync(MemoryErrorCode.JournalBroken, () => Graph.TryAppendAsync(Ada.Scope, [first, first], [], Ct));
        Assert.True(await Graph.TryAppendAsync(Ada.Scope, [first], [], Ct));
        await RefusedAsync(MemoryErrorCode.JournalBroken, () => Graph.TryAppendAsync(Ada.Scope, broken, [], Ct));
        await RefusedAsync(MemoryErrorCode.JournalBroken, () => Graph.TryAppendAsync(Ada.Scope, [second with { At = first.At }], [], Ct));
        Assert.Equal(first.Head, await Graph.HeadAsync(Ada.Scope, Ct));
    }

    [Fact]
    public async Task Bounds_are_checked()
    {
        await RefusedAsync(MemoryErrorCode.InvalidArgument, () => Graph.JournalAsync(Ada.Scope, 0, -1, Ct));
        await RefusedAsync(MemoryErrorCode.InvalidArgument, () => Graph.JournalOfFactsAsync(Ada.Scope, [.. Enumerable.Repeat(Ada.NewFactId(), 1_001)], Ct));
        await RefusedAsync(MemoryErrorCode.InvalidArgument, () => Graph.ScopesAsync(null, 10_001, Ct));
    }

    [Fact]
    public async Task A_change_that_fails_half_way_writes_nothing()
    {
        Turn turn = Ada.NewTurn("I moved to Turin.");
        JournalEntry entry = Ada.Seal(new EntityAdded(Ada.NewEntityId(), EntityKind.Place, "Turin", IsSelf: false), new TurnAdded(turn, ExtractionDue: false));
        await RefusedAsync(MemoryErrorCode.InvalidArgument, () => Graph.TryAppendAsync(Ada.Scope, [entry], [], Ct));

        Assert.Equal(ScopeHead.Empty, await Graph.HeadAsync(Ada.Scope, Ct));
        Assert.Empty((await Ada.EntitiesAsync()).Items);
    }

    [Fact]
    public async Task Several_entries_are_appended_together()
    {
        JournalEntry first = Ada.Seal(new EntityAdded(Ada.NewEntityId(), EntityKind.Person, "Bea", IsSelf: false));
        JournalEntry second = JournalEntry.Seal(
            Ada.Scope, first.Head, new GraphChange("test", [], [new EntityAdded(Ada.NewEntityId(), EntityKind.Person, "Cleo", IsSelf: false)]), Ada.Now, RandomSource.Seeded(2));
        Assert.True(await Graph.TryAppendAsync(Ada.Scope, [first, second], [], Ct));
        Assert.Equal([1L, 2L], (await Graph.JournalAsync(Ada.Scope, 0, 10, Ct)).Select(entry => entry.Sequence));
        Assert.Equal([2L], (await Graph.JournalAsync(Ada.Scope, 1, 10, Ct)).Select(entry => entry.Sequence));
        Assert.Equal([1L], (await Graph.JournalAsync(Ada.Scope, 0, 1, Ct)).Select(entry => entry.Sequence));
    }

    [Fact]
    public async Task The_entries_about_a_fact_are_found()
    {
        EntityId ada = await Ada.MeetAsync("Ada", self: true);
        Fact tea = await Ada.ConcludeAsync(ada, "likes", "likes tea", value: "tea");
        Fact coffee = await Ada.ConcludeAsync(ada, "likes", "likes coffee", value: "coffee");
        await Ada.WithdrawAsync(tea, 1);
        await Ada.AppendAsync([], new FactsLinked(coffee.Id, tea.Id, FactLinkKind.Corrects, "SAID_OTHERWISE"));

        Assert.Equal([2L, 4L, 5L], (await Graph.JournalOfFactsAsync(Ada.Scope, [tea.Id], Ct)).Select(entry => entry.Sequence));
        Assert.Equal([2L, 3L, 4L, 5L], (await Graph.JournalOfFactsAsync(Ada.Scope, [coffee.Id, tea.Id], Ct)).Select(entry => entry.Sequence));
        Assert.Empty(await Graph.JournalOfFactsAsync(Ada.Scope, [Ada.NewFactId()], Ct));
    }

    [Fact]
    public async Task Scopes_are_listed_by_token_in_pages()
    {
        for (int i = 0; i < 5; i++) await new ScopeWriter(Graph, Scope.User($"user {i}"), i + 1).MeetAsync("Bea");
        IReadOnlyList<Scope> first = await Graph.ScopesAsync(null, 3, Ct);
        IReadOnlyList<Scope> rest = await Graph.ScopesAsync(first[^1].Token, 3, Ct);
        string[] tokens = [.. first.Concat(rest).Select(scope => scope.Token)];
        Assert.Equal(5, tokens.Length);
        Assert.Equal(tokens.Order(StringComparer.Ordinal), tokens);
        Assert.Contains(Scope.User("user 3"), first.Concat(rest));
    }

    [Fact]
    public async Task A_cancelled_append_writes_nothing()
    {
        JournalEntry entry = Ada.Seal(new EntityAdded(Ada.NewEntityId(), EntityKind.Person, "Bea", IsSelf: false));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Graph.TryAppendAsync(Ada.Scope, [entry], [], new CancellationToken(canceled: true)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Graph.HeadAsync(Ada.Scope, new CancellationToken(canceled: true)));
        Assert.Equal(ScopeHead.Empty, await Graph.HeadAsync(Ada.Scope, Ct));
    }

    [Fact]
    public async Task Any_text_comes_back_as_it_was_told()
    {
        string[] texts =
        [
            "Robert'); DROP TABLE turn;--", "\"quoted\" \\ back\\slash", "MATCH (n) DETACH DELETE n // ${x} {{y}}", "tab\tnew\nline\r\nend", "owl 🦉 family 👩‍👩‍👧",
            "שלום עולם مرحبا", "e\u0301 \u00e9 \ufb01", "\u0001\u001f control", " spaces ", "%_*?[]", "\ufeffmark", "\uffff\ud83e\udd89",
        ];
        foreach (string text in texts) await Ada.TellAsync(text, session: text, speaker: text.Trim(), externalId: text);
        Page<StoredTurn> turns = await Ada.TurnsAsync(new TurnQuery { First = 100 });
        Assert.Equal(texts, turns.Items.Select(turn => turn.Turn.Text));
        Assert.Equal(texts, turns.Items.Select(turn => turn.Turn.Session));
        foreach (string text in texts)
        {
            Assert.Equal(text, Assert.Single((await Ada.TurnsAsync(new TurnQuery { Session = text })).Items).Turn.Text);
            Assert.Equal(text, Assert.Single((await Ada.TurnsAsync(new TurnQuery { ExternalIds = [text] })).Items).Turn.ExternalId);
        }
    }
}
