using GraphMemory.Graph;

namespace GraphMemory.Sqlite.Tests;

/// <summary>An empty store in a folder of its own, which goes when the store is closed.</summary>
internal sealed class FolderGraph : ForwardingGraph
{
    private readonly TemporaryFolder folder;

    private FolderGraph(TemporaryFolder folder, IMemoryGraph graph) => (this.folder, Inner) = (folder, graph);

    protected override IMemoryGraph Inner { get; }

    public static async Task<IMemoryGraph> OpenAsync()
    {
        TemporaryFolder own = new();
        return new FolderGraph(own, await own.OpenEmptyAsync());
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }
}
