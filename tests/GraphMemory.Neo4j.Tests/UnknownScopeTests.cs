using GraphMemory.Contract;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Recall;

namespace GraphMemory.Neo4j.Tests;

/// <summary>A scope that nothing was told comes into being by an append alone.</summary>
[Collection(OwnServerCollection.Name)]
public class UnknownScopeTests(OwnServer server)
{
    private static readonly Scope Nobody = Scope.User("nobody");

    private readonly TestDatabase database = new(server);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Vectors_and_erasures_of_an_unknown_scope_leave_nothing_behind()
    {
        await using IMemoryGraph graph = await database.OpenEmptyAsync();
        string[] before = await NodesAsync();
        await graph.SetEmbeddingsAsync(Nobody, [(IndexedKind.Turn, Guid.Empty, new TextEmbedding(ScopeWriter.Model, new float[] { 1, 0 }))], Ct);
        await graph.EraseAsync(Nobody, [new ItemRef(1, 0)], Ct);
        Assert.Equal(before, await NodesAsync());
    }

    [Fact]
    public async Task Reads_of_an_unknown_scope_leave_nothing_behind()
    {
        await using IMemoryGraph graph = await database.OpenEmptyAsync();
        string[] before = await NodesAsync();
        await ScopeReading.OfAsync(graph, Nobody, [ReadPoint.At(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero))]);
        Assert.Equal(before, await NodesAsync());
    }

    [Fact]
    public async Task An_append_that_is_refused_leaves_nothing_behind()
    {
        await using IMemoryGraph graph = await database.OpenEmptyAsync();
        string[] before = await NodesAsync();
        ScopeWriter writer = new(graph, Nobody);
        JournalEntry first = writer.Seal(new EntityAdded(writer.NewEntityId(), EntityKind.Person, "Bea", IsSelf: false));
        MemoryException error = await Assert.ThrowsAsync<MemoryException>(() => graph.TryAppendAsync(Nobody, [first with { Sequence = 7 }], [], Ct));
        Assert.Equal(MemoryErrorCode.JournalBroken, error.Code);
        Assert.Equal(before, await NodesAsync());
    }

    // Of the whole database: what is left behind may belong to no scope.
    private async Task<string[]> NodesAsync() =>
        [.. (await database.RunAsync("MATCH (n) RETURN elementId(n) + ' ' + labels(n)[0] AS node ORDER BY node")).Select(row => (string)row["node"]!)];
}
