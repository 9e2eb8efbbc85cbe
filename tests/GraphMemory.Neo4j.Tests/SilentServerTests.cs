using GraphMemory.Contract;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Neo4j.Tests.Scripted;
using Microsoft.Extensions.Time.Testing;
using Neo4j.Driver;

namespace GraphMemory.Neo4j.Tests;

/// <summary>A server that says nothing any more, and one that is slow.</summary>
[Collection(ServerCollection.Name)]
public class SilentServerTests(RealServer server)
{
    private static readonly Scope Ada = Scope.User("ada");

    private readonly TestDatabase database = new(server);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_read_that_is_never_answered_ends_and_can_be_tried_again()
    {
        MemoryException error = await SilentAsync("reads/head", graph => graph.HeadAsync(Ada, Ct), TimeSpan.FromSeconds(10 + 15));
        Assert.Contains("did not answer within 25 s", error.Message, StringComparison.Ordinal);
        Assert.Contains("Try again", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("not known", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_under_the_lock_that_is_never_answered_writes_nothing_and_says_so()
    {
        MemoryException error = await SilentAsync("reads/settle", graph => graph.CountsAsync(Ada, ReadPoint.At(DateTimeOffset.UnixEpoch), Ct), TimeSpan.FromSeconds(10 + 15));
        Assert.Contains("Try again", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("not known", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_write_that_is_never_answered_the_caller_is_told_that_it_may_have_been_done()
    {
        JournalEntry entry = JournalEntry.Seal(
            Ada,
            ScopeHead.Empty,
            new GraphChange("test", [], [new EntityAdded(new EntityId(new Guid(7, 0, 0, new byte[8])), EntityKind.Person, "Bea", IsSelf: false)]),
            DateTimeOffset.UnixEpoch,
            RandomSource.Seeded(1));
        MemoryException error = await SilentAsync("append/prepare", graph => graph.TryAppendAsync(Ada, [entry], [], Ct), TimeSpan.FromSeconds(30 + 15));
        Assert.Contains("did not answer within 45 s", error.Message, StringComparison.Ordinal);
        Assert.Contains("Whether the change was written is not known", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Bea", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_cancels_does_not_wait_for_a_silent_server()
    {
        TaskCompletionSource came = new();
        await using PretendedServer silent = Pretended("reads/head", came);
        await using Neo4jMemoryGraph graph = await Neo4jMemoryGraph.OpenAsync(silent.Options, Ct);
        using CancellationTokenSource given = new();
        Task<ScopeHead> asking = graph.HeadAsync(Ada, given.Token);
        await came.Task.WaitAsync(Ct);
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking).WaitAsync(TimeSpan.FromMinutes(1), Ct);
    }

    [Fact]
    public async Task The_server_is_told_the_limit_of_every_transaction()
    {
        await using PretendedServer pretended = Pretended("none", new());
        Neo4jOptions options = pretended.Options with { ReadTimeLimit = TimeSpan.FromSeconds(3), WriteTimeLimit = TimeSpan.FromSeconds(7) };
        await using Neo4jMemoryGraph graph = await Neo4jMemoryGraph.OpenAsync(options, Ct);
        await Assert.ThrowsAsync<MemoryException>(() => graph.HeadAsync(Ada, Ct));
        await Assert.ThrowsAsync<MemoryException>(() => graph.EraseAsync(Scope.User("bea"), [], Ct));
        Statements statements = new(ServerVersion.Oldest);
        PretendedCall[] heads = [.. pretended.Calls.Where(call => call.Text == statements["reads/head"].Text)];
        Assert.Equal([3_000L, 7_000L], heads.Select(call => call.TimeLimit));
        Assert.All(pretended.Calls, call => Assert.NotNull(call.TimeLimit));
    }

    [Fact]
    public async Task A_read_that_a_slow_server_stops_at_the_limit_says_so()
    {
        await using PrefixedGraph graph = await database.OpenEmptyAsync();
        ScopeWriter writer = new(graph, Ada);
        await writer.MeetAsync("Ada", self: true);
        Neo4jOptions options = await database.OptionsAsync() with { ReadTimeLimit = TimeSpan.FromSeconds(1), RetryTimeLimit = TimeSpan.Zero };
        await using IMemoryGraph hurried = graph.Through(await Neo4jMemoryGraph.OpenAsync(options, Ct));
        await using IDriver driver = await server.DriverAsync();
        await using IAsyncSession session = driver.AsyncSession();
        await using IAsyncTransaction held = await session.BeginTransactionAsync();
        await (await held.RunAsync("MATCH (s:Scope) WHERE s.scope IN $scopes SET s.scope = s.scope", new { scopes = graph.Tokens.ToList() })).ConsumeAsync();
        MemoryException error = await Assert.ThrowsAsync<MemoryException>(() => hurried.CountsAsync(Ada, writer.AtNow, Ct));
        await held.RollbackAsync();
        Assert.Equal(MemoryErrorCode.StoreUnavailable, error.Code);
        Assert.Contains("time limit", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await graph.CountsAsync(Ada, writer.AtNow, Ct)).Entities);
    }

    private static async Task<MemoryException> SilentAsync(string statement, Func<Neo4jMemoryGraph, Task> act, TimeSpan limit)
    {
        TaskCompletionSource came = new();
        FakeTimeProvider clock = new();
        await using PretendedServer silent = Pretended(statement, came);
        await using Neo4jMemoryGraph graph = await Neo4jMemoryGraph.OpenAsync(silent.Options with { Clock = clock }, Ct);
        Task asking = act(graph);
        await came.Task.WaitAsync(Ct);
        clock.Advance(limit - TimeSpan.FromMilliseconds(1));
        Assert.False(asking.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        MemoryException error = await Assert.ThrowsAsync<MemoryException>(() => asking).WaitAsync(TimeSpan.FromMinutes(1), Ct);
        Assert.Equal(MemoryErrorCode.StoreUnavailable, error.Code);
        Assert.Contains(silent.Options.Location, error.Message, StringComparison.Ordinal);
        return error;
    }

    /// <summary>A server that answers this statement for this scope never, and tells that it came.</summary>
    private static PretendedServer Pretended(string statement, TaskCompletionSource came) => new("Neo4j/5.26.0", call =>
    {
        Statements statements = new(ServerVersion.Oldest);
        bool isAsked = statements.In(statement).Any(asked => asked.Text == call.Text) && call.Parameters.GetValueOrDefault("scope") is string scope && scope == Ada.Token;
        if (!isAsked) return PretendedServer.Ready(call, ServerVersion.Oldest);
        came.TrySetResult();
        return null;
    });
}
