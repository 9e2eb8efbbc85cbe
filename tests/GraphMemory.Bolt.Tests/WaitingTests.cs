using GraphMemory.Bolt.Tests.Scripted;
using Microsoft.Extensions.Time.Testing;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Tests;

public class WaitingTests
{
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
                """ + "\n" + ResultTests.OneRow);
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
}
