using GraphMemory.Graph;
using GraphMemory.Journal;

namespace GraphMemory.GraphQL.Tests;

/// <summary>A store whose heads are not answered until it is told to let go.</summary>
internal sealed class HeldGraph(IMemoryGraph graph) : ForwardingGraph
{
    private readonly TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource letGo = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done once a read waits.</summary>
    public Task Entered => entered.Task;

    /// <summary>Done once a read that waited was cancelled.</summary>
    public Task Cancelled => cancelled.Task;

    protected override IMemoryGraph Inner => graph;

    public void LetGo() => letGo.TrySetResult();

    public override async Task<ScopeHead> HeadAsync(Scope scope, CancellationToken ct)
    {
        entered.TrySetResult();
        try
        {
            await letGo.Task.WaitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            cancelled.TrySetResult();
            throw;
        }
        return await base.HeadAsync(scope, ct);
    }
}
