using GraphMemory.Bolt.Tests.Scripted;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Tests;

public class ResultTests
{
    internal const string OneRow =
        """
        C: RUN "RETURN 1 AS n" {} {}
        C: PULL {"n": 1000}
        S: SUCCESS {"fields": ["n"], "t_first": 3}
        S: RECORD [1]
        S: SUCCESS {"type": "r", "t_last": 2, "bookmark": "b1", "db": "neo4j"}

        """;

    [Fact]
    public async Task A_statement_and_the_request_for_its_records_are_sent_before_any_answer()
    {
        await using var server = ScriptedServer.Playing(OneRow);
        await using IDriver driver = server.Driver();
        await using IAsyncSession session = driver.AsyncSession();

        IResultCursor cursor = await session.RunAsync("RETURN 1 AS n");
        List<IRecord> records = await cursor.ToListAsync();

        Assert.Equal(1L, Assert.Single(records)["n"]);
        Assert.Equal(["b1"], session.LastBookmarks.Values);
    }

    [Fact]
    public async Task A_clean_connection_is_used_again_without_a_reset()
    {
        await using var server = ScriptedServer.Playing(OneRow + OneRow + OneRow);
        await using IDriver driver = server.Driver();
        for (int i = 0; i < 3; i++)
        {
            await using IAsyncSession session = driver.AsyncSession();
            await (await session.RunAsync("RETURN 1 AS n")).ConsumeAsync();
        }
    }

    [Fact]
    public async Task Everything_that_a_transaction_may_be_told_is_told()
    {
        await using var server = ScriptedServer.Playing(
            """
            C: RUN "RETURN 1" {"p": [1, 2.5, "x", null, {"a": true}]}
              {"mode": "r", "db": "films", "bookmarks": ["b1", "b2"], "tx_timeout": 1001, "tx_metadata": {"statement": "one"}}
            C: PULL {"n": 7}
            S: SUCCESS {"fields": []}
            S: SUCCESS {}
            """);
        await using IDriver driver = server.Driver();
        await using IAsyncSession session = driver.AsyncSession(s => s
            .WithDatabase("films").WithDefaultAccessMode(AccessMode.Read).WithFetchSize(7)
            .WithBookmarks(Bookmarks.From("b1"), Bookmarks.From("b2", "b1")));

        IResultCursor cursor = await session.RunAsync(
            "RETURN 1",
            new Dictionary<string, object?> { ["p"] = new List<object?> { 1, 2.5, "x", null, new Dictionary<string, object?> { ["a"] = true } } },
            tx => tx.WithTimeout(TimeSpan.FromSeconds(1) + TimeSpan.FromTicks(1)).WithMetadata(new Dictionary<string, object?> { ["statement"] = "one" }));

        await cursor.ConsumeAsync();
    }

    [Fact]
    public async Task More_records_are_asked_for_when_three_tenths_are_left()
    {
        var asked = new TaskCompletionSource();
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.SignInAsync();
            await connection.PlayAsync("C: RUN\nC: PULL {\"n\": 10}");
            IEnumerable<string> records = Enumerable.Range(0, 10).Select(i => $"S: RECORD [{i}]");
            await connection.SendTogetherAsync(ScriptLine.ParseAll(
                $"S: SUCCESS {{\"fields\": [\"n\"]}}\n{string.Join('\n', records)}\nS: SUCCESS {{\"has_more\": true}}"));
            await connection.PlayAsync("C: PULL {\"n\": 10}");
            asked.SetResult();
            await connection.PlayAsync("S: RECORD [10]\nS: SUCCESS {}");
            await connection.ExpectEndAsync();
        });
        await using IDriver driver = server.Driver(s => s with { FetchSize = 10 });
        await using IAsyncSession session = driver.AsyncSession();
        IResultCursor cursor = await session.RunAsync("RETURN 1");

        for (int i = 0; i < 7; i++)
            Assert.True(await cursor.FetchAsync());
        Assert.Equal(7L, (await cursor.PeekAsync())!["n"]);
        Assert.False(asked.Task.IsCompleted);
        Assert.True(await cursor.FetchAsync());
        await asked.Task;

        Assert.Equal(7L, cursor.Current["n"]);
        Assert.Equal([8L, 9L, 10L], await cursor.ToListAsync(r => r["n"]));
        Assert.False(await cursor.FetchAsync());
    }

    [Fact]
    public async Task No_more_is_asked_for_while_nobody_reads()
    {
        await using var server = ScriptedServer.Playing(
            """
            C: RUN "RETURN 1" {} {}
            C: PULL {"n": 2}
            S: SUCCESS {"fields": ["n"]}
            S: RECORD [1]
            S: RECORD [2]
            S: SUCCESS {"has_more": true}
            C: DISCARD {"n": -1}
            S: SUCCESS {"type": "r"}
            """);
        await using IDriver driver = server.Driver(s => s with { FetchSize = 2 });
        await using IAsyncSession session = driver.AsyncSession();
        IResultCursor cursor = await session.RunAsync("RETURN 1");

        Assert.Equal(["n"], await cursor.KeysAsync());
        Assert.True(cursor.IsOpen);
        IResultSummary summary = await cursor.ConsumeAsync();

        Assert.Equal(QueryType.ReadOnly, summary.QueryType);
        Assert.False(cursor.IsOpen);
        await Assert.ThrowsAsync<ResultConsumedException>(cursor.FetchAsync);
        await Assert.ThrowsAsync<ResultConsumedException>(cursor.PeekAsync);
    }

    [Fact]
    public async Task A_result_that_nobody_reads_is_thrown_away_when_the_session_goes_on()
    {
        await using var server = ScriptedServer.Playing(
            """
            C: RUN "RETURN 1" {} {}
            C: PULL {"n": 1}
            S: SUCCESS {"fields": ["n"]}
            S: RECORD [1]
            S: SUCCESS {"has_more": true}
            C: DISCARD {"n": -1}
            S: SUCCESS {"bookmark": "b1"}
            C: RUN "RETURN 2" {} {"bookmarks": ["b1"]}
            C: PULL {"n": 1}
            S: SUCCESS {"fields": ["n"]}
            S: RECORD [2]
            S: SUCCESS {}
            """);
        await using IDriver driver = server.Driver(s => s with { FetchSize = 1 });
        await using IAsyncSession session = driver.AsyncSession();

        IResultCursor first = await session.RunAsync("RETURN 1");
        IResultCursor second = await session.RunAsync("RETURN 2");

        Assert.Equal(2L, await second.SingleAsync(r => r[0]));
        Assert.False(first.IsOpen);
    }

    [Fact]
    public async Task A_failure_that_nobody_read_is_thrown_when_the_session_is_closed()
    {
        await using var server = ScriptedServer.Playing(Failing);
        await using IDriver driver = server.Driver();
        IAsyncSession session = driver.AsyncSession();
        await session.RunAsync("RETURN");

        await Assert.ThrowsAsync<ClientException>(session.CloseAsync);
    }

    private const string Failing =
        """
        C: RUN "RETURN" {} {}
        C: PULL {"n": 1000}
        S: FAILURE {"neo4j_code": "Neo.ClientError.Statement.SyntaxError", "message": "no",
              "gql_status": "42001", "description": "d", "cause": {"gql_status": "42I06", "message": "invalid input",
              "cause": {"gql_status": "42I67", "message": "hint"}}}
        S: IGNORED
        C: RESET
        S: SUCCESS {}

        """;

    [Fact]
    public async Task After_a_failure_the_connection_is_reset_and_used_again()
    {
        await using var server = ScriptedServer.Playing(Failing + OneRow);
        await using IDriver driver = server.Driver();
        await using IAsyncSession session = driver.AsyncSession();
        IResultCursor cursor = await session.RunAsync("RETURN");

        ClientException error = await Assert.ThrowsAsync<ClientException>(cursor.FetchAsync);
        Assert.Same(error, await Assert.ThrowsAsync<ClientException>(cursor.ConsumeAsync));
        Assert.Same(error, await Assert.ThrowsAsync<ClientException>(cursor.KeysAsync));

        var cause = Assert.IsType<Neo4jException>(error.InnerException);
        Assert.Equal(("42I06", "42I67"), (cause.Code, Assert.IsType<Neo4jException>(cause.InnerException).Code));
        Assert.Equal(1L, (await (await session.RunAsync("RETURN 1 AS n")).SingleAsync())["n"]);
    }

    [Fact]
    public async Task Records_that_came_before_a_failure_are_read_before_it()
    {
        await using var server = ScriptedServer.Playing(
            """
            C: RUN "RETURN 1/0" {} {}
            C: PULL {"n": 1000}
            S: SUCCESS {"fields": ["n"]}
            S: RECORD [1]
            S: FAILURE {"code": "Neo.ClientError.Statement.ArithmeticError", "message": "/ by zero"}
            C: RESET
            S: SUCCESS {}
            """);
        await using IDriver driver = server.Driver();
        await using IAsyncSession session = driver.AsyncSession();
        IResultCursor cursor = await session.RunAsync("RETURN 1/0");

        Assert.True(await cursor.FetchAsync());
        await Assert.ThrowsAsync<ClientException>(cursor.FetchAsync);
    }

    [Fact]
    public async Task A_parameter_that_cannot_be_sent_harms_nothing()
    {
        await using var server = ScriptedServer.Playing(OneRow);
        await using IDriver driver = server.Driver();
        await using IAsyncSession session = driver.AsyncSession();

        await Assert.ThrowsAsync<ProtocolException>(() => session.RunAsync("RETURN $id", new Dictionary<string, object?> { ["id"] = Guid.Empty }));

        Assert.Single(await (await session.RunAsync("RETURN 1 AS n")).ToListAsync());
    }

    [Fact]
    public async Task A_single_record_is_neither_none_nor_two()
    {
        await using var server = ScriptedServer.Playing(
            "C: RUN\nC: PULL\nS: SUCCESS {\"fields\": [\"n\"]}\nS: SUCCESS {}\n"
            + "C: RUN\nC: PULL\nS: SUCCESS {\"fields\": [\"n\"]}\nS: RECORD [1]\nS: RECORD [2]\nS: SUCCESS {}");
        await using IDriver driver = server.Driver();
        await using IAsyncSession session = driver.AsyncSession();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await (await session.RunAsync("RETURN 1")).SingleAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await (await session.RunAsync("RETURN 1")).SingleAsync());
    }
}
