using GraphMemory.Contract;
using GraphMemory.Graph;
using GraphMemory.Sqlite;

namespace GraphMemory.Neo4j.Tests;

/// <summary>Memories move from a file to the server, and on to another file.</summary>
[Collection(ServerCollection.Name)]
public sealed class MoveTests(RealServer server) : MoveContract
{
    private readonly TestDatabase database = new(server);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("graphmemory-");
    private IMemoryGraph? target;
    private int files;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (target is not null) await target.DisposeAsync();
        folder.Delete(recursive: true);
    }

    protected override async Task<IMemoryGraph> OpenEmptyAsync() =>
        await SqliteMemoryGraph.OpenAsync(new SqliteOptions { File = Path.Combine(folder.FullName, $"memory-{++files}.db") });

    protected override async Task<IMemoryGraph> OpenTargetAsync() => target = await database.OpenEmptyAsync();
}
