using GraphMemory.Context;
using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Language.Embeddings;
using GraphMemory.Recall;
using Microsoft.Extensions.Time.Testing;

namespace GraphMemory.Tests;

/// <summary>The memory as a whole, with the real analysis, the real model and a real store.</summary>
public sealed class StoryTests : IAsyncLifetime
{
    private static readonly Scope Ana = Scope.User("ana");
    private static readonly MiniLmEmbeddingGenerator Model = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 5, 20, 10, 0, 0, TimeSpan.Zero));
    private TemporaryStore store = null!;
    private AgentMemory memory = null!;

    public async ValueTask InitializeAsync()
    {
        store = await TemporaryStore.OpenAsync();
        memory = new AgentMemory(store.Graph, Model, clock: clock, random: RandomSource.Seeded(1));
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task A_move_closes_the_old_home_and_the_line_says_what_it_replaced_and_since_when()
    {
        await SayAsync("I live in Graz.", day: 1);
        await SayAsync("I moved to Turin yesterday.", day: 4);

        ContextLine line = (await LinesAsync("Where should I look for a dentist?")).Single(each => each.Fact?.Fact.Predicate == "lives_in");

        Assert.Equal("lives in Turin since 3 May 2026 (before: Graz)", line.Text);
        ReplacedFact old = line.Replaced.Single();
        Assert.Equal("lives in Graz", old.Text);
        Assert.Equal(new DateTimeOffset(2026, 5, 3, 0, 0, 0, TimeSpan.Zero), old.Until);
        LineSource source = line.Sources.Single();
        Assert.Equal(4, source.SaidAt!.Value.Day);
        Assert.Contains("moved to Turin", source.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Yesterdays_move_is_what_holds_now_though_the_old_home_was_told_the_same_day()
    {
        await SayAsync("I live in Graz.", day: 4);
        await SayAsync("I moved to Turin yesterday.", day: 4, hour: 10);

        Assert.Equal(["Turin"], await HomesAsync(await memory.NowAsync(Ana)));
        ContextLine line = (await LinesAsync("Where do I live?")).First(each => each.Fact?.Fact.Predicate == "lives_in");
        Assert.Equal("lives in Turin since 3 May 2026 (before: Graz)", line.Text);
    }

    [Fact]
    public async Task Every_read_at_an_earlier_time_answers_as_it_did_then()
    {
        await SayAsync("I live in Graz.", day: 1);
        ReadPoint before = await memory.NowAsync(Ana);
        clock.Advance(TimeSpan.FromMinutes(1));
        await SayAsync("I moved to Turin.", day: 4);

        Assert.Equal(["Turin"], await HomesAsync(await memory.NowAsync(Ana)));
        Assert.Equal(["Graz"], await HomesAsync(before));
        Assert.Equal(["Graz"], await HomesAsync((await memory.NowAsync(Ana)) with { Valid = new DateTimeOffset(2026, 5, 2, 0, 0, 0, TimeSpan.Zero) }));
    }

    [Fact]
    public async Task Undoing_a_change_brings_the_old_fact_back_and_leaves_the_past_as_it_was()
    {
        await SayAsync("I live in Graz.", day: 1);
        RememberResult moved = await SayAsync("I moved to Turin.", day: 4);
        ReadPoint believed = await memory.NowAsync(Ana);
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.IsType<UndoOutcome.Undone>(await memory.UndoAsync(Ana, moved.Changes[^1]));

        Assert.Equal(["Graz"], await HomesAsync(await memory.NowAsync(Ana)));
        Assert.Equal(["Turin"], await HomesAsync(believed));
        Assert.IsType<UndoOutcome.NothingToUndo>(await memory.UndoAsync(Ana, moved.Changes[0]));
        Assert.IsType<UndoOutcome.NothingToUndo>(await memory.UndoAsync(Ana, 99));
    }

    [Fact]
    public async Task A_change_whose_facts_were_touched_later_is_not_undone_and_the_later_changes_are_named()
    {
        RememberResult first = await SayAsync("I live in Graz.", day: 1);
        RememberResult moved = await SayAsync("I moved to Turin.", day: 4);

        UndoOutcome.Blocked blocked = Assert.IsType<UndoOutcome.Blocked>(await memory.UndoAsync(Ana, first.Changes[^1]));

        Assert.Equal([moved.Changes[^1]], blocked.Sequences);
        Assert.Equal(["Turin"], await HomesAsync(await memory.NowAsync(Ana)));
    }

    [Fact]
    public async Task Programming_languages_find_the_preference_for_python()
    {
        await SayAsync("I prefer Python over JavaScript.", day: 1);

        RecalledItem found = (await SearchAsync("programming languages")).Items.First(item => item.Fact is not null);

        Assert.Equal("prefers Python over JavaScript", found.Fact!.Fact.Text);
        Assert.NotEmpty(found.Signals);
    }

    [Theory]
    [InlineData("favorite color")]
    [InlineData("What is my favourite colour?")]
    public async Task A_favourite_colour_that_was_never_told_finds_nothing_though_a_film_and_a_food_are_known(string query)
    {
        await SayAsync("My favorite movie is Alien.", day: 1);
        await SayAsync("My favorite food is ramen.", day: 2);
        await SayAsync("I prefer Python over JavaScript.", day: 3);

        Assert.Empty((await SearchAsync(query)).Items);
        Assert.NotEmpty((await SearchAsync("favorite movie")).Items);
    }

    [Fact]
    public async Task Own_triples_are_first_class()
    {
        AssertResult asserted = await memory.AssertFactsAsync(Ana,
        [
            new FactAssertion { Predicate = "lives_in", Object = "Oslo", Source = "crm" },
            new FactAssertion { Subject = "Bo", Predicate = "collects_stamps_of", Value = "Norway" },
            new FactAssertion { Subject = "Bo", Predicate = "collects_stamps_of", Value = "Chile" },
        ]);

        Assert.Equal(["NOVEL", "NOVEL", "NOVEL"], asserted.Claims.Select(claim => claim.Verdict));
        Assert.Equal(["Oslo"], await HomesAsync(await memory.NowAsync(Ana)));
        ContextLine line = (await LinesAsync("Where do I live?")).First(each => each.Fact?.Fact.Predicate == "lives_in");
        Assert.Equal("crm", line.Sources.Single().Label);
        Assert.Null((await memory.AssertFactsAsync(Ana, [new FactAssertion { Predicate = "lives_in", Object = "Oslo", Source = "crm" }])).Change);
    }

    [Theory]
    [InlineData("Likes", "x")]
    [InlineData("likes", null)]
    [InlineData("", "x")]
    public async Task A_fact_that_cannot_be_kept_is_refused_with_its_place(string predicate, string? value)
    {
        MemoryException error = await Assert.ThrowsAsync<MemoryException>(() => memory.AssertFactsAsync(Ana,
            [new FactAssertion { Predicate = "likes", Value = "tea" }, new FactAssertion { Predicate = predicate, Value = value }]));

        Assert.Equal(MemoryErrorCode.InvalidFact, error.Code);
        Assert.Contains("Fact 2 of 2", error.Message, StringComparison.Ordinal);
        Assert.Equal(ScopeHead.Empty, await store.Graph.HeadAsync(Ana, default));
    }

    [Fact]
    public async Task An_export_imported_into_an_empty_store_exports_to_the_same_bytes_and_reads_the_same()
    {
        foreach (ConversationTurn[] batch in SampleConversation.Turns.Chunk(10)) await memory.RememberAsync(Ana, batch);
        byte[] exported = await ExportAsync(store);
        await using TemporaryStore other = await TemporaryStore.OpenAsync();

        using StreamReader reader = new(new MemoryStream(exported));
        Scope scope = await ScopeImport.ReadHeaderAsync(reader, default);
        long entries = await new JournalReplay(other.Graph, Language.English.EnglishAnalyzer.Default)
            .AppendAsync(scope, ScopeImport.ReadEntriesAsync(reader, scope, default), progress: null, default);

        Assert.Equal(Ana, scope);
        Assert.Equal((await store.Graph.HeadAsync(Ana, default)).Sequence, entries);
        Assert.Equal(exported, await ExportAsync(other));
        ReadPoint now = await memory.NowAsync(Ana);
        Assert.Equal(
            (await store.Graph.FactsAsync(Ana, new FactQuery { First = 200, Statuses = null }, now, default)).Items.Select(fact => fact.Version),
            (await other.Graph.FactsAsync(Ana, new FactQuery { First = 200, Statuses = null }, now, default)).Items.Select(fact => fact.Version));
    }

    [Fact]
    public async Task A_context_keeps_its_budget_and_says_what_was_cut()
    {
        foreach (ConversationTurn[] batch in SampleConversation.Turns.Chunk(20)) await memory.RememberAsync(Ana, batch);

        foreach (int tokensMax in new[] { 50, 120, 400, 5000 })
        {
            MemoryContext context = await memory.BuildContextAsync(new ContextRequest
            {
                Scope = Ana,
                Message = "Where do I live and work now?",
                Session = SampleConversation.Turns[^1].Session,
                TokensMax = tokensMax,
            });
            Assert.True(context.TokensUsed <= tokensMax);
            Assert.Equal(context.TokensUsed, new WordTokenEstimator().Count(context.Render()));
            Assert.All(context.Sections.SelectMany(section => section.Lines), line => Assert.NotEmpty(line.Sources));
            if (tokensMax <= 120) Assert.Contains(context.Cut, cut => cut.Reason == CutReasons.Budget);
        }
    }

    [Fact]
    public async Task An_unknown_user_has_an_empty_context()
    {
        MemoryContext context = await memory.BuildContextAsync(new ContextRequest { Scope = Scope.User("nobody"), Message = "Hello?" });

        Assert.Empty(context.Sections);
        Assert.Equal("", context.Render());
        Assert.Equal(0, context.Sequence);
    }

    private Task<RememberResult> SayAsync(string text, int day, int hour = 9) => memory.RememberAsync(
        Ana, new ConversationTurn { Session = $"day {day}", Text = text, SaidAt = new DateTimeOffset(2026, 5, day, hour, 0, 0, TimeSpan.Zero) });

    private Task<RecallResult> SearchAsync(string query) => memory.SearchAsync(new SearchRequest { Scope = Ana, Query = query });

    private async Task<IReadOnlyList<ContextLine>> LinesAsync(string message) =>
        [.. (await memory.BuildContextAsync(new ContextRequest { Scope = Ana, Message = message })).Sections.SelectMany(section => section.Lines)];

    private async Task<IEnumerable<string>> HomesAsync(ReadPoint at)
    {
        Page<FactState> facts = await store.Graph.FactsAsync(Ana, new FactQuery { Predicates = ["lives_in"] }, at, default);
        return facts.Items.Select(fact => fact.Fact.Text["lives in ".Length..]);
    }

    private static async Task<byte[]> ExportAsync(TemporaryStore from)
    {
        using MemoryStream stream = new();
        await ScopeExport.WriteAsync(from.Graph, Ana, stream, default);
        return stream.ToArray();
    }
}
