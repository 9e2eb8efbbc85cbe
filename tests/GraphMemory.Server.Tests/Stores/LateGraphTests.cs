using GraphMemory.Graph;
using GraphMemory.Server.Stores;
using GraphMemory.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace GraphMemory.Server.Tests.Stores;

public sealed class LateGraphTests : IDisposable
{
    private static readonly Scope Ada = Scope.User("ada");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("graphmemory-");
    private readonly Opening opening = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task What_a_store_does_in_one_journey_stays_one_when_it_is_opened_late()
    {
        OneJourney store = new(await SqliteMemoryGraph.OpenAsync(new SqliteOptions { File = Path.Combine(folder.FullName, "memory.db") }, Ct));
        await using IMemoryGraph late = new LateGraph("there", _ => Task.FromResult<IMemoryGraph>(store), new FakeTimeProvider(), opening);
        await opening.Done.WaitAsync(Ct);

        Assert.Same(store.Cited, await late.CitedFactsAsync(Ada, new FactQuery(), ReadPoint.At(default), Ct));
        Assert.Same(store.Distances, await late.DistancesAsync(Ada, new NeighbourQuery { Seeds = [] }, ReadPoint.At(default), Ct));
    }

    [Fact]
    public async Task Until_it_is_open_every_call_is_refused_with_the_reason()
    {
        await using IMemoryGraph late = new LateGraph("there", Timeout, new FakeTimeProvider(), opening);

        MemoryException refused = await Assert.ThrowsAsync<MemoryException>(() => late.CitedFactsAsync(Ada, new FactQuery(), ReadPoint.At(default), Ct));
        Assert.Equal(MemoryErrorCode.StoreUnavailable, refused.Code);
        Assert.Equal("there is being opened; try again in a moment.", refused.Message);
        Assert.Equal("there", late.Location);

        static async Task<IMemoryGraph> Timeout(CancellationToken ct)
        {
            await Task.Delay(System.Threading.Timeout.Infinite, ct);
            throw new InvalidOperationException();
        }
    }

    /// <summary>Knows when the store has told that it is open.</summary>
    private sealed class Opening : ILogger
    {
        private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Done => done.Task;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel is LogLevel.Information) done.TrySetResult();
        }
    }

    /// <summary>A store with answers of its own to the calls that have a default.</summary>
    private sealed class OneJourney(IMemoryGraph graph) : ForwardingGraph
    {
        public CitedFacts Cited { get; } = new([], [], []);

        public IReadOnlyDictionary<EntityId, int> Distances { get; } = new Dictionary<EntityId, int>();

        protected override IMemoryGraph Inner => graph;

        public override Task<CitedFacts> CitedFactsAsync(Scope scope, FactQuery query, ReadPoint at, CancellationToken ct) => Task.FromResult(Cited);

        public override Task<IReadOnlyDictionary<EntityId, int>> DistancesAsync(Scope scope, NeighbourQuery query, ReadPoint at, CancellationToken ct) =>
            Task.FromResult(Distances);
    }
}
