using System.Globalization;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Tests.Real;

public sealed class RealServerTests(RealServer server) : IAsyncDisposable
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    /// <summary>Marks what a test writes, so that tests do not see each other's.</summary>
    private readonly string _mark = Mark.New();

    private static readonly object?[] Sent =
    [
        null,
        true,
        long.MinValue,
        -17L,
        0L,
        long.MaxValue,
        double.MaxValue,
        -0.1,
        "",
        "naïve 東京 😀",
        new byte[] { 0, 127, 255 },
        new List<object?> { 1L, "two", 3.0, null, new List<object?> { false } },
        new Dictionary<string, object?> { ["a"] = 1L, ["b"] = new Dictionary<string, object?> { ["c"] = "d" } },
        new LocalDate(2026, 2, 28),
        new LocalDate(-4000, 1, 1),
        new LocalTime(23, 59, 59, 999_999_999),
        new OffsetTime(12, 30, 0, 1, -3600),
        new LocalDateTime(1969, 12, 31, 23, 59, 59, 999_999_999),
        new ZonedDateTime(-1, 1, Zone.Of(5400)),
        new ZonedDateTime(1_782_864_000, 123_456_789, Zone.Of("Europe/Rome")),
        new Duration(14, -3, 90_061, 5),
        new Point(7203, 1.5, -2.5),
        new Point(4979, 11.3, 46.5, 262),
    ];

    public static IEnumerable<TheoryDataRow<object?>> Values => Sent.Select(value => new TheoryDataRow<object?>(value));

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public async Task Every_value_comes_back_from_the_server_as_it_was_sent(object? value)
    {
        await using IDriver driver = await server.DriverAsync();

        EagerResult<IReadOnlyList<IRecord>> result = await driver.ExecutableQuery("RETURN $value AS value")
            .WithParameters(new Dictionary<string, object?> { ["value"] = value }).ExecuteAsync(Token);

        Assert.Equal(value, Assert.Single(result.Result)["value"]);
    }

    [Fact]
    public async Task Values_of_the_server_are_those_that_it_means()
    {
        await using IDriver driver = await server.DriverAsync();
        await using IAsyncSession session = driver.AsyncSession();

        IRecord record = await (await session.RunAsync(
            """
            RETURN date('2026-02-28') AS date, time('12:30:00.000000001-01:00') AS time, localtime('23:59:59') AS localTime,
                   datetime('2026-07-01T02:00:00+02:00[Europe/Rome]') AS zoned, datetime('1960-01-01T00:00:00.5Z') AS utc,
                   localdatetime('1960-01-01T00:00:00.5') AS local, duration('P14M-3DT-0.25S') AS duration, point({x: 1, y: 2}) AS point
            """)).SingleAsync();

        Assert.Equal(new LocalDate(2026, 2, 28), record["date"]);
        Assert.Equal(new OffsetTime(12, 30, 0, 1, -3600), record["time"]);
        Assert.Equal(new LocalTime(23, 59, 59, 0), record["localTime"]);
        Assert.Equal(new ZonedDateTime(1_782_864_000, 0, Zone.Of("Europe/Rome")), record["zoned"]);
        Assert.Equal(new DateTimeOffset(1960, 1, 1, 0, 0, 0, 500, TimeSpan.Zero), record["utc"].As<DateTimeOffset>());
        Assert.Equal(new LocalDateTime(1960, 1, 1, 0, 0, 0, 500_000_000), record["local"]);
        Assert.Equal(new Duration(14, -3, -1, 750_000_000), record["duration"]);
        Assert.Equal(new Point(7203, 1, 2), record["point"]);
    }

    [Fact]
    public async Task Nodes_relationships_and_paths_come_whole()
    {
        await using IDriver driver = await server.DriverAsync();

        EagerResult<IReadOnlyList<IRecord>> result = await driver.ExecutableQuery(
            """
            CREATE p = (a:Person:Known {mark: $mark, name: 'Ada'})-[r:KNOWS {since: date('2026-01-01')}]->(b:Person {mark: $mark})<-[:KNOWS]-(:Person {mark: $mark})
            RETURN a, r, p
            """).WithParameters(new { mark = _mark }).ExecuteAsync(Token);

        IRecord record = Assert.Single(result.Result);
        INode ada = record.Get<INode>("a");
        IRelationship knows = record.Get<IRelationship>("r");
        IPath path = record.Get<IPath>("p");
        Assert.Equal(["Known", "Person"], ada.Labels.Order());
        Assert.Equal("Ada", ada.Get<string>("name"));
        Assert.Equal((ada.ElementId, "KNOWS", new LocalDate(2026, 1, 1)), (knows.StartNodeElementId, knows.Type, knows["since"]));
        Assert.Equal((3, 2), (path.Nodes.Count, path.Relationships.Count));
        Assert.Equal(ada, path.Start);
        Assert.Equal(knows, path.Relationships[0]);
        Assert.Equal(path.End.ElementId, path.Relationships[1].StartNodeElementId);
        Assert.Equal(path.Nodes[1].ElementId, path.Relationships[1].EndNodeElementId);
        ICounters counters = result.Summary.Counters;
        Assert.Equal((3, 2, 4), (counters.NodesCreated, counters.RelationshipsCreated, counters.LabelsAdded));
    }

    [Fact]
    public async Task The_server_tells_who_it_is_by_either_scheme()
    {
        foreach (string scheme in new[] { "bolt", "neo4j" })
        {
            await using IDriver driver = await server.DriverAsync(scheme);

            IServerInfo info = await driver.GetServerInfoAsync();

            Assert.StartsWith("Neo4j/", info.Agent);
            Assert.Equal("5.8", info.ProtocolVersion);
        }
    }

    [Fact]
    public async Task Work_goes_through_a_routing_table_and_pins_the_home_database()
    {
        await using IDriver driver = await server.DriverAsync("neo4j");
        await using IAsyncSession session = driver.AsyncSession();

        await session.ExecuteWriteAsync(async tx => await (await tx.RunAsync("CREATE (:Routed {mark: $mark})", new { mark = _mark })).ConsumeAsync());
        (IReadOnlyList<IRecord> records, IResultSummary summary) =
            await session.ReadInOneTripAsync(new Query("MATCH (n:Routed {mark: $mark}) RETURN count(n) AS count", new { mark = _mark }), cancellationToken: Token);

        Assert.Equal(1L, Assert.Single(records)["count"]);
        Assert.Equal("neo4j", summary.Database.Name);
        Assert.NotEmpty(session.LastBookmarks.Values);
    }

    [Fact]
    public async Task Ten_thousand_records_come_in_order_from_two_results_at_a_time()
    {
        await using IDriver driver = await server.DriverAsync();
        await using IAsyncSession session = driver.AsyncSession();

        await session.ExecuteReadAsync(async tx =>
        {
            IResultCursor up = await tx.RunAsync("UNWIND range(1, 10000) AS n RETURN n, 'text ' + n AS text");
            IResultCursor down = await tx.RunAsync("UNWIND range(10000, 1, -1) AS n RETURN n");
            for (long n = 1; n <= 10_000; n++)
            {
                Assert.True(await up.FetchAsync());
                Assert.True(await down.FetchAsync());
                Assert.Equal((n, 10_001 - n), (up.Current[0], down.Current[0]));
            }

            Assert.False(await up.FetchAsync());
            Assert.False(await down.FetchAsync());
        });
    }

    [Fact]
    public async Task A_batch_of_five_hundred_vectors_is_sent_in_one_statement()
    {
        await using IDriver driver = await server.DriverAsync();
        var rows = Enumerable.Range(0, 500).Select(i => new Dictionary<string, object?>
        {
            ["id"] = i,
            ["vector"] = Enumerable.Range(0, 384).Select(k => (float)(i + k)).ToArray(),
        }).ToList();
        await using IAsyncSession session = driver.AsyncSession();

        (IReadOnlyList<IRecord> records, _) = await session.WriteInOneTripAsync(
            new Query(
                "UNWIND $rows AS row CREATE (n:Vector {mark: $mark, id: row.id, vector: row.vector}) RETURN sum(size(n.vector)) AS size, max(n.vector[383]) AS last",
                new Dictionary<string, object?> { ["rows"] = rows, ["mark"] = _mark }),
            cancellationToken: Token);

        Assert.Equal(500L * 384, records[0]["size"]);
        Assert.Equal(499.0 + 383, records[0]["last"]);
    }

    [Fact]
    public async Task Sixty_four_sessions_work_at_a_time()
    {
        await using IDriver driver = await server.DriverAsync(action: c => c.WithMaxConnectionPoolSize(16));

        long[] answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(async i =>
        {
            await using IAsyncSession session = driver.AsyncSession();
            return await session.ExecuteWriteAsync(async tx =>
            {
                await tx.RunAsync("CREATE (:Crowd {mark: $mark, i: $i})", new { mark = _mark, i });
                return await (await tx.RunAsync("MATCH (n:Crowd {mark: $mark, i: $i}) RETURN n.i AS i", new { mark = _mark, i })).SingleAsync(r => r.Get<long>("i"));
            });
        }));

        Assert.Equal(Enumerable.Range(0, 64).Select(i => (long)i), answers);
    }

    [Fact]
    public async Task A_deadlock_is_resolved_by_trying_again()
    {
        await using IDriver driver = await server.DriverAsync();
        await driver.ExecutableQuery("UNWIND [0, 1] AS i CREATE (:Lock {mark: $mark, i: i, n: 0})").WithParameters(new { mark = _mark }).ExecuteAsync(Token);
        using var both = new Barrier(2);
        int tries = 0;

        await Task.WhenAll(Enumerable.Range(0, 2).Select(first => Task.Run(async () =>
        {
            await using IAsyncSession session = driver.AsyncSession();
            int turn = 0;
            await session.ExecuteWriteAsync(async tx =>
            {
                Interlocked.Increment(ref tries);
                await AddAsync(tx, first);
                if (turn++ == 0)
                    both.SignalAndWait(TimeSpan.FromSeconds(30), Token);
                await AddAsync(tx, 1 - first);
            });
        })));

        EagerResult<IReadOnlyList<IRecord>> result =
            await driver.ExecutableQuery("MATCH (n:Lock {mark: $mark}) RETURN n.n AS n").WithParameters(new { mark = _mark }).ExecuteAsync(Token);
        Assert.All(result.Result, r => Assert.Equal(2L, r["n"]));
        Assert.True(tries > 2);
    }

    [Fact]
    public async Task A_transaction_over_its_time_is_ended_by_the_server_and_not_tried_again()
    {
        await using IDriver driver = await server.DriverAsync();
        await using IAsyncSession session = driver.AsyncSession();
        int tries = 0;

        ClientException error = await Assert.ThrowsAsync<ClientException>(() => session.ExecuteReadAsync(
            async tx =>
            {
                tries++;
                IResultCursor cursor = await tx.RunAsync("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b % 7) AS sum");
                return await cursor.SingleAsync();
            },
            tx => tx.WithTimeout(TimeSpan.FromMilliseconds(500)).WithMetadata(new Dictionary<string, object?> { ["statement"] = "slow" })));

        Assert.Contains("TransactionTimedOut", error.Code);
        Assert.Equal(1, tries);
        Assert.Equal(1L, await (await session.RunAsync("RETURN 1")).SingleAsync(r => r[0]));
    }

    [Fact]
    public async Task Who_stops_waiting_stops_the_server_too()
    {
        await using IDriver driver = await server.DriverAsync(action: c => c.WithMaxConnectionPoolSize(1));
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using (IAsyncSession session = driver.AsyncSession())
        {
            IResultCursor cursor = await session.RunAsync("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a + b < 0 RETURN a");
            Task reading = cursor.ToListAsync(cancellation.Token);
            await cancellation.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        }

        Assert.Equal(1L, (await driver.ExecutableQuery("RETURN 1 AS n").ExecuteAsync(Token)).Result[0]["n"]);
    }

    [Theory]
    [InlineData("RETURN", "Neo.ClientError.Statement.SyntaxError", typeof(ClientException))]
    [InlineData("RETURN $missing", "Neo.ClientError.Statement.ParameterMissing", typeof(ClientException))]
    [InlineData("RETURN 1 / 0", "Neo.ClientError.Statement.ArithmeticError", typeof(ClientException))]
    [InlineData("RETURN 1 + point({x: 1, y: 1})", "Neo.ClientError.Statement.SyntaxError", typeof(ClientException))]
    public async Task A_failure_of_the_server_has_its_code(string cypher, string code, Type type)
    {
        await using IDriver driver = await server.DriverAsync();

        var error = (Neo4jException)await Assert.ThrowsAsync(type, () => driver.ExecutableQuery(cypher).ExecuteAsync(Token));

        Assert.Equal(code, error.Code);
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_told_by_either_scheme()
    {
        foreach (string scheme in new[] { "bolt", "neo4j" })
        {
            await using IDriver driver = await server.DriverAsync(scheme);
            await Assert.ThrowsAsync<FatalDiscoveryException>(
                () => driver.ExecutableQuery("RETURN 1").WithConfig(new QueryConfig(database: "nowhere")).ExecuteAsync(Token));
        }
    }

    [Fact]
    public async Task Work_for_reading_cannot_write()
    {
        await using IDriver driver = await server.DriverAsync();
        await using IAsyncSession session = driver.AsyncSession();

        ClientException error = await Assert.ThrowsAsync<ClientException>(() => session.ReadInOneTripAsync(new Query("CREATE ()"), cancellationToken: Token));

        Assert.Equal("Neo.ClientError.Statement.AccessMode", error.Code);
    }

    [Fact]
    public async Task A_plan_tells_how_the_server_would_find_the_rows()
    {
        await using IDriver driver = await server.DriverAsync();

        EagerResult<IReadOnlyList<IRecord>> result = await driver.ExecutableQuery("EXPLAIN MATCH (n) RETURN n").ExecuteAsync(Token);

        Assert.Contains("AllNodesScan", Operators(result.Summary.Plan!).First(o => o.Contains("Scan", StringComparison.Ordinal)));

        static IEnumerable<string> Operators(IPlan plan) => plan.Children.SelectMany(Operators).Prepend(plan.OperatorType);
    }

    [Fact]
    public async Task Notifications_come_unless_they_are_turned_off()
    {
        const string Odd = "EXPLAIN MATCH (a:Nothing), (b:Nothing) RETURN a, b";
        await using IDriver talking = await server.DriverAsync();
        await using IDriver silent = await server.DriverAsync(action: c => c.WithNotificationsDisabled());

        Assert.NotEmpty((await talking.ExecutableQuery(Odd).ExecuteAsync(Token)).Summary.Notifications);
        Assert.Empty((await silent.ExecutableQuery(Odd).ExecuteAsync(Token)).Summary.Notifications);
    }

    [Fact]
    public async Task A_vector_or_another_value_of_a_newer_protocol_is_told_in_words()
    {
        await using IDriver driver = await server.DriverAsync();
        Assert.SkipWhen(
            (await driver.GetServerInfoAsync()).Agent.StartsWith("Neo4j/5", StringComparison.Ordinal), "Neo4j 5 has no such values.");

        object? value = (await driver.ExecutableQuery("CYPHER 25 RETURN vector([1, 2], 2, FLOAT32) AS v").ExecuteAsync(Token)).Result[0]["v"];

        Assert.Contains("VECTOR", string.Create(CultureInfo.InvariantCulture, $"{value.As<Dictionary<string, object>>()["originalType"]}"));
    }

    public async ValueTask DisposeAsync()
    {
        if (!server.IsThere)
            return;
        await using IDriver driver = await server.DriverAsync();
        await driver.ExecutableQuery("MATCH (n:Person|Routed|Vector|Crowd|Lock {mark: $mark}) DETACH DELETE n").WithParameters(new { mark = _mark }).ExecuteAsync();
    }

    private async Task AddAsync(IAsyncQueryRunner tx, int i) =>
        await (await tx.RunAsync("MATCH (n:Lock {mark: $mark, i: $i}) SET n.n = n.n + 1", new { mark = _mark, i })).ConsumeAsync();
}
