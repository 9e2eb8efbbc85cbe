using GraphMemory.Bolt.Tests.Scripted;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Tests;

public class TransactionTests
{
    [Fact]
    public async Task A_transaction_begins_runs_and_commits()
    {
        await using var server = ScriptedServer.Playing(
            """
            C: BEGIN {"tx_timeout": 0}
            S: SUCCESS {}
            C: RUN "CREATE (n) RETURN 1 AS n" {} {}
            C: PULL {"n": 1000}
            S: SUCCESS {"fields": ["n"], "qid": 0}
            S: RECORD [1]
            S: SUCCESS {"type": "rw"}
            C: COMMIT
            S: SUCCESS {"bookmark": "b1"}
            C: BEGIN {"bookmarks": ["b1"]}
            S: SUCCESS {}
            C: ROLLBACK
            S: SUCCESS {}
            """);
        await using IDriver driver = server.Driver();
        await using IAsyncSession session = driver.AsyncSession();

        IAsyncTransaction first = await session.BeginTransactionAsync(tx => tx.WithTimeout(TimeSpan.Zero));
        Assert.Equal(1L, (await (await first.RunAsync("CREATE (n) RETURN 1 AS n")).SingleAsync())["n"]);
        await first.CommitAsync();
        IAsyncTransaction second = await session.BeginTransactionAsync();
        await second.RollbackAsync();

        Assert.Equal(["b1"], session.LastBookmarks.Values);
        await Assert.ThrowsAsync<TransactionClosedException>(first.CommitAsync);
        await Assert.ThrowsAsync<TransactionClosedException>(second.RollbackAsync);
        await Assert.ThrowsAsync<TransactionClosedException>(() => second.RunAsync("RETURN 1"));
    }

    [Fact]
    public async Task Several_results_of_a_transaction_are_open_at_a_time()
    {
        await using var server = ScriptedServer.Playing(
            """
            C: BEGIN {}
            S: SUCCESS {}
            C: RUN "A" {} {}
            C: PULL {"n": 2}
            C: RUN "B" {} {}
            C: PULL {"n": 2}
            S: SUCCESS {"fields": ["a"], "qid": 0}
            S: RECORD [1]
            S: RECORD [2]
            S: SUCCESS {"has_more": true}
            S: SUCCESS {"fields": ["b"], "qid": 1}
            S: RECORD [10]
            S: RECORD [20]
            S: SUCCESS {"has_more": true}
            C: PULL {"n": 2, "qid": 1}
            S: RECORD [30]
            S: SUCCESS {}
            C: PULL {"n": 2, "qid": 0}
            S: RECORD [3]
            S: SUCCESS {"has_more": true}
            C: DISCARD {"n": -1, "qid": 0}
            S: SUCCESS {}
            C: COMMIT
            S: SUCCESS {}
            """);
        await using IDriver driver = server.Driver(s => s with { FetchSize = 2 });
        await using IAsyncSession session = driver.AsyncSession();
        await using IAsyncTransaction transaction = await session.BeginTransactionAsync();

        IResultCursor a = await transaction.RunAsync("A");
        IResultCursor b = await transaction.RunAsync("B");
        Assert.Equal([10L, 20L, 30L], await b.ToListAsync(r => r["b"]));
        Assert.True(await a.FetchAsync());
        Assert.True(await a.FetchAsync());
        Assert.True(await a.FetchAsync());
        Assert.Equal(3L, a.Current["a"]);

        await transaction.CommitAsync();
        await Assert.ThrowsAsync<ResultConsumedException>(a.FetchAsync);
    }

    [Fact]
    public async Task After_a_failed_statement_a_transaction_does_nothing_more()
    {
        await using var server = ScriptedServer.Playing(
            """
            C: BEGIN {}
            S: SUCCESS {}
            C: RUN "BAD" {} {}
            C: PULL {"n": 1000}
            C: RUN "GOOD" {} {}
            C: PULL {"n": 1000}
            S: FAILURE {"neo4j_code": "Neo.ClientError.Statement.SyntaxError", "message": "no"}
            S: IGNORED
            S: IGNORED
            S: IGNORED
            C: RESET
            S: SUCCESS {}
            """);
        await using IDriver driver = server.Driver();
        await using IAsyncSession session = driver.AsyncSession();
        await using IAsyncTransaction transaction = await session.BeginTransactionAsync();
        IResultCursor bad = await transaction.RunAsync("BAD");
        IResultCursor good = await transaction.RunAsync("GOOD");

        ClientException error = await Assert.ThrowsAsync<ClientException>(bad.FetchAsync);
        Assert.Same(error, (await Assert.ThrowsAsync<TransactionTerminatedException>(good.FetchAsync)).InnerException);
        Assert.Same(error, (await Assert.ThrowsAsync<TransactionTerminatedException>(() => transaction.RunAsync("MORE"))).InnerException);
        await Assert.ThrowsAsync<TransactionTerminatedException>(transaction.CommitAsync);
        await transaction.RollbackAsync();
    }

    [Fact]
    public async Task A_failure_that_nobody_read_is_thrown_by_the_commit()
    {
        await using var server = ScriptedServer.Playing(
            """
            C: BEGIN {}
            S: SUCCESS {}
            C: RUN "BAD" {} {}
            C: PULL {"n": 1000}
            S: FAILURE {"neo4j_code": "Neo.ClientError.Schema.ConstraintValidationFailed", "message": "twice"}
            S: IGNORED
            C: RESET
            S: SUCCESS {}
            """);
        await using IDriver driver = server.Driver();
        await using IAsyncSession session = driver.AsyncSession();
        await using IAsyncTransaction transaction = await session.BeginTransactionAsync();
        await transaction.RunAsync("BAD");

        ClientException error = await Assert.ThrowsAsync<ClientException>(transaction.CommitAsync);

        Assert.Equal("Neo.ClientError.Schema.ConstraintValidationFailed", error.Code);
    }

    [Fact]
    public async Task A_session_has_one_transaction_at_a_time()
    {
        await using var server = ScriptedServer.Playing("C: BEGIN {}\nS: SUCCESS {}\nC: ROLLBACK\nS: SUCCESS {}");
        await using IDriver driver = server.Driver();
        await using IAsyncSession session = driver.AsyncSession();
        await session.BeginTransactionAsync();

        await Assert.ThrowsAsync<TransactionNestingException>(() => session.RunAsync("RETURN 1"));
        await Assert.ThrowsAsync<TransactionNestingException>(session.BeginTransactionAsync);
        await Assert.ThrowsAsync<TransactionNestingException>(() => session.ExecuteReadAsync(tx => tx.RunAsync("RETURN 1")));
    }

    [Fact]
    public async Task A_transaction_left_open_with_records_unread_is_undone_by_a_reset()
    {
        await using var server = ScriptedServer.Playing(
            """
            C: BEGIN {}
            S: SUCCESS {}
            C: RUN "A" {} {}
            C: PULL {"n": 1}
            C: RESET
            S: SUCCESS {"fields": ["a"], "qid": 0}
            S: RECORD [1]
            S: SUCCESS {"has_more": true}
            S: SUCCESS {}
            C: RUN "RETURN 1" {} {}
            C: PULL {"n": 1}
            S: SUCCESS {"fields": []}
            S: SUCCESS {}
            """);
        await using IDriver driver = server.Driver(s => s with { FetchSize = 1 });
        await using (IAsyncSession session = driver.AsyncSession())
        {
            IAsyncTransaction transaction = await session.BeginTransactionAsync();
            await transaction.RunAsync("A");
        }

        await using IAsyncSession next = driver.AsyncSession();
        await (await next.RunAsync("RETURN 1")).ConsumeAsync();
    }

    [Fact]
    public async Task Work_in_a_unit_sends_its_beginning_with_the_first_statement()
    {
        await using var server = ScriptedServer.Playing(
            """
            C: BEGIN {"mode": "r", "db": "films"}
            C: RUN "RETURN 1 AS n" {} {}
            C: PULL {"n": 1000}
            S: SUCCESS {}
            S: SUCCESS {"fields": ["n"], "qid": 0}
            S: RECORD [1]
            S: SUCCESS {}
            C: COMMIT
            S: SUCCESS {"bookmark": "b1"}
            """);
        await using IDriver driver = server.Driver();
        await using IAsyncSession session = driver.AsyncSession(SessionConfigBuilder.ForDatabase("films"));

        IRecord record = await session.ExecuteReadAsync(async tx => await (await tx.RunAsync("RETURN 1 AS n")).SingleAsync());

        Assert.Equal(1L, record["n"]);
    }

    [Fact]
    public async Task An_error_of_the_callers_own_undoes_the_work_and_is_thrown_as_it_is()
    {
        await using var server = ScriptedServer.Playing(
            """
            C: BEGIN {}
            C: RUN "RETURN 1 AS n" {} {}
            C: PULL {"n": 1000}
            S: SUCCESS {}
            S: SUCCESS {"fields": ["n"], "qid": 0}
            S: SUCCESS {}
            C: ROLLBACK
            S: SUCCESS {}
            """);
        await using IDriver driver = server.Driver();
        await using IAsyncSession session = driver.AsyncSession();

        await Assert.ThrowsAsync<FormatException>(() => session.ExecuteWriteAsync(async tx =>
        {
            await (await tx.RunAsync("RETURN 1 AS n")).ConsumeAsync();
            throw new FormatException();
        }));
    }

    [Fact]
    public async Task What_a_session_or_a_driver_was_told_after_its_end_is_refused()
    {
        IDriver driver = GraphDatabase.Driver("bolt://127.0.0.1:1", AuthTokens.None);
        IAsyncSession session = driver.AsyncSession();
        await session.CloseAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => session.RunAsync("RETURN 1"));
        await driver.DisposeAsync();
        Assert.Throws<ObjectDisposedException>(driver.AsyncSession);
        await Assert.ThrowsAsync<ObjectDisposedException>(driver.VerifyConnectivityAsync);
    }
}
