using GraphMemory.Graph;
using GraphMemory.Neo4j.Schema;
using GraphMemory.Neo4j.Tests.Recall;
using GraphMemory.Neo4j.Tests.Scripted;
using GraphMemory.Recall;
using Neo4j.Driver;

namespace GraphMemory.Neo4j.Tests;

/// <summary>Indexes that are still being filled, or are not there: what opening does, and what a search does.</summary>
[Collection(OwnServerCollection.Name)]
public class FillingIndexTests(OwnServer server)
{
    private static readonly ReadPoint Later = ReadPoint.At(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private readonly TestDatabase database = new(server);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opening_waits_until_every_index_is_filled()
    {
        int asked = 0;
        await using PretendedServer pretended = Pretended(name => name is "turn_vector" && Interlocked.Increment(ref asked) < 4 ? "POPULATING" : "ONLINE");
        await using Neo4jMemoryGraph graph = await Neo4jMemoryGraph.OpenAsync(pretended.Options with { Clock = new ImpatientClock() }, Ct);
        Assert.Equal(4, asked);
    }

    [Fact]
    public async Task Opening_gives_up_at_its_limit_and_names_what_is_not_filled()
    {
        await using PretendedServer pretended = Pretended(name => name is "turn_vector" or "fact_terms" ? "POPULATING" : "ONLINE");
        Neo4jOptions options = pretended.Options with { Clock = new ImpatientClock(), IndexTimeLimit = TimeSpan.FromSeconds(2) };
        MemoryException error = await Assert.ThrowsAsync<MemoryException>(() => Neo4jMemoryGraph.OpenAsync(options, Ct));
        Assert.Equal(MemoryErrorCode.StoreUnavailable, error.Code);
        Assert.Contains("turn_vector", error.Message, StringComparison.Ordinal);
        Assert.InRange(pretended.Calls.Count(call => call.Text.Contains("SHOW INDEXES", StringComparison.Ordinal)), 20, 22);
    }

    [Fact]
    public async Task An_index_that_has_failed_is_named_at_opening()
    {
        await using PretendedServer pretended = Pretended(name => name is "fact_vector" ? "FAILED" : "ONLINE");
        MemoryException error = await Assert.ThrowsAsync<MemoryException>(() => Neo4jMemoryGraph.OpenAsync(pretended.Options, Ct));
        Assert.Equal(MemoryErrorCode.StoreUnusable, error.Code);
        Assert.Contains("'fact_vector'", error.Message, StringComparison.Ordinal);
    }

    [LongFact]
    public async Task A_search_on_the_server_while_an_index_is_filled_anew_answers_or_says_clearly_that_it_cannot_yet()
    {
        await using PrefixedGraph written = await database.OpenEmptyAsync();
        await using IMemoryGraph graph = written.Through(await Neo4jMemoryGraph.OpenAsync(await database.OptionsAsync() with { IndexBytesMax = 0 }, Ct));
        Scope scope = Scope.User("ada");
        // More than the search goes through without an index.
        SeededMemory memory = await SeededMemory.WriteAsync(scope, 4_400, seed: 9, graph);
        CandidateQuery query = memory.Question();
        Candidates before = await graph.CandidatesAsync(scope, query, Later, Ct);
        foreach (string index in (string[])["turn_vector", "fact_vector", "turn_terms", "fact_terms"])
        {
            await database.RunAsync($"DROP INDEX {index}");
            try
            {
                AssertClear(await Assert.ThrowsAsync<MemoryException>(() => graph.CandidatesAsync(scope, query, Later, Ct)));
                MemoryException refused = await Assert.ThrowsAsync<MemoryException>(async () => await Neo4jMemoryGraph.OpenAsync(await database.OptionsAsync(), Ct));
                Assert.Equal(MemoryErrorCode.StoreUnusable, refused.Code);
                Assert.Contains($"'{index}'", refused.Message, StringComparison.Ordinal);
            }
            finally
            {
                await database.RunAsync(await MakingOfAsync(index));
            }
            await AssertClearUntilOpenedAsync(graph, scope, query, index);
            Candidates after = await graph.CandidatesAsync(scope, query, Later, Ct);
            Assert.Equal(before.Turns.Take(10).Select(turn => turn.Id), after.Turns.Take(10).Select(turn => turn.Id));
            Assert.Equal(before.Facts.Take(10).Select(fact => fact.Id), after.Facts.Take(10).Select(fact => fact.Id));
        }
    }

    /// <summary>Searches until another that opens the store has waited for the index.</summary>
    private async Task AssertClearUntilOpenedAsync(IMemoryGraph graph, Scope scope, CandidateQuery query, string index)
    {
        Neo4jOptions options = await database.OptionsAsync();
        Task opening = Task.Run(async () => await (await Neo4jMemoryGraph.OpenAsync(options, Ct)).DisposeAsync(), Ct);
        int early = 0;
        while (!opening.IsCompleted)
        {
            try
            {
                await graph.CandidatesAsync(scope, query, Later, Ct);
            }
            catch (MemoryException error)
            {
                early++;
                AssertClear(error);
            }
        }
        await opening;
        TestContext.Current.TestOutputHelper!.WriteLine($"{early} searches were told that {index} is not filled yet.");
    }

    private static void AssertClear(MemoryException error)
    {
        Assert.Equal(MemoryErrorCode.StoreUnavailable, error.Code);
        Assert.Contains("index", error.Message, StringComparison.Ordinal);
        Assert.Contains("Wait", error.Message, StringComparison.Ordinal);
        Assert.Contains("cypher/migrations", error.Message, StringComparison.Ordinal);
    }

    private async Task<string> MakingOfAsync(string index)
    {
        await using IDriver driver = await server.DriverAsync();
        ServerVersion version = ServerVersion.Read((await driver.GetServerInfoAsync()).Agent)!.Value;
        return Migrations(version).SelectMany(step => step.Statements)
            .Single(statement => statement.Contains($" INDEX {index} IF NOT EXISTS", StringComparison.Ordinal));
    }

    private static PretendedServer Pretended(Func<string, string> state)
    {
        Migration[] steps = [.. Migrations(ServerVersion.Oldest)];
        return new("Neo4j/5.26.0", call => call.Text.Contains("SHOW INDEXES YIELD name, state", StringComparison.Ordinal)
            ? PretendedServer.Indexes(steps, state)
            : PretendedServer.Ready(call, ServerVersion.Oldest));
    }

    private static IEnumerable<Migration> Migrations(ServerVersion version) => new Statements(version).In("migrations/").Select(file => new Migration(file));
}
