using GraphMemory.Contract;
using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Recall;

namespace GraphMemory.Neo4j.Tests;

/// <summary>What is read takes one journey to the server each; that a context waits for three of them is tested beside it.</summary>
[Collection(ServerCollection.Name)]
public class RoundTripTests(RealServer server)
{
    private readonly TestDatabase database = new(server);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_read_is_one_round_trip_and_an_append_three()
    {
        await using PrefixedGraph direct = await database.OpenEmptyAsync();
        ScopeWriter ada = new(direct, Scope.User("ada"));
        await RandomHistory.WriteAsync(ada, seed: 61, changes: 40);
        EntityId related = await ada.MeetAsync("Dora");
        await ada.ConcludeAsync(related, "friend_of", "is a friend of Emil", other: await ada.MeetAsync("Emil"));
        Neo4jOptions options = await database.OptionsAsync();
        await using TurningProxy proxy = new(options.Uri.ToString());
        Neo4jMemoryGraph near = await Neo4jMemoryGraph.OpenAsync(options with { Uri = proxy.Uri }, Ct);
        await near.Warming;
        await using IMemoryGraph graph = direct.Through(near);
        Scope scope = ada.Scope;
        EntityId[] entities = [.. (await graph.EntitiesAsync(scope, new EntityQuery(), ada.AtNow, Ct)).Items.Select(entity => entity.Id)];
        FactId[] facts = [.. (await graph.FactsAsync(scope, new FactQuery { Statuses = null }, ada.AtNow, Ct)).Items.Select(state => state.Fact.Id)];
        int connections = proxy.Connections;
        CandidateQuery words = new() { Cues = CueReader.Read("Where is the violin of Bea?") };
        CandidateQuery vector = words with { Embedding = new TextEmbedding(ScopeWriter.Model, new float[] { 1, 0, 0, 0 }) };
        (string Read, Func<Task> Do)[] reads =
        [
            ("head", () => graph.HeadAsync(scope, Ct)),
            ("names", () => graph.EntitiesAsync(scope, new EntityQuery { NameKeys = ["bea", "turin"] }, ada.AtNow, Ct)),
            ("the user", () => graph.EntitiesAsync(scope, new EntityQuery { SelfOnly = true, First = 1 }, ada.AtNow, Ct)),
            ("recent turns", () => graph.TurnsAsync(scope, new TurnQuery { Session = "s1", Descending = true, First = 40 }, ada.AtNow, Ct)),
            ("what is always told", () => graph.CitedFactsAsync(scope, new FactQuery { Subjects = [entities[0]], Predicates = ["likes"], Descending = true }, ada.AtNow, Ct)),
            ("candidates of a scope not asked before", () => graph.CandidatesAsync(scope, vector, ada.AtNow, Ct)),
            ("candidates of one asked before", () => graph.CandidatesAsync(scope, vector, ada.AtNow, Ct)),
            ("candidates by words", () => graph.CandidatesAsync(scope, words, ada.AtNow, Ct)),
            ("distances", () => graph.DistancesAsync(scope, new NeighbourQuery { Seeds = entities, Hops = 3 }, ada.AtNow, Ct)),
            ("a neighbourhood", () => graph.NeighboursAsync(scope, new NeighbourQuery { Seeds = [related], Hops = 3 }, ada.AtNow, Ct)),
            ("chosen facts", () => graph.CitedFactsAsync(scope, new FactQuery { Ids = facts, Statuses = null }, ada.AtNow, Ct)),
            ("chosen turns", async () => await graph.TurnsAsync(scope, new TurnQuery { Ids = [new TurnId(Guid.Empty)], First = 40 }, ada.AtNow, Ct)),
        ];
        proxy.TakeTrips();
        foreach ((string read, Func<Task> act) in reads)
        {
            await act();
            Assert.Equal((read, 1), (read, proxy.TakeTrips()));
        }
        Assert.True(await graph.TryAppendAsync(scope, [ada.Seal(new EntityAdded(ada.NewEntityId(), EntityKind.Person, "Cleo", IsSelf: false))], [], Ct));
        Assert.Equal(3, proxy.TakeTrips());
        await graph.CandidatesAsync(scope, vector, ada.AtNow, Ct);
        Assert.Equal(("candidates after a write of this program", 1), ("candidates after a write of this program", proxy.TakeTrips()));
        await (await ScopeWriter.AtHeadAsync(direct, scope, seed: 3)).MeetAsync("Fay");
        proxy.TakeTrips();
        await graph.CandidatesAsync(scope, vector, ada.AtNow, Ct);
        Assert.Equal(("candidates after a write of another program", 2), ("candidates after a write of another program", proxy.TakeTrips()));
        Assert.Equal(connections, proxy.Connections);
    }
}
