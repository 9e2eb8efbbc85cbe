using GraphMemory.Graph;
using GraphMemory.Neo4j.Schema;
using Neo4j.Driver;

namespace GraphMemory.Neo4j.Tests;

/// <summary>Stores of one test on a database that others use too: each sees what it wrote itself, and takes that away when it is closed.</summary>
internal sealed class TestDatabase(RealServer server)
{
    /// <summary>How to reach a server that asks nobody who they are. With limits that a busy machine keeps: what is tested is what is answered, not how soon.</summary>
    public static Neo4jOptions OptionsOf(string uri) => new()
    {
        Uri = new Uri(uri),
        ReadTimeLimit = TimeSpan.FromMinutes(2),
        WriteTimeLimit = TimeSpan.FromMinutes(2),
    };

    /// <summary>How to reach this one.</summary>
    public async Task<Neo4jOptions> OptionsAsync()
    {
        Neo4jAddress address = await server.AddressAsync();
        return OptionsOf(address.Uri) with { User = address.User, Password = address.Password };
    }

    /// <summary>Opens a store that holds nothing on a server.</summary>
    public static async Task<IMemoryGraph> OpenEmptyAsync(RealServer server) => await new TestDatabase(server).OpenEmptyAsync();

    /// <summary>Opens a store that holds nothing, another one at each call.</summary>
    public async Task<PrefixedGraph> OpenEmptyAsync()
    {
        Neo4jMemoryGraph graph = await Neo4jMemoryGraph.OpenAsync(await OptionsAsync(), TestContext.Current.CancellationToken);
        return new PrefixedGraph(graph, $"test-{Mark.New()}-", this);
    }

    /// <summary>Deletes all nodes of these memories, and the models whose names begin with a prefix.</summary>
    public async Task DeleteAsync(IReadOnlyCollection<string> scopes, string modelPrefix)
    {
        await using IDriver driver = await server.DriverAsync();
        await using IAsyncSession session = driver.AsyncSession();
        foreach (string label in GraphModel.Nodes.Select(node => node.Label))
        {
            string text = $"MATCH (n:{label}) WHERE n.scope IN $scopes CALL (n) {{ DETACH DELETE n }} IN TRANSACTIONS OF 5000 ROWS";
            await (await session.RunAsync(new Query(text, new { scopes }))).ConsumeAsync();
        }
        await (await session.RunAsync(new Query("MATCH (m:EmbeddingModel) WHERE m.name STARTS WITH $modelPrefix DELETE m", new { modelPrefix }))).ConsumeAsync();
    }

    public async Task<IReadOnlyList<IRecord>> RunAsync(string text, object? parameters = null)
    {
        await using IDriver driver = await server.DriverAsync();
        await using IAsyncSession session = driver.AsyncSession();
        IResultCursor cursor = await session.RunAsync(new Query(text, parameters));
        return await cursor.ToListAsync();
    }
}
