using GraphMemory.Graph;

namespace GraphMemory.Contract;

/// <summary>
/// What every store must do. The classes that derive from this one say it, one concept each; a store's tests derive from those and
/// say only how to open an empty store.
/// </summary>
public abstract class MemoryGraphContract : IAsyncLifetime
{
    private readonly List<IMemoryGraph> opened = [];

    /// <summary>An empty store.</summary>
    protected IMemoryGraph Graph { get; private set; } = null!;

    /// <summary>Writes to the scope of "ada".</summary>
    protected ScopeWriter Ada { get; private set; } = null!;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Graph = await OpenAnotherAsync();
        Ada = new ScopeWriter(Graph, Scope.User("ada"));
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (IMemoryGraph graph in opened) await graph.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens an empty store, another one at each call.</summary>
    protected abstract Task<IMemoryGraph> OpenEmptyAsync();

    protected async Task<IMemoryGraph> OpenAnotherAsync()
    {
        IMemoryGraph graph = await OpenEmptyAsync();
        opened.Add(graph);
        return graph;
    }

    protected static async Task<MemoryException> RefusedAsync(MemoryErrorCode code, Func<Task> act)
    {
        MemoryException error = await Assert.ThrowsAsync<MemoryException>(act);
        Assert.Equal(code, error.Code);
        return error;
    }
}
