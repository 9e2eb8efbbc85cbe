using GraphMemory.Context;
using GraphMemory.Graph;
using GraphMemory.Recall;

namespace GraphMemory.Tests.Context;

/// <summary>A context waits for the store three times, however far away it is.</summary>
public sealed class ContextRoundsTests
{
    private static readonly Scope Ada = Scope.User("ada");

    private static readonly string[] First = ["HeadAsync", "names", "the user", "recent turns"];
    private static readonly string[] Second = ["CandidatesAsync", "DistancesAsync", "what is always told"];
    private static readonly string[] Third = ["chosen turns", "chosen facts"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Names_then_candidates_then_the_chosen_rows()
    {
        await using TemporaryStore store = await ToldAsync();
        (IMemoryGraph graph, HeldGraph held) = HeldGraph.Of(store.Graph, First, Second, Third);
        MemoryContext context = await BuildAsync(graph);
        Assert.Empty(held.Unexpected);
        Assert.Empty(held.Missing);
        Assert.Empty(context.MissingSignals.Where(signal => !signal.StartsWith("vector", StringComparison.Ordinal)));
        Assert.Equal(
            [ContextSectionKind.System, ContextSectionKind.RelevantFacts, ContextSectionKind.RelevantTurns],
            context.Sections.Select(section => section.Kind).Intersect([ContextSectionKind.System, ContextSectionKind.RelevantFacts, ContextSectionKind.RelevantTurns]).Order());
        Assert.Equal(await store.Graph.HeadAsync(Ada, Ct), await store.Graph.HeadAsync(Ada, Ct) with { Sequence = context.Sequence });
    }

    [Fact]
    public async Task One_round_more_would_be_noticed()
    {
        await using TemporaryStore store = await ToldAsync();
        // The third round is one too many for a store that expects two.
        (IMemoryGraph graph, HeldGraph held) = HeldGraph.Of(store.Graph, First, Second);
        await Assert.ThrowsAsync<InvalidOperationException>(() => BuildAsync(graph));
        Assert.NotEmpty(held.Unexpected);
        Assert.Empty(held.Unexpected.Except(Third));
    }

    private static async Task<TemporaryStore> ToldAsync()
    {
        TemporaryStore store = await TemporaryStore.OpenAsync();
        AgentMemory memory = new(store.Graph);
        foreach (string text in (string[])["My name is Ada.", "I live in Turin.", "My sister Bea lives in Graz.", "Bea works at Siemens."])
            await memory.RememberAsync(Ada, new ConversationTurn { Session = text.Contains("Graz", StringComparison.Ordinal) ? "s0" : "s1", Text = text }, RememberWait.Extracted, Ct);
        return store;
    }

    private static Task<MemoryContext> BuildAsync(IMemoryGraph graph)
    {
        AgentMemory memory = new(graph, options: new MemoryOptions { Recall = new RecallOptions { Deadline = Timeout.InfiniteTimeSpan } });
        Task<MemoryContext> building = memory.BuildContextAsync(new ContextRequest { Scope = Ada, Session = "s1", Message = "Where does Bea live?" }, Ct);
        // A round that never fills ends nowhere: then this is late.
        return building.WaitAsync(TimeSpan.FromMinutes(1), Ct);
    }
}
