using GraphMemory.Sqlite;

namespace GraphMemory.Tests;

/// <summary>An embedded store in a folder of its own that goes with it.</summary>
internal sealed class TemporaryStore : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("graphmemory-").FullName;

    private TemporaryStore()
    {
    }

    public SqliteMemoryGraph Graph { get; private set; } = null!;

    public static async Task<TemporaryStore> OpenAsync()
    {
        TemporaryStore store = new();
        store.Graph = await SqliteMemoryGraph.OpenAsync(new SqliteOptions { File = Path.Combine(store.folder, "memory.db") });
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        await Graph.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
