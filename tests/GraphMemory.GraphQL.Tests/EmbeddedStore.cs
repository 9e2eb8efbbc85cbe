using GraphMemory.Sqlite;

namespace GraphMemory.GraphQL.Tests;

/// <summary>An embedded store in a folder of its own, which goes with it.</summary>
public sealed class EmbeddedStore : IAsyncDisposable
{
    private readonly DirectoryInfo folder;

    private EmbeddedStore(DirectoryInfo folder, SqliteMemoryGraph graph)
    {
        this.folder = folder;
        Graph = new CountingGraph(graph);
    }

    public CountingGraph Graph { get; }

    public static async Task<EmbeddedStore> OpenAsync()
    {
        DirectoryInfo made = Directory.CreateTempSubdirectory("graphmemory-graphql-");
        return new(made, await SqliteMemoryGraph.OpenAsync(new SqliteOptions { File = Path.Combine(made.FullName, "test.db") }));
    }

    public async ValueTask DisposeAsync()
    {
        await Graph.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
