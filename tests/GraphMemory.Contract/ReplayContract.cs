using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Recall;

namespace GraphMemory.Contract;

/// <summary>The graph is the projection of the journal, and of nothing else.</summary>
public abstract class ReplayContract : MemoryGraphContract
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_journal_replayed_into_an_empty_store_gives_the_same_graph(int seed)
    {
        await RandomHistory.WriteAsync(Ada, seed, changes: 60);
        await AssertVerifiesAsync(Graph);
        IMemoryGraph other = await OpenAnotherAsync();
        await RandomHistory.ReplayAsync(Ada, Graph, other);
        Assert.Equal(await ReadAsync(Graph), await ReadAsync(other));
    }

    [Fact]
    public async Task A_read_at_an_earlier_known_time_is_what_it_was_then()
    {
        await RandomHistory.WriteAsync(Ada, seed: 4, changes: 30);
        ReadPoint then = ReadPoint.At(Ada.Now.AddTicks(-1));
        Page<FactState> facts = await Ada.FactsAsync(new FactQuery { Statuses = null, First = 1_000 }, then);
        Page<StoredTurn> turns = await Ada.TurnsAsync(new TurnQuery { First = 1_000 }, then);
        Page<Entity> entities = await Ada.EntitiesAsync(new EntityQuery { First = 1_000 }, then);
        EntityId ada = entities.Items[0].Id;
        foreach (FactState state in facts.Items.Where(state => state.Status is not FactStatus.Withdrawn)) await Ada.WithdrawAsync(state.Fact, state.Version.Number);
        await Ada.AppendAsync([], new EntityNamed(ada, "Countess"));
        await Ada.TellAsync("Later.");

        Assert.Equivalent(facts, await Ada.FactsAsync(new FactQuery { Statuses = null, First = 1_000 }, then), strict: true);
        Assert.Equivalent(turns, await Ada.TurnsAsync(new TurnQuery { First = 1_000 }, then), strict: true);
        Assert.Equivalent(entities, await Ada.EntitiesAsync(new EntityQuery { First = 1_000 }, then), strict: true);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public async Task After_an_erasure_the_chain_verifies_and_the_graph_is_what_a_replay_gives(int seed)
    {
        await RandomHistory.WriteAsync(Ada, seed, changes: 50);
        Random random = new(seed);
        ItemRef[] items = [.. (await Graph.JournalAsync(Ada.Scope, 0, 1_000, Ct))
            .SelectMany(entry => entry.Items.Select((_, i) => new ItemRef(entry.Sequence, i))).Where(_ => random.Next(6) == 0)];
        await Graph.EraseAsync(Ada.Scope, items, Ct);

        await AssertVerifiesAsync(Graph);
        IReadOnlyList<JournalEntry> journal = await Graph.JournalAsync(Ada.Scope, 0, 1_000, Ct);
        Assert.All(items, item => Assert.Null(journal[(int)item.Sequence - 1].Items[item.Index].Salt));
        IMemoryGraph other = await OpenAnotherAsync();
        await RandomHistory.ReplayAsync(Ada, Graph, other);
        Assert.Equal(await ReadAsync(Graph), await ReadAsync(other));
    }

    [Fact]
    public async Task An_erased_turn_is_gone_with_its_terms_and_vector_and_its_facts_lose_the_source()
    {
        EntityId ada = await Ada.MeetAsync("Ada", self: true);
        Turn secret = await Ada.TellAsync("The password is marzipan.", vector: [1, 0, 0, 0], externalId: "m1", due: true);
        Turn other = await Ada.TellAsync("I like marzipan.", vector: [0, 1, 0, 0]);
        Fact fact = await Ada.ConcludeAsync(ada, "likes", "likes marzipan", value: "marzipan", source: secret);
        await Graph.EraseAsync(Ada.Scope, [new ItemRef(2, 0)], Ct);

        Assert.Equal([other.Id], (await Ada.TurnsAsync()).Items.Select(turn => turn.Turn.Id));
        Assert.Empty((await Ada.TurnsAsync(new TurnQuery { ExternalIds = ["m1"] })).Items);
        Assert.Empty(await Graph.ExtractionDueAsync(10, Ct));
        FactState state = Assert.Single((await Ada.FactsAsync()).Items);
        Assert.Equal(fact.Id, state.Fact.Id);
        Assert.Empty(state.Sources);
        Candidates found = await Ada.AskAsync("marzipan password", [1, 0, 0, 0]);
        Assert.Equal([other.Id], found.Turns.Select(turn => turn.Id));
        Assert.Equal([1L, 0L], found.TurnStatistics.DocumentFrequencies);
        Assert.Equal(1, Assert.Single(await Graph.EmbeddingModelsAsync(Ct)).Count);
    }

    [Fact]
    public async Task What_refers_to_an_erased_entity_goes_with_it()
    {
        EntityId ada = await Ada.MeetAsync("Ada", self: true);
        EntityId bea = await Ada.MeetAsync("Bea");
        await Ada.AppendAsync([], new EntityNamed(bea, "Trixie"));
        Fact friend = await Ada.ConcludeAsync(ada, "friend_of", "is a friend of Bea", other: bea);
        Fact tea = await Ada.ConcludeAsync(ada, "likes", "likes tea", value: "tea");
        await Ada.AppendAsync([], new FactsLinked(tea.Id, friend.Id, FactLinkKind.Disputes, "TESTED"));
        await Graph.EraseAsync(Ada.Scope, [new ItemRef(2, 0)], Ct);

        Assert.Equal([ada], (await Ada.EntitiesAsync()).Items.Select(entity => entity.Id));
        FactState state = Assert.Single((await Ada.FactsAsync(new FactQuery { Statuses = null })).Items);
        Assert.Equal(tea.Id, state.Fact.Id);
        Assert.Empty(state.Links);
        Assert.Empty(await Graph.VersionsAsync(Ada.Scope, [friend.Id], Ada.Now, Ct));

        Fact later = await Ada.ConcludeAsync(ada, "likes", "likes snow", value: "snow");
        Assert.Equal([tea.Id, later.Id], (await Ada.FactsAsync()).Items.Select(fact => fact.Fact.Id));
    }

    private async Task AssertVerifiesAsync(IMemoryGraph graph)
    {
        ScopeHead head = ScopeHead.Empty;
        foreach (JournalEntry entry in await graph.JournalAsync(Ada.Scope, 0, 1_000, Ct))
        {
            Assert.Null(entry.Fault(Ada.Scope, head));
            head = entry.Head;
        }
        Assert.Equal(await graph.HeadAsync(Ada.Scope, Ct), head);
    }

    private Task<string> ReadAsync(IMemoryGraph graph) => ScopeReading.OfAsync(
        graph, Ada.Scope, [Ada.AtNow, ReadPoint.At(Ada.Now.AddMinutes(-20.5)), new ReadPoint(Ada.Now.AddMinutes(-100), Ada.Now), new ReadPoint(Ada.Now, Ada.Now.AddMinutes(-30.5))]);
}
