using GraphMemory.Contract;
using GraphMemory.Graph;
using GraphMemory.Recall;

namespace GraphMemory.Neo4j.Tests;

/// <summary>A database that others use too: the tests themselves leave it as they found it, and the lists over all memories hold theirs among the others.</summary>
[Collection(ServerCollection.Name)]
public sealed class SharedDatabaseTests(RealServer server)
{
    private readonly TestDatabase database = new(server);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_test_wrote_is_gone_when_its_store_is_closed_and_what_others_wrote_is_not()
    {
        await using PrefixedGraph others = await database.OpenEmptyAsync();
        ScopeWriter bea = new(others, Scope.User("ada"), seed: 2);
        await bea.TellAsync("I like snow.", due: true, vector: [1, 0, 0]);
        PrefixedGraph graph = await database.OpenEmptyAsync();
        ScopeWriter ada = new(graph, Scope.User("ada"));
        await RandomHistory.WriteAsync(ada, seed: 3, changes: 30);
        await ada.TellAsync("I like tea.", due: true, vector: [1, 0, 0, 0]);
        string[] tokens = [.. graph.Tokens];
        string before = await ReadAsync(others, bea);
        Assert.NotEqual(0, await CountAsync(tokens));
        Assert.Contains(ada.Scope, (await graph.ExtractionDueAsync(1_000, Ct)).Select(due => due.Scope));

        await graph.DisposeAsync();

        Assert.Equal(0, await CountAsync(tokens));
        Assert.Equal(before, await ReadAsync(others, bea));
        Assert.Equal([new EmbeddingModelUse(ScopeWriter.Model, 3, 1)], await others.EmbeddingModelsAsync(Ct));
    }

    [Fact]
    public async Task Memories_are_listed_in_small_pages_among_those_of_others()
    {
        await using Neo4jMemoryGraph all = await Neo4jMemoryGraph.OpenAsync(await database.OptionsAsync(), Ct);
        await using PrefixedGraph others = await database.OpenEmptyAsync();
        await using PrefixedGraph graph = await database.OpenEmptyAsync();
        for (int i = 0; i < 4; i++)
        {
            await new ScopeWriter(others, Scope.User($"user {i}"), i + 1).MeetAsync("Bea");
            await new ScopeWriter(graph, Scope.User($"user {i}"), i + 1).MeetAsync("Bea");
        }

        List<string> listed = [];
        IReadOnlyList<Scope> page;
        do
        {
            page = await all.ScopesAsync(listed.Count == 0 ? null : listed[^1], 3, Ct);
            Assert.InRange(page.Count, 0, 3);
            listed.AddRange(page.Select(scope => scope.Token));
        }
        while (page.Count == 3);

        Assert.Equal(listed.Distinct().Order(StringComparer.Ordinal), listed);
        Assert.Equal(graph.Tokens.Concat(others.Tokens).Order(StringComparer.Ordinal), listed.Intersect(graph.Tokens.Concat(others.Tokens)));
        Assert.Equal(Enumerable.Range(0, 4).Select(i => Scope.User($"user {i}")).ToHashSet(), (await graph.ScopesAsync(null, 100, Ct)).ToHashSet());
    }

    private static Task<string> ReadAsync(IMemoryGraph graph, ScopeWriter written) => ScopeReading.GraphOfAsync(graph, written.Scope, [written.AtNow]);

    private async Task<long> CountAsync(string[] scopes) =>
        (long)(await database.RunAsync("MATCH (n) WHERE n.scope IN $scopes RETURN count(n) AS count", new { scopes }))[0]["count"]!;
}
