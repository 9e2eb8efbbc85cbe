using GraphMemory.Contract;
using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using Neo4j.Driver;

namespace GraphMemory.Neo4j.Tests;

/// <summary>When things break: nothing acknowledged is lost, nothing is doubled, and the caller is told what to do.</summary>
[Collection(ServerCollection.Name)]
public class BreakingTests(RealServer server)
{
    private readonly TestDatabase database = new(server);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_is_not_there_is_named_without_the_password()
    {
        Neo4jOptions options = new() { Uri = new Uri("bolt://127.0.0.1:1"), Password = "marzipan", RetryTimeLimit = TimeSpan.Zero };
        MemoryException error = await Assert.ThrowsAsync<MemoryException>(() => Neo4jMemoryGraph.OpenAsync(options, Ct));
        Assert.Equal(MemoryErrorCode.StoreUnavailable, error.Code);
        Assert.Contains("127.0.0.1:1", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("marzipan", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_that_waits_longer_than_the_limit_is_stopped_and_nothing_is_written()
    {
        await using PrefixedGraph graph = await database.OpenEmptyAsync();
        ScopeWriter ada = new(graph, Scope.User("ada"));
        await ada.MeetAsync("Ada", self: true);
        await using IDriver driver = await server.DriverAsync();
        await using IAsyncSession session = driver.AsyncSession();
        await using IAsyncTransaction held = await session.BeginTransactionAsync();
        await (await held.RunAsync("MATCH (s:Scope) WHERE s.scope IN $own SET s.held = true", new { own = graph.Tokens })).ConsumeAsync();
        await using IMemoryGraph hurried = graph.Through(await Neo4jMemoryGraph.OpenAsync(
            await database.OptionsAsync() with { WriteTimeLimit = TimeSpan.FromSeconds(1), RetryTimeLimit = TimeSpan.Zero }, Ct));
        JournalEntry entry = ada.Seal(new EntityAdded(ada.NewEntityId(), EntityKind.Person, "Bea", IsSelf: false));
        MemoryException error = await Assert.ThrowsAsync<MemoryException>(() => hurried.TryAppendAsync(ada.Scope, [entry], [], Ct));
        await held.RollbackAsync();
        Assert.Equal(MemoryErrorCode.StoreUnavailable, error.Code);
        Assert.Contains("time limit", error.Message, StringComparison.Ordinal);
        Assert.Single(await graph.JournalAsync(ada.Scope, 0, 10, Ct));
    }

    [Theory]
    [InlineData("Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", MemoryErrorCode.StoreUnavailable, "read-only")]
    [InlineData("Neo.ClientError.Security.AuthenticationRateLimit", MemoryErrorCode.StoreUnavailable, "wrong passwords")]
    [InlineData("Neo.ClientError.Database.DatabaseNotFound", MemoryErrorCode.StoreUnavailable, "no database 'neo4j'")]
    [InlineData("Neo.ClientError.Schema.ConstraintValidationFailed", MemoryErrorCode.InvalidArgument, "already there")]
    [InlineData("Neo.ClientError.Schema.IndexNotFound", MemoryErrorCode.StoreUnavailable, "index")]
    [InlineData("Neo.TransientError.General.MemoryPoolOutOfMemoryError", MemoryErrorCode.StoreUnavailable, "memory")]
    [InlineData("Neo.DatabaseError.General.UnknownError", MemoryErrorCode.StoreUnavailable, "server's log")]
    public void An_error_of_the_server_becomes_one_that_says_what_to_do(string code, MemoryErrorCode expected, string said)
    {
        MemoryException error = StoreError.Of(new ClientException(code, "told by the server"), new Neo4jOptions { Uri = new Uri("bolt://localhost:7687") });
        Assert.Equal(expected, error.Code);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("told by the server", error.Message, StringComparison.Ordinal);
    }

    [LongFact]
    public async Task Wrong_credentials_are_refused_page_after_page()
    {
        Neo4jProcess process = await Neo4jProcess.StartAsync(RealServer.ScriptOrSkip(), "--password", "correct horse");
        try
        {
            for (int i = 0; i < 10; i++)
            {
                Neo4jOptions wrong = new() { Uri = new Uri(process.Uri), Password = "battery staple", RetryTimeLimit = TimeSpan.Zero };
                MemoryException error = await Assert.ThrowsAsync<MemoryException>(() => Neo4jMemoryGraph.OpenAsync(wrong, Ct));
                Assert.Equal(MemoryErrorCode.StoreUnavailable, error.Code);
                Assert.Contains("'neo4j'", error.Message, StringComparison.Ordinal);
                Assert.DoesNotContain("battery", error.ToString(), StringComparison.Ordinal);
            }
        }
        finally
        {
            await process.StopAsync();
        }
    }

    [LongFact]
    public async Task A_server_that_is_killed_and_started_again_while_eight_write_loses_and_doubles_nothing()
    {
        string script = RealServer.ScriptOrSkip(), folder = Directory.CreateTempSubdirectory("graphmemory-").FullName;
        Neo4jProcess process = await Neo4jProcess.StartAsync(script, "--dir", folder);
        string port = new Uri(process.Uri).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        try
        {
            await using Neo4jMemoryGraph graph = await Neo4jMemoryGraph.OpenAsync(new Neo4jOptions { Uri = new Uri(process.Uri), RetryTimeLimit = TimeSpan.FromMinutes(2) }, Ct);
            using CancellationTokenSource done = new();
            using SemaphoreSlim acknowledged = new(0);
            Task<List<Guid>>[] writers = [.. Enumerable.Range(0, 8).Select(i => Task.Run(() => WriteAsync(graph, Scope.User($"user {i % 4}"), i, acknowledged, done.Token)))];
            for (int kill = 0; kill < 3; kill++)
            {
                for (int i = 0; i < 100; i++) await acknowledged.WaitAsync(Ct);
                await process.KillAsync();
                process = await Neo4jProcess.StartAsync(script, "--dir", folder, "--port", port);
            }
            for (int i = 0; i < 100; i++) await acknowledged.WaitAsync(Ct);
            await done.CancelAsync();
            List<Guid>[] told = await Task.WhenAll(writers);
            for (int i = 0; i < 4; i++)
            {
                Scope scope = Scope.User($"user {i}");
                List<Guid> written = [.. told[i], .. told[i + 4]];
                await AssertHoldsAsync(graph, scope, written);
            }
            TestContext.Current.TestOutputHelper!.WriteLine($"3 kills, {told.Sum(list => list.Count)} acknowledged changes, none lost or doubled.");
        }
        finally
        {
            await process.StopAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<List<Guid>> WriteAsync(Neo4jMemoryGraph graph, Scope scope, int number, SemaphoreSlim told, CancellationToken done)
    {
        RandomSource random = RandomSource.Seeded(number + 1);
        IdSource ids = new(TimeProvider.System, random);
        List<Guid> acknowledged = [];
        while (!done.IsCancellationRequested)
        {
            ScopeHead head = await graph.HeadAsync(scope, Ct);
            Turn turn = new() { Id = new(ids.Next()), Session = $"w{number}", Position = acknowledged.Count, Role = TurnRole.User, Text = "I like tea.", SaidAt = TimeProvider.System.GetUtcNow() };
            JournalEntry entry = JournalEntry.Seal(scope, head, new GraphChange("test", [], [new TurnAdded(turn, ExtractionDue: false)]), TimeProvider.System.GetUtcNow(), random);
            if (await graph.TryAppendAsync(scope, [entry], [ScopeWriter.IndexOf(turn, [1, 0, 0, 0])], Ct))
            {
                acknowledged.Add(turn.Id.Value);
                told.Release();
            }
        }
        return acknowledged;
    }

    private static async Task AssertHoldsAsync(Neo4jMemoryGraph graph, Scope scope, List<Guid> written)
    {
        ScopeHead head = ScopeHead.Empty;
        List<Guid> journaled = [];
        while (await graph.JournalAsync(scope, head.Sequence, 1_000, Ct) is { Count: > 0 } page)
        {
            foreach (JournalEntry entry in page)
            {
                Assert.Null(entry.Fault(scope, head));
                head = entry.Head;
                journaled.AddRange(entry.Bodies.OfType<TurnAdded>().Select(added => added.Turn.Id.Value));
            }
        }
        Assert.Equal(head, await graph.HeadAsync(scope, Ct));
        Assert.Equal(written.Order(), journaled.Order());
        ScopeCounts counts = await graph.CountsAsync(scope, ReadPoint.At(DateTimeOffset.MaxValue.AddDays(-1)), Ct);
        Assert.Equal((written.Count, written.Count), (counts.Turns, counts.Changes));
    }
}
