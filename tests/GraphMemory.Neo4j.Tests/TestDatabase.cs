using GraphMemory.Bolt.Tests.Real;
using GraphMemory.Graph;
using Neo4j.Driver;

namespace GraphMemory.Neo4j.Tests;

/// <summary>Stores of one test: the first on a database that was emptied, others beside it under scopes of their own.</summary>
internal sealed class TestDatabase(RealServer server)
{
    private int opened;

    public async Task<Neo4jOptions> OptionsAsync() => new() { Uri = new Uri(await server.UriAsync()), User = RealServer.User, Password = RealServer.Password };

    public async Task<IMemoryGraph> OpenEmptyAsync()
    {
        Neo4jMemoryGraph graph = await Neo4jMemoryGraph.OpenAsync(await OptionsAsync(), TestContext.Current.CancellationToken);
        opened++;
        if (opened > 1) return new PrefixedGraph(graph, $"store{opened}-");
        await EmptyAsync();
        return graph;
    }

    /// <summary>Deletes every memory, not the schema. A database that others have written to is left alone.</summary>
    public async Task EmptyAsync()
    {
        await ClaimAsync();
        await RunAsync("MATCH (n) WHERE NOT n:Migration AND NOT n:MigrationLock AND NOT n:TestDatabase CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS");
    }

    // A server of NEO4J_URI is not ours: it may be emptied only when it was empty before the first test ever ran on it.
    private async Task ClaimAsync()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NEO4J_URI"))) return;
        IRecord state = (await RunAsync(
            "RETURN EXISTS { (:TestDatabase) } AS claimed, EXISTS { MATCH (n) WHERE NOT n:Migration AND NOT n:MigrationLock } AS used")).Single();
        if (state.Get<bool>("claimed")) return;
        if (state.Get<bool>("used"))
            throw new InvalidOperationException("The database of NEO4J_URI holds data, and these tests delete everything. Name an empty database.");
        await RunAsync("CREATE (:TestDatabase)");
    }

    public async Task<IReadOnlyList<IRecord>> RunAsync(string text, object? parameters = null)
    {
        await using IDriver driver = await server.DriverAsync();
        await using IAsyncSession session = driver.AsyncSession();
        IResultCursor cursor = await session.RunAsync(new Query(text, parameters));
        return await cursor.ToListAsync();
    }
}
