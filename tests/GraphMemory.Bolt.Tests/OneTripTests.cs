using GraphMemory.Bolt.Tests.Scripted;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Tests;

public class OneTripTests
{
    [Fact]
    public async Task A_statement_in_one_trip_is_sent_whole_before_any_answer()
    {
        await using var server = ScriptedServer.Playing(
            """
            C: BEGIN {"tx_metadata": {"statement": "append"}}
            C: RUN "CREATE (n) RETURN $x AS x" {"x": 5} {}
            C: PULL {"n": -1}
            C: COMMIT
            S: SUCCESS {}
            S: SUCCESS {"fields": ["x"], "qid": 0}
            S: RECORD [5]
            S: SUCCESS {"stats": {"nodes-created": 1}}
            S: SUCCESS {"bookmark": "b1"}
            C: BEGIN {"mode": "r", "bookmarks": ["b1"]}
            C: RUN "RETURN 1" {} {}
            C: PULL {"n": -1}
            C: COMMIT
            S: SUCCESS {}
            S: SUCCESS {"fields": []}
            S: SUCCESS {}
            S: SUCCESS {"bookmark": "b2"}
            """);
        await using IDriver driver = server.Driver();
        await using IAsyncSession session = driver.AsyncSession();

        (IReadOnlyList<IRecord> records, IResultSummary summary) = await session.WriteInOneTripAsync(
            new Query("CREATE (n) RETURN $x AS x", new { x = 5 }),
            tx => tx.WithMetadata(new Dictionary<string, object?> { ["statement"] = "append" }));
        Assert.Empty((await session.ReadInOneTripAsync(new Query("RETURN 1"))).Records);

        Assert.Equal(5L, Assert.Single(records)["x"]);
        Assert.Equal(1, summary.Counters.NodesCreated);
        Assert.Equal(["b2"], session.LastBookmarks.Values);
    }

    [Fact]
    public async Task A_failure_in_one_trip_leaves_nothing_committed_and_is_told()
    {
        await using var server = ScriptedServer.Playing(
            """
            C: BEGIN {}
            C: RUN "BAD" {} {}
            C: PULL {"n": -1}
            C: COMMIT
            S: SUCCESS {}
            S: FAILURE {"neo4j_code": "Neo.ClientError.Schema.ConstraintValidationFailed", "message": "twice"}
            S: IGNORED
            S: IGNORED
            C: RESET
            S: SUCCESS {}
            """);
        await using IDriver driver = server.Driver();
        await using IAsyncSession session = driver.AsyncSession();

        await Assert.ThrowsAsync<ClientException>(() => session.WriteInOneTripAsync(new Query("BAD")));

        Assert.Empty(session.LastBookmarks.Values);
    }

    [Fact]
    public async Task Statements_without_a_session_see_what_those_before_have_written()
    {
        await using var server = ScriptedServer.Playing(
            """
            C: BEGIN {}
            C: RUN "CREATE (n)" {"a": 1} {}
            C: PULL {"n": -1}
            C: COMMIT
            S: SUCCESS {}
            S: SUCCESS {"fields": ["x"]}
            S: RECORD [1]
            S: SUCCESS {}
            S: SUCCESS {"bookmark": "b1"}
            C: BEGIN {"mode": "r", "db": "films", "bookmarks": ["b1"]}
            C: RUN "MATCH (n)" {} {}
            C: PULL {"n": -1}
            C: COMMIT
            S: SUCCESS {}
            S: SUCCESS {"fields": []}
            S: SUCCESS {}
            S: SUCCESS {}
            C: BEGIN {}
            C: RUN "MATCH (m)" {} {}
            C: PULL {"n": -1}
            C: COMMIT
            S: SUCCESS {}
            S: SUCCESS {"fields": []}
            S: SUCCESS {}
            S: SUCCESS {}
            """);
        await using IDriver driver = server.Driver();

        EagerResult<IReadOnlyList<IRecord>> result = await driver.ExecutableQuery("CREATE (n)").WithParameters(new { a = 1 }).ExecuteAsync();
        await driver.ExecutableQuery("MATCH (n)").WithConfig(new QueryConfig(RoutingControl.Readers, database: "films")).ExecuteAsync();
        await driver.ExecutableQuery("MATCH (m)").WithParameters([]).WithConfig(new QueryConfig(enableBookmarkManager: false)).ExecuteAsync();

        Assert.Equal(["x"], result.Keys);
        Assert.Equal(1L, Assert.Single(result.Result)["x"]);
        Assert.Equal("CREATE (n)", result.Summary.Query.Text);
    }
}
