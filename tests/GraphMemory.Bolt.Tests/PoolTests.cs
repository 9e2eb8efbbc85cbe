using GraphMemory.Bolt.Tests.Scripted;
using Microsoft.Extensions.Time.Testing;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Tests;

public class PoolTests
{
    private const string Statement = "C: RUN\nC: PULL\nS: SUCCESS {\"fields\": []}\nS: SUCCESS {}\n";

    [Fact]
    public async Task No_more_connections_are_made_than_the_limit_and_who_waits_gets_the_next_free_one()
    {
        await using var server = ScriptedServer.Playing(Begun + "C: ROLLBACK\nS: SUCCESS {}\n" + Statement);
        await using IDriver driver = server.Driver(s => s with { MaxConnectionPoolSize = 1 });
        await using IAsyncSession first = driver.AsyncSession();
        await using IAsyncSession second = driver.AsyncSession();
        IAsyncTransaction transaction = await first.BeginTransactionAsync();

        Task<IResultCursor> waiting = second.RunAsync("RETURN 1");
        Assert.False(waiting.IsCompleted);
        await transaction.RollbackAsync();

        await (await waiting).ConsumeAsync();
        Assert.Equal(1, server.ConnectionCount);
    }

    private const string Begun = "C: BEGIN\nS: SUCCESS {}\n";

    [Fact]
    public async Task Who_waits_longer_than_the_acquisition_time_out_is_told_so()
    {
        var time = new FakeTimeProvider();
        await using var server = ScriptedServer.Playing(Begun + "C: ROLLBACK\nS: SUCCESS {}\n");
        await using IDriver driver = server.Driver(s => s with { MaxConnectionPoolSize = 1, TimeProvider = time });
        await using IAsyncSession first = driver.AsyncSession();
        await using IAsyncSession second = driver.AsyncSession();
        await using IAsyncTransaction transaction = await first.BeginTransactionAsync();

        Task<IResultCursor> waiting = second.RunAsync("RETURN 1");
        time.Advance(TimeSpan.FromSeconds(61));

        ClientException error = await Assert.ThrowsAsync<ClientException>(() => waiting);
        Assert.Contains("1 of 1 are in use", error.Message);
    }

    [Fact]
    public async Task Who_is_cancelled_while_waiting_takes_no_place()
    {
        await using var server = ScriptedServer.Playing(
            Begun + "C: ROLLBACK\nS: SUCCESS {}\n" + Begun + "C: RUN\nC: PULL\nC: COMMIT\nS: SUCCESS {\"fields\": []}\nS: SUCCESS {}\nS: SUCCESS {}");
        await using IDriver driver = server.Driver(s => s with { MaxConnectionPoolSize = 1 });
        await using (IAsyncSession first = driver.AsyncSession())
        {
            await using IAsyncTransaction transaction = await first.BeginTransactionAsync();
            using var cancellation = new CancellationTokenSource();
            Task waiting = driver.ExecutableQuery("RETURN 1").ExecuteAsync(cancellation.Token);
            await cancellation.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }

        await driver.ExecutableQuery("RETURN 1").ExecuteAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_connection_past_its_lifetime_is_replaced()
    {
        var time = new FakeTimeProvider();
        await using var server = ScriptedServer.Playing(Statement + Statement, Statement);
        await using IDriver driver = server.Driver(s => s with { TimeProvider = time });

        await RunAsync(driver);
        time.Advance(TimeSpan.FromMinutes(59));
        await RunAsync(driver);
        time.Advance(TimeSpan.FromMinutes(2));
        await RunAsync(driver);
    }

    [Fact]
    public async Task A_connection_idle_for_long_is_asked_whether_it_lives()
    {
        var time = new FakeTimeProvider();
        await using var server = ScriptedServer.Playing(Statement + Statement + "C: RESET\nS: SUCCESS {}\n" + Statement);
        await using IDriver driver = server.Driver(s => s with { TimeProvider = time, LivenessCheckTimeout = TimeSpan.FromSeconds(30) });

        await RunAsync(driver);
        time.Advance(TimeSpan.FromSeconds(30));
        await RunAsync(driver);
        time.Advance(TimeSpan.FromSeconds(31));
        await RunAsync(driver);
    }

    [Fact]
    public async Task A_connection_that_does_not_live_any_longer_is_replaced_before_it_is_used()
    {
        var time = new FakeTimeProvider();
        await using var server = ScriptedServer.Playing(Statement + "C: RESET\nS: HANG UP", Statement);
        await using IDriver driver = server.Driver(s => s with { TimeProvider = time, LivenessCheckTimeout = TimeSpan.Zero });

        await RunAsync(driver);
        time.Advance(TimeSpan.FromTicks(1));
        await RunAsync(driver);
    }

    [Fact]
    public async Task A_connection_that_the_server_closed_meanwhile_is_seen_without_asking()
    {
        var closed = new TaskCompletionSource();
        await using var server = new ScriptedServer(
            async connection =>
            {
                await connection.SignInAsync();
                await connection.PlayAsync(Statement);
                closed.SetResult();
            },
            ScriptedServer.SignedIn(Statement));
        await using IDriver driver = server.Driver();

        await RunAsync(driver);
        await closed.Task;
        while (server.OpenCount > 0)
            await Task.Yield();
        await RunAsync(driver);
    }

    [Fact]
    public async Task A_connection_that_cannot_be_cleaned_in_time_is_dropped()
    {
        var time = new FakeTimeProvider();
        var reset = new TaskCompletionSource();
        await using var server = new ScriptedServer(
            async connection =>
            {
                await connection.SignInAsync();
                await connection.PlayAsync(
                    "C: RUN\nC: PULL\nS: FAILURE {\"code\": \"Neo.ClientError.Statement.SyntaxError\", \"message\": \"no\"}\nS: IGNORED\nC: RESET");
                reset.SetResult();
                await connection.ExpectEndAsync();
            },
            ScriptedServer.SignedIn(Statement));
        await using IDriver driver = server.Driver(s => s with { TimeProvider = time });
        await using IAsyncSession session = driver.AsyncSession();
        Task<IResultSummary> failing = (await session.RunAsync("RETURN")).ConsumeAsync();
        await reset.Task;

        time.Advance(TimeSpan.FromSeconds(6));

        await Assert.ThrowsAsync<ClientException>(() => failing);
        await RunAsync(driver);
    }

    [Fact]
    public async Task A_driver_that_is_disposed_says_goodbye_and_takes_nothing_back()
    {
        await using var server = ScriptedServer.Playing(Statement, Begun + "C: ROLLBACK\nS: SUCCESS {}\n");
        IDriver driver = server.Driver();
        IAsyncSession session = driver.AsyncSession();
        IResultCursor cursor = await session.RunAsync("RETURN 1");
        IAsyncSession other = driver.AsyncSession();
        IAsyncTransaction transaction = await other.BeginTransactionAsync();
        await cursor.ConsumeAsync();

        await driver.DisposeAsync();
        await transaction.RollbackAsync();
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Configured(c => c.WithMaxConnectionPoolSize(0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Configured(c => c.WithFetchSize(0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Configured(c => c.WithConnectionLivenessCheckTimeout(TimeSpan.FromTicks(-1))));
        Assert.Throws<ArgumentException>(() => Configured(c => c.WithUserAgent("")));
        Assert.Throws<NotSupportedException>(() => new QueryConfig(impersonatedUser: "ada"));
    }

    [Fact]
    public void Settings_are_kept_as_they_were_given()
    {
        DriverSettings settings = Configured(c => c
            .WithMaxConnectionPoolSize(7).WithConnectionAcquisitionTimeout(TimeSpan.FromSeconds(1)).WithConnectionTimeout(TimeSpan.FromSeconds(2))
            .WithMaxConnectionLifetime(TimeSpan.FromSeconds(3)).WithConnectionLivenessCheckTimeout(TimeSpan.FromSeconds(4))
            .WithMaxTransactionRetryTime(TimeSpan.FromSeconds(5)).WithFetchSize(-1).WithUserAgent("a/1").WithNotificationsDisabled().WithLogger(null));

        Assert.Equal(
            (7, 1, 2, 3, 4, 5, -1L, "a/1", true),
            (settings.MaxConnectionPoolSize, settings.AcquisitionTimeout.TotalSeconds, settings.ConnectionTimeout.TotalSeconds,
                settings.MaxConnectionLifetime.TotalSeconds, settings.LivenessCheckTimeout?.TotalSeconds,
                settings.MaxTransactionRetryTime.TotalSeconds, settings.FetchSize, settings.UserAgent, settings.NotificationsDisabled));
    }

    private static DriverSettings Configured(Func<ConfigBuilder, ConfigBuilder> action) => action(new ConfigBuilder(new DriverSettings())).Settings;

    private static async Task RunAsync(IDriver driver)
    {
        await using IAsyncSession session = driver.AsyncSession();
        await (await session.RunAsync("RETURN 1")).ConsumeAsync();
    }
}
