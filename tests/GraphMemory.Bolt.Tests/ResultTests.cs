using GraphMemory.Bolt.Tests.Scripted;
using Microsoft.Extensions.Time.Testing;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Tests;

public class ResultTests
{
    private const string OneRow =
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
            C: RUN "RETURN 1" {"p": [1, 2.5, "x", null, {"a": true}]} {"mode": "r", "db": "films", "bookmarks": ["b1", "b2"], "tx_timeout": 1001, "tx_metadata": {"statement": "one"}}
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
            await connection.PlayAsync("C: RUN\nC: PULL {\"n\": 10}\nS: SUCCESS {\"fields\": [\"n\"]}");
            for (int i = 0; i < 10; i++)
                await connection.SendMessageAsync("RECORD", new List<object?> { i });
            await connection.PlayAsync("S: SUCCESS {\"has_more\": true}\nC: PULL {\"n\": 10}");
            asked.SetResult();
            await connection.PlayAsync("S: RECORD [10]\nS: SUCCESS {}");
            await connection.ExpectEndAsync();
        });
        await using IDriver driver = server.Driver(s => s with { FetchSize = 10 });
        await using IAsyncSession session = driver.AsyncSession();
        IResultCursor cursor = await session.RunAsync("RETURN 1");

        // The first read takes in all ten and the word that there are more, since they come in one piece or in ten.
        for (int i = 0; i < 7; i++)
            Assert.True(await cursor.FetchAsync());
        Assert.Equal(7L, (await cursor.PeekAsync())!["n"]);
        Assert.True(await cursor.FetchAsync());
        Assert.True(await cursor.FetchAsync());
        Assert.True(await cursor.FetchAsync());
        Assert.Equal(9L, cursor.Current["n"]);
        Assert.True(await cursor.FetchAsync());
        await asked.Task;
        Assert.False(await cursor.FetchAsync());
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
        S: FAILURE {"neo4j_code": "Neo.ClientError.Statement.SyntaxError", "message": "no", "gql_status": "42001", "description": "d", "cause": {"gql_status": "42I06", "message": "invalid input", "cause": {"gql_status": "42I67", "message": "hint"}}}
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
    public async Task A_summary_tells_what_was_done_and_where()
    {
        await using var server = ScriptedServer.Playing(
            """
            C: RUN
            C: PULL
            S: SUCCESS {"fields": [], "t_first": 3, "db": "neo4j"}
            S: SUCCESS {"type": "rw", "t_last": 2, "stats": {"nodes-created": 1, "nodes-deleted": 2, "relationships-created": 3, "relationships-deleted": 4, "properties-set": 5, "labels-added": 6, "labels-removed": 7, "indexes-added": 8, "indexes-removed": 9, "constraints-added": 10, "constraints-removed": 11, "system-updates": 12, "contains-updates": true}, "statuses": [{"gql_status": "02000", "status_description": "no data"}, {"gql_status": "03N90", "status_description": "cartesian", "neo4j_code": "Neo.ClientNotification.Statement.CartesianProduct", "title": "Product", "diagnostic_record": {"_severity": "INFORMATION", "_classification": "PERFORMANCE"}}], "plan": {"operatorType": "ProduceResults@neo4j", "args": {"Details": "n"}, "identifiers": ["n"], "children": [{"operatorType": "AllNodesScan@neo4j", "args": {}, "identifiers": ["n"], "children": []}]}}
            """);
        await using IDriver driver = server.Driver();
        await using IAsyncSession session = driver.AsyncSession();

        IResultSummary summary = await (await session.RunAsync("EXPLAIN MATCH (n) RETURN n")).ConsumeAsync();

        ICounters c = summary.Counters;
        Assert.Equal(
            [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
            [
                c.NodesCreated, c.NodesDeleted, c.RelationshipsCreated, c.RelationshipsDeleted, c.PropertiesSet, c.LabelsAdded, c.LabelsRemoved,
                c.IndexesAdded, c.IndexesRemoved, c.ConstraintsAdded, c.ConstraintsRemoved, c.SystemUpdates,
            ]);
        Assert.True(c is { ContainsUpdates: true, ContainsSystemUpdates: true });
        Assert.Equal("EXPLAIN MATCH (n) RETURN n", summary.Query.Text);
        Assert.Equal((QueryType.ReadWrite, "neo4j", "5.8"), (summary.QueryType, summary.Database.Name, summary.Server.ProtocolVersion));
        Assert.Equal((3, 2), (summary.ResultAvailableAfter.TotalMilliseconds, summary.ResultConsumedAfter.TotalMilliseconds));
        INotification notification = Assert.Single(summary.Notifications);
        Assert.Equal(
            ("Neo.ClientNotification.Statement.CartesianProduct", "Product", "cartesian", "INFORMATION", "PERFORMANCE"),
            (notification.Code, notification.Title, notification.Description, notification.RawSeverityLevel, notification.RawCategory));
        Assert.True(summary.HasPlan);
        Assert.Equal("AllNodesScan@neo4j", Assert.Single(summary.Plan!.Children).OperatorType);
        Assert.Equal("n", summary.Plan.Arguments["Details"]);
        Assert.Equal(["n"], summary.Plan.Identifiers);
    }

    [Fact]
    public async Task Notifications_of_older_servers_are_read_as_well()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.SignInAsync(4);
            await connection.PlayAsync(
                """
                C: RUN
                C: PULL
                S: SUCCESS {"fields": []}
                S: SUCCESS {"notifications": [{"code": "C", "title": "T", "description": "D", "severity": "WARNING", "category": "HINT"}]}
                """);
            await connection.ExpectEndAsync();
        });
        await using IDriver driver = server.Driver();
        await using IAsyncSession session = driver.AsyncSession();

        IResultSummary summary = await (await session.RunAsync("RETURN 1")).ConsumeAsync();

        Assert.Equal(("C", "WARNING", "HINT"), summary.Notifications.Select(n => (n.Code, n.RawSeverityLevel, n.RawCategory)).Single());
        Assert.Equal((-1, QueryType.Unknown, false), (summary.ResultAvailableAfter.TotalMilliseconds, summary.QueryType, summary.HasPlan));
    }

    [Fact]
    public async Task A_server_silent_for_longer_than_it_said_is_given_up()
    {
        var time = new FakeTimeProvider();
        var silent = new TaskCompletionSource();
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.SignInAsync(8, """{"connection.recv_timeout_seconds": 120}""");
            await connection.PlayAsync("C: RUN\nC: PULL\nS: SUCCESS {\"fields\": []}");
            silent.SetResult();
            await connection.ExpectEndAsync();
        });
        await using IDriver driver = server.Driver(s => s with { TimeProvider = time });
        await using IAsyncSession session = driver.AsyncSession();
        IResultCursor cursor = await session.RunAsync("RETURN 1");
        await cursor.KeysAsync();
        await silent.Task;

        Task<bool> reading = cursor.FetchAsync();
        time.Advance(TimeSpan.FromSeconds(119));
        Assert.False(reading.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));

        await Assert.ThrowsAsync<ConnectionReadTimeoutException>(() => reading);
    }

    [Fact]
    public async Task A_sign_of_life_begins_the_wait_anew()
    {
        var time = new FakeTimeProvider();
        var steps = new SemaphoreSlim(0);
        var sent = new SemaphoreSlim(0);
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.SignInAsync(8, """{"connection.recv_timeout_seconds": 120}""");
            await connection.PlayAsync("C: RUN\nC: PULL\nS: SUCCESS {\"fields\": []}");
            await steps.WaitAsync();
            await connection.PlayAsync("S: NOOP\nS: SUCCESS {}");
            sent.Release();
            await connection.ExpectEndAsync();
        });
        await using IDriver driver = server.Driver(s => s with { TimeProvider = time });
        await using IAsyncSession session = driver.AsyncSession();
        IResultCursor cursor = await session.RunAsync("RETURN 1");
        await cursor.KeysAsync();

        Task<bool> reading = cursor.FetchAsync();
        time.Advance(TimeSpan.FromSeconds(119));
        steps.Release();
        await sent.WaitAsync();

        Assert.False(await reading);
        time.Advance(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task Who_stops_waiting_gives_the_statement_up_and_keeps_the_connection()
    {
        var running = new TaskCompletionSource();
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.SignInAsync();
            await connection.PlayAsync("C: RUN\nC: PULL\nS: SUCCESS {\"fields\": [\"n\"]}\nS: RECORD [1]");
            running.SetResult();
            await connection.PlayAsync(
                """
                C: RESET
                S: RECORD [2]
                S: FAILURE {"neo4j_code": "Neo.ClientError.Transaction.Terminated", "message": "interrupted"}
                S: SUCCESS {}
                """ + "\n" + OneRow);
            await connection.ExpectEndAsync();
        });
        await using IDriver driver = server.Driver();
        using var cancellation = new CancellationTokenSource();
        await using (IAsyncSession session = driver.AsyncSession())
        {
            IResultCursor cursor = await session.RunAsync("RETURN 1");
            Task<List<IRecord>> reading = cursor.ToListAsync(cancellation.Token);
            await running.Task;
            await cancellation.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        }

        await using IAsyncSession next = driver.AsyncSession();
        Assert.Equal(1L, (await (await next.RunAsync("RETURN 1 AS n")).SingleAsync())["n"]);
    }

    [Fact]
    public async Task A_server_that_writes_before_it_reads_stops_nobody()
    {
        string large = new('x', 8_000_000);
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.SignInAsync();
            await connection.PlayAsync("C: BEGIN\nS: SUCCESS {}\nC: RUN\nC: PULL");
            await connection.PlayAsync("S: SUCCESS {\"fields\": [\"text\"], \"qid\": 0}");
            await connection.SendMessageAsync("RECORD", new List<object?> { large });
            await connection.PlayAsync("S: SUCCESS {}\nC: RUN\nC: PULL\nS: SUCCESS {\"fields\": [], \"qid\": 1}\nS: SUCCESS {}\nC: ROLLBACK\nS: SUCCESS {}");
            await connection.ExpectEndAsync();
        });
        await using IDriver driver = server.Driver();
        await using IAsyncSession session = driver.AsyncSession();
        await using IAsyncTransaction transaction = await session.BeginTransactionAsync();

        IResultCursor first = await transaction.RunAsync("RETURN 1");
        IResultCursor second = await transaction.RunAsync("RETURN 2", new Dictionary<string, object?> { ["large"] = large });

        await second.ConsumeAsync();
        Assert.Equal(large.Length, (await first.SingleAsync()).Get<string>("text").Length);
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
