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

    /// <summary>Makes a relationship between two entities.</summary>
    protected Task<Fact> RelateAsync(EntityId from, EntityId to) => Ada.ConcludeAsync(from, "friend_of", "is a friend", other: to);

    /// <summary>Meets an entity with relationships to others, made one after another, from and to it by turns.</summary>
    protected async Task<(EntityId Hub, IReadOnlyList<EntityId> Others)> HubAsync(int spokes)
    {
        EntityId hub = await Ada.MeetAsync("Hub");
        List<EntityId> others = [];
        for (int i = 0; i < spokes; i++)
        {
            others.Add(await Ada.MeetAsync($"other {i}"));
            if (i % 2 == 0) await RelateAsync(hub, others[i]);
            else await RelateAsync(others[i], hub);
        }
        return (hub, others);
    }

    protected static async Task<MemoryException> RefusedAsync(MemoryErrorCode code, Func<Task> act)
    {
        MemoryException error = await Assert.ThrowsAsync<MemoryException>(act);
        Assert.Equal(code, error.Code);
        return error;
    }
}
