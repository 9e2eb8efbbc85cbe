using GraphMemory.Bolt.Sessions;
using GraphMemory.Bolt.Tests.Scripted;
using Microsoft.Extensions.Time.Testing;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Tests;

public class RetryTests
{
    private const string Begun =
        """
        C: BEGIN {}
        C: RUN "MERGE (n)" {} {}
        C: PULL {"n": 1000}

        """;

    private const string Done = Begun +
        """
        S: SUCCESS {}
        S: SUCCESS {"fields": [], "qid": 0}
        S: SUCCESS {}
        C: COMMIT

        """;

    private const string Committed = Done + """S: SUCCESS {"bookmark": "b1"}""";

    [Fact]
    public async Task A_deadlock_is_tried_again()
    {
        await using var server = ScriptedServer.Playing(
            Begun +
            """
            S: SUCCESS {}
            S: SUCCESS {"fields": [], "qid": 0}
            S: FAILURE {"neo4j_code": "Neo.TransientError.Transaction.DeadlockDetected", "message": "deadlock"}
            C: RESET
            S: SUCCESS {}

            """ + Committed);

        Assert.Equal((2, 1), await WriteAsync(server));
    }

    [Fact]
    public async Task A_transaction_that_cannot_begin_is_tried_again()
    {
        await using var server = ScriptedServer.Playing(
            Begun +
            """
            S: FAILURE {"neo4j_code": "Neo.TransientError.General.DatabaseUnavailable", "message": "starting"}
            S: IGNORED
            S: IGNORED
            C: RESET
            S: SUCCESS {}

            """ + Committed);

        Assert.Equal((2, 1), await WriteAsync(server));
    }

    [Fact]
    public async Task A_connection_lost_in_the_commit_is_tried_again_on_another()
    {
        await using var server = ScriptedServer.Playing(Done + "S: HANG UP", Committed);

        Assert.Equal((2, 1), await WriteAsync(server));
    }

    [Fact]
    public async Task A_failure_that_the_caller_hid_still_has_the_work_tried_again()
    {
        await using var server = ScriptedServer.Playing(
            Begun +
            """
            S: SUCCESS {}
            S: FAILURE {"neo4j_code": "Neo.TransientError.Transaction.LockAcquisitionTimeout", "message": "locked"}
            S: IGNORED
            C: RESET
            S: SUCCESS {}

            """ + Committed);

        Assert.Equal((2, 1), await WriteAsync(server, hideErrors: true));
    }

    [Theory]
    [InlineData("Neo.ClientError.Schema.ConstraintValidationFailed", typeof(ClientException))]
    [InlineData("Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration", typeof(ClientException))]
    [InlineData("Neo.ClientError.Security.Forbidden", typeof(ForbiddenException))]
    public async Task A_failure_that_cannot_pass_is_not_tried_again(string code, Type type)
    {
        await using var server = ScriptedServer.Playing(
            Begun +
            $$"""
            S: SUCCESS {}
            S: FAILURE {"neo4j_code": "{{code}}", "message": "no"}
            S: IGNORED
            C: RESET
            S: SUCCESS {}
            """);

        await Assert.ThrowsAsync(type, () => WriteAsync(server));
    }

    [Fact]
    public async Task A_database_error_is_not_tried_again_and_its_connection_is_dropped()
    {
        await using var server = ScriptedServer.Playing(
            Begun + "S: SUCCESS {}\nS: FAILURE {\"neo4j_code\": \"Neo.DatabaseError.General.UnknownError\", \"message\": \"no\"}\nS: IGNORED",
            Committed);

        await Assert.ThrowsAsync<DatabaseException>(() => WriteAsync(server));
        Assert.Equal((1, 1), await WriteAsync(server));
    }

    [Fact]
    public async Task A_statement_in_one_trip_is_tried_again_as_well()
    {
        await using var server = ScriptedServer.Playing(
            """
            C: BEGIN {}
            C: RUN "MERGE (n)" {} {}
            C: PULL {"n": -1}
            C: COMMIT
            S: SUCCESS {}
            S: SUCCESS {"fields": []}
            S: SUCCESS {}
            S: HANG UP
            """,
            """
            C: BEGIN {}
            C: RUN "MERGE (n)" {} {}
            C: PULL {"n": -1}
            C: COMMIT
            S: SUCCESS {}
            S: SUCCESS {"fields": []}
            S: SUCCESS {}
            S: SUCCESS {"bookmark": "b1"}
            """);
        var clock = new PausingClock();
        await using IDriver driver = server.Driver(clock.Use);
        await using IAsyncSession session = driver.AsyncSession();

        await session.WriteInOneTripAsync(new Query("MERGE (n)"));

        Assert.Equal(1, clock.Pauses);
    }

    [Fact]
    public async Task The_time_for_tries_ends_and_all_errors_are_told()
    {
        var clock = new PausingClock();
        var policy = new RetryPolicy(clock.Use(new DriverSettings { Random = new Random(1) }));
        int tries = 0;

        ServiceUnavailableException error = await Assert.ThrowsAsync<ServiceUnavailableException>(() => policy.RunAsync<int>(() =>
        {
            tries++;
            throw new TransientException("Neo.TransientError.General.MemoryPoolOutOfMemoryError", $"try {tries}");
        }));

        Assert.Equal(6, tries);
        Assert.Equal(6, Assert.IsType<AggregateException>(error.InnerException).InnerExceptions.Count);
        Assert.Contains("try 6", error.Message);
    }

    [Fact]
    public async Task Pauses_double_and_differ_by_a_fifth()
    {
        var time = new FakeTimeProvider();
        var policy = new RetryPolicy(new DriverSettings { TimeProvider = time, Random = new Extreme(0) });
        int tries = 0;
        Task<int> running = policy.RunAsync(() => ++tries < 4 ? throw new ServiceUnavailableException("no") : Task.FromResult(7));

        time.Advance(TimeSpan.FromMilliseconds(799));
        Assert.Equal(1, tries);
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(2, tries);
        time.Advance(TimeSpan.FromMilliseconds(1600));
        Assert.Equal(3, tries);
        time.Advance(TimeSpan.FromMilliseconds(3200));
        Assert.Equal(7, await running);
    }

    [Fact]
    public async Task Work_is_tried_twice_even_without_time()
    {
        var clock = new PausingClock();
        var policy = new RetryPolicy(clock.Use(new DriverSettings { MaxTransactionRetryTime = TimeSpan.Zero }));
        int tries = 0;

        await Assert.ThrowsAsync<ServiceUnavailableException>(() => policy.RunAsync<int>(() =>
        {
            tries++;
            throw new ServiceUnavailableException("no");
        }));

        Assert.Equal(2, tries);
    }

    private static async Task<(int Tries, int Commits)> WriteAsync(ScriptedServer server, bool hideErrors = false)
    {
        await using IDriver driver = server.Driver(new PausingClock().Use);
        await using IAsyncSession session = driver.AsyncSession();
        int tries = 0;
        await session.ExecuteWriteAsync(async tx =>
        {
            tries++;
            IResultCursor cursor = await tx.RunAsync("MERGE (n)");
            try
            {
                await cursor.ConsumeAsync();
            }
            catch (Neo4jException) when (hideErrors)
            {
                // As some callers do.
            }
        });
        return (tries, session.LastBookmarks.Values.Length);
    }

    private sealed class Extreme(double value) : Random
    {
        public override double NextDouble() => value;
    }
}
