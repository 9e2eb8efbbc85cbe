using GraphMemory.Context;
using GraphMemory.Graph;
using GraphMemory.Recall;

namespace GraphMemory;

/// <summary>The memory of agents: remembers what is said, and builds the context of the next turn. Safe to share between threads.</summary>
public sealed partial class AgentMemory
{
    /// <summary>The store, for reads of single rows and lists.</summary>
    public IMemoryGraph Graph => throw new NotSupportedException();

    /// <summary>Remembers turns, in the order given.</summary>
    public Task<RememberResult> RememberAsync(
        Scope scope, IReadOnlyList<ConversationTurn> turns, RememberWait wait = RememberWait.Extracted, CancellationToken ct = default) =>
        throw new NotSupportedException();

    /// <summary>Puts facts of the caller's own into the graph, with the same judgement as facts from talk.</summary>
    public Task<AssertResult> AssertFactsAsync(Scope scope, IReadOnlyList<FactAssertion> facts, CancellationToken ct = default) =>
        throw new NotSupportedException();

    /// <summary>Undoes a change none of whose facts were touched later.</summary>
    public Task<UndoOutcome> UndoAsync(Scope scope, long sequence, CancellationToken ct = default) => throw new NotSupportedException();

    /// <summary>What may answer a question, best first.</summary>
    public Task<RecallResult> SearchAsync(SearchRequest request, CancellationToken ct = default) => throw new NotSupportedException();

    /// <summary>What an agent should know for its next turn.</summary>
    public Task<MemoryContext> BuildContextAsync(ContextRequest request, CancellationToken ct = default) => throw new NotSupportedException();

    /// <summary>The read point of this moment: every change up to now is seen. Take it once for all reads of one request.</summary>
    public Task<ReadPoint> NowAsync(Scope scope, CancellationToken ct = default) => throw new NotSupportedException();

    /// <summary>Reads what is due: claims of turns that were only acknowledged, and vectors that were put off. Returns how many were done.</summary>
    public Task<int> DrainAsync(int turnsMax, CancellationToken ct = default) => throw new NotSupportedException();
}
