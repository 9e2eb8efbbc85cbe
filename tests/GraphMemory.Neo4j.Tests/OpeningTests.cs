using Neo4j.Driver;

namespace GraphMemory.Neo4j.Tests;

/// <summary>Opening: the schema, and what is refused.</summary>
[Collection(OwnServerCollection.Name)]
public class OpeningTests(OwnServer server)
{
    private readonly TestDatabase database = new(server);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_that_open_at_once_make_the_schema_once_and_every_index_is_online()
    {
        await DropSchemaAsync();
        Neo4jOptions options = await database.OptionsAsync();
        Neo4jMemoryGraph[] graphs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Neo4jMemoryGraph.OpenAsync(options, Ct)));
        foreach (Neo4jMemoryGraph graph in graphs) await graph.DisposeAsync();
        Assert.Empty(await database.RunAsync("SHOW INDEXES YIELD name, state WHERE state <> 'ONLINE' RETURN name"));
        Assert.Equal(6L, (await database.RunAsync("MATCH (m:Migration) RETURN count(m) AS n"))[0]["n"]);
    }

    [Fact]
    public async Task An_altered_or_a_newer_step_is_refused()
    {
        Neo4jOptions options = await database.OptionsAsync();
        await (await Neo4jMemoryGraph.OpenAsync(options, Ct)).DisposeAsync();
        await database.RunAsync("MATCH (m:Migration {name: 'V001__constraints'}) SET m.kept = m.checksum, m.checksum = 'other'");
        MemoryException altered = await Assert.ThrowsAsync<MemoryException>(() => Neo4jMemoryGraph.OpenAsync(options, Ct));
        await database.RunAsync("MATCH (m:Migration {name: 'V001__constraints'}) SET m.checksum = m.kept REMOVE m.kept CREATE (:Migration {name: 'V999__later', checksum: ''})");
        MemoryException newer = await Assert.ThrowsAsync<MemoryException>(() => Neo4jMemoryGraph.OpenAsync(options, Ct));
        await database.RunAsync("MATCH (m:Migration {name: 'V999__later'}) DELETE m");
        Assert.Equal((MemoryErrorCode.StoreUnusable, MemoryErrorCode.StoreUnusable), (altered.Code, newer.Code));
        Assert.Contains("V001__constraints", altered.Message, StringComparison.Ordinal);
        Assert.Contains("V999__later", newer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:7687", "scheme")]
    [InlineData("bolt://ada:secret@localhost:7687", "user name or password")]
    public async Task Settings_that_cannot_work_are_refused_by_name(string uri, string named)
    {
        MemoryException error = await Assert.ThrowsAsync<MemoryException>(() => Neo4jMemoryGraph.OpenAsync(new Neo4jOptions { Uri = new Uri(uri) }, Ct));
        Assert.Equal(MemoryErrorCode.InvalidArgument, error.Code);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    private async Task DropSchemaAsync()
    {
        await database.RunAsync("MATCH (n) DETACH DELETE n");
        foreach (IRecord row in await database.RunAsync("SHOW CONSTRAINTS YIELD name")) await database.RunAsync($"DROP CONSTRAINT {row["name"]}");
        foreach (IRecord row in await database.RunAsync("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name")) await database.RunAsync($"DROP INDEX {row["name"]}");
    }
}
