using Neo4j.Driver;

namespace GraphMemory.Bolt.Tests.Real;

/// <summary>
/// Eight clients write while their connections are cut, or their server is killed. Whatever was acknowledged must be there, and nothing twice.
/// </summary>
public class ChaosTests(RealServer server)
{
    private const int Writers = 8;

    /// <summary>The label of what a test writes: its nodes and its constraint are nobody else's.</summary>
    private readonly string _label = $"Chaos_{Mark.New()}";

    [Fact]
    public async Task Nothing_is_lost_or_doubled_when_connections_are_cut()
    {
        Neo4jAddress address = await server.AddressAsync();
        await using var proxy = new CuttingProxy(address.Uri);
        await using IDriver driver = GraphDatabase.Driver(proxy.Uri, address.Token, c => c.WithMaxConnectionPoolSize(Writers));
        await ConstrainAsync(driver);
        var writing = new Writing(driver, _label);
        try
        {
            for (int round = 1; round <= 3; round++)
            {
                await writing.ReachAsync(40 * round);
                proxy.Cut();
            }

            await writing.StopAsync();
            await AssertCompleteAsync(driver, writing);
        }
        finally
        {
            await writing.StopAsync();
            await ForgetAsync(driver);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{writing.Count} writes acknowledged, {writing.Tries} tried");
    }

    [LongFact]
    public async Task Nothing_is_lost_or_doubled_when_the_server_is_killed_and_started_again()
    {
        string folder = Directory.CreateTempSubdirectory("graphmemory-chaos-").FullName;
        string script = RealServer.ScriptOrSkip();
        Neo4jProcess process = await Neo4jProcess.StartAsync(script, "--dir", folder);
        try
        {
            string port = new Uri(process.Uri).Port.ToString();
            await using IDriver driver = GraphDatabase.Driver(
                process.Uri, AuthTokens.None, c => c.WithMaxConnectionPoolSize(Writers).WithMaxTransactionRetryTime(TimeSpan.FromMinutes(3)));
            await ConstrainAsync(driver);
            var writing = new Writing(driver, _label);
            for (int round = 1; round <= 5; round++)
            {
                await writing.ReachAsync(200 * round);
                await process.KillAsync();
                process = await Neo4jProcess.StartAsync(script, "--dir", folder, "--port", port);
            }

            await writing.StopAsync();
            await AssertCompleteAsync(driver, writing);
            TestContext.Current.TestOutputHelper?.WriteLine($"{writing.Count} writes acknowledged, {writing.Tries} tried");
        }
        finally
        {
            await process.StopAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task ConstrainAsync(IDriver driver) =>
        await driver.ExecutableQuery($"CREATE CONSTRAINT {_label} FOR (n:{_label}) REQUIRE n.id IS UNIQUE").ExecuteAsync();

    private async Task ForgetAsync(IDriver driver)
    {
        await driver.ExecutableQuery($"MATCH (n:{_label}) DELETE n").ExecuteAsync();
        await driver.ExecutableQuery($"DROP CONSTRAINT {_label}").ExecuteAsync();
    }

    private static async Task AssertCompleteAsync(IDriver driver, Writing writing)
    {
        IReadOnlyList<IRecord> rows = (await driver.ExecutableQuery($"MATCH (n:{writing.Label}) RETURN n.id AS id").ExecuteAsync()).Result;
        HashSet<string> found = [.. rows.Select(r => r.Get<string>("id"))];
        Assert.Equal(rows.Count, found.Count);
        Assert.Empty(writing.Acknowledged.Except(found));
        Assert.Empty(found.Except(writing.Acknowledged));
    }

    /// <summary>Writers, each of which writes one row after the other, now in a unit of work, now in one trip.</summary>
    private sealed class Writing
    {
        private readonly List<string> _acknowledged = [];
        private readonly List<(int Count, TaskCompletionSource Reached)> _waiters = [];
        private readonly IDriver _driver;
        private readonly Task _writers;
        private volatile bool _isStopped;
        private int _tries;

        public Writing(IDriver driver, string label)
        {
            (_driver, Label) = (driver, label);
            _writers = Task.WhenAll(Enumerable.Range(0, Writers).Select(WriteAsync));
        }

        public string Label { get; }

        public IReadOnlyList<string> Acknowledged => _acknowledged;

        public int Count => _acknowledged.Count;

        public int Tries => _tries;

        /// <summary>Waits until so many writes were acknowledged.</summary>
        public async Task ReachAsync(int count)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_acknowledged)
            {
                if (_acknowledged.Count >= count)
                    return;
                _waiters.Add((count, reached));
            }

            await await Task.WhenAny(reached.Task, _writers);
        }

        public async Task StopAsync()
        {
            _isStopped = true;
            await _writers;
        }

        private async Task WriteAsync(int writer)
        {
            try
            {
                await WriteUntilStoppedAsync(writer);
            }
            finally
            {
                _isStopped = true;
            }
        }

        private async Task WriteUntilStoppedAsync(int writer)
        {
            await using IAsyncSession session = _driver.AsyncSession();
            int i = 0;
            while (!_isStopped)
            {
                string id = $"{writer}-{i}";
                var query = new Query($$"""MERGE (:{{Label}} {id: $id})""", new { id });
                if (i++ % 2 == 0)
                {
                    await session.ExecuteWriteAsync(async tx =>
                    {
                        Interlocked.Increment(ref _tries);
                        await (await tx.RunAsync(query)).ConsumeAsync();
                    });
                }
                else
                {
                    Interlocked.Increment(ref _tries);
                    await session.WriteInOneTripAsync(query);
                }

                lock (_acknowledged)
                {
                    _acknowledged.Add(id);
                    foreach ((_, TaskCompletionSource reached) in _waiters.Where(w => w.Count <= _acknowledged.Count))
                        reached.TrySetResult();
                }
            }
        }
    }
}
