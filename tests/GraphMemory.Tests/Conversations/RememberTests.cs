using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Recall;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace GraphMemory.Tests.Conversations;

public sealed class RememberTests : IAsyncLifetime
{
    private static readonly Scope Ana = Scope.User("ana");
    private static readonly DateTimeOffset Now = new(2026, 5, 3, 10, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider clock = new(Now);
    private TemporaryStore store = null!;
    private AgentMemory memory = null!;

    public async ValueTask InitializeAsync()
    {
        store = await TemporaryStore.OpenAsync();
        memory = new AgentMemory(store.Graph, clock: clock, random: RandomSource.Seeded(1));
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task A_turn_is_kept_word_for_word_with_its_offset()
    {
        DateTimeOffset saidAt = new(2026, 5, 2, 23, 30, 0, TimeSpan.FromHours(-7));
        await memory.RememberAsync(Ana, Turn("Hello \ud83d\udc4b \u05e9\u05dc\u05d5\u05dd, it's \"me\"; DROP TABLE turn;--") with { SaidAt = saidAt, Speaker = "Bo" });

        Turn stored = (await Stored()).Single().Turn;
        Assert.Equal("Hello \ud83d\udc4b \u05e9\u05dc\u05d5\u05dd, it's \"me\"; DROP TABLE turn;--", stored.Text);
        Assert.Equal(saidAt, stored.SaidAt);
        Assert.Equal(saidAt.Offset, stored.SaidAt.Offset);
        Assert.Equal("Bo", stored.Speaker);
    }

    [Fact]
    public async Task A_turn_told_twice_under_one_external_id_is_stored_once()
    {
        RememberResult first = await memory.RememberAsync(Ana, Turn("I like rain.") with { ExternalId = "m1" });
        RememberResult second = await memory.RememberAsync(Ana, Turn("I like rain.") with { ExternalId = "m1" });

        Assert.True(first.Turns[0].IsNew);
        Assert.False(second.Turns[0].IsNew);
        Assert.Equal(first.Turns[0].Turn.Id, second.Turns[0].Turn.Id);
        Assert.Empty(second.Changes);
        Assert.Single(await Stored());
    }

    [Fact]
    public async Task Within_one_call_an_external_id_is_stored_once_as_well()
    {
        ConversationTurn turn = Turn("I like rain.") with { ExternalId = "m1" };
        RememberResult result = await memory.RememberAsync(Ana, [turn, turn]);

        Assert.Equal([true, false], result.Turns.Select(each => each.IsNew));
        Assert.Single(await Stored());
    }

    [Fact]
    public async Task Another_text_under_a_known_external_id_is_refused_and_nothing_of_the_call_is_written()
    {
        await memory.RememberAsync(Ana, Turn("I like rain.") with { ExternalId = "m1" });

        MemoryException error = await Assert.ThrowsAsync<MemoryException>(() =>
            memory.RememberAsync(Ana, [Turn("New."), Turn("I like snow.") with { ExternalId = "m1" }]));

        Assert.Equal(MemoryErrorCode.TurnConflict, error.Code);
        Assert.Contains("m1", error.Message, StringComparison.Ordinal);
        Assert.Single(await Stored());
    }

    [Fact]
    public async Task Turns_of_a_session_keep_the_order_in_which_they_were_told()
    {
        await memory.RememberAsync(Ana, [Turn("one"), Turn("two")]);
        await memory.RememberAsync(Ana, Turn("three"));

        Assert.Equal(["one", "two", "three"], (await Stored()).Select(turn => turn.Turn.Text));
        Assert.Equal([0, 1, 2], (await Stored()).Select(turn => turn.Turn.Position));
    }

    public static TheoryData<string, ConversationTurn> Refused => new()
    {
        { "empty", Turn("  ") },
        { "NUL", Turn("a\0b") },
        { "characters", Turn(new string('a', 1_000_000)) },
        { "1900", Turn("old") with { SaidAt = new DateTimeOffset(1899, 12, 31, 0, 0, 0, TimeSpan.Zero) } },
        { "future", Turn("new") with { SaidAt = Now.AddMinutes(6) } },
        { "session", Turn("x") with { Session = "" } },
        { "speaker", Turn("x") with { Speaker = "a\u0001" } },
        { "external id", Turn("x") with { ExternalId = new string('x', 201) } },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task A_turn_that_cannot_be_kept_is_refused_with_the_reason(string reason, ConversationTurn turn)
    {
        MemoryException error = await Assert.ThrowsAsync<MemoryException>(() => memory.RememberAsync(Ana, [Turn("good"), turn]));

        Assert.Equal(MemoryErrorCode.InvalidTurn, error.Code);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains("Turn 2 of 2", error.Message, StringComparison.Ordinal);
        Assert.Equal(ScopeHead.Empty, await store.Graph.HeadAsync(Ana, default));
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_refused() =>
        Assert.Equal(
            MemoryErrorCode.InvalidTurn,
            (await Assert.ThrowsAsync<MemoryException>(() => memory.RememberAsync(Ana, Turn("a\ud800b")))).Code);

    [Fact]
    public async Task An_acknowledged_turn_is_found_by_its_words_and_read_later()
    {
        RememberResult result = await memory.RememberAsync(Ana, Turn("My bicycle is orange."), RememberWait.Acknowledged);

        Assert.Single(result.Changes);
        Assert.True((await Stored()).Single().ExtractionDue);
        Assert.Single((await memory.SearchAsync(new SearchRequest { Scope = Ana, Query = "bicycle", ApplyFloor = false })).Items);

        Assert.Equal(1, await memory.DrainAsync());
        Assert.False((await Stored()).Single().ExtractionDue);
        Assert.Equal(0, await memory.DrainAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_001)]
    public async Task What_is_due_is_read_in_parts_of_one_to_a_thousand(int turnsMax) => Assert.Equal(
        MemoryErrorCode.InvalidArgument, (await Assert.ThrowsAsync<MemoryException>(() => memory.DrainAsync(turnsMax))).Code);

    [Fact]
    public async Task A_model_that_fails_costs_the_vector_and_not_the_turn()
    {
        AgentMemory failing = new(store.Graph, new BrokenModel(), clock: clock);

        await failing.RememberAsync(Ana, Turn("My bicycle is orange."));

        Assert.Single(await Stored());
        Assert.True(await store.Graph.CountWithoutEmbeddingAsync(failing.EmbeddingModel!, default) >= 1);
        RecallResult found = await failing.SearchAsync(new SearchRequest { Scope = Ana, Query = "bicycle", ApplyFloor = false });
        Assert.Contains(found.Items, item => item.Turn is not null);
        Assert.NotEmpty(found.Trace.MissingSignals);
    }

    [Fact]
    public async Task Ten_clients_at_once_lose_nothing_and_the_chain_verifies()
    {
        await Task.WhenAll(Enumerable.Range(0, 10).Select(client => Task.Run(async () =>
        {
            for (int i = 0; i < 5; i++) await memory.RememberAsync(Ana, Turn($"client {client} says {i}") with { Session = $"s{client}" });
        })));

        Assert.Equal(50, (await Stored()).Count);
        ScopeHead head = ScopeHead.Empty;
        foreach (JournalEntry entry in await store.Graph.JournalAsync(Ana, 0, 1000, default))
        {
            Assert.Null(entry.Fault(Ana, head));
            head = entry.Head;
        }
    }

    private async Task<IReadOnlyList<StoredTurn>> Stored() =>
        (await store.Graph.TurnsAsync(Ana, new TurnQuery { First = 200 }, await memory.NowAsync(Ana), default)).Items;

    private static ConversationTurn Turn(string text) => new() { Session = "s", Text = text };

    private sealed class BrokenModel : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new HttpRequestException("no such host");

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
