using GraphMemory.Contract;
using GraphMemory.Graph;
using GraphMemory.Recall;
using GraphMemory.Sqlite.Recall;

namespace GraphMemory.Sqlite.Tests;

/// <summary>The indexes in memory: bounded, and always equal to what the file would give.</summary>
public sealed class IndexCacheTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task An_index_kept_up_to_date_equals_one_read_from_the_file(int seed)
    {
        string file = folder.NewFile();
        await using SqliteMemoryGraph graph = await TemporaryFolder.OpenAsync(file);
        ScopeWriter ada = new(graph, Scope.User("ada"));
        await ada.AskAsync("tea");
        await RandomHistory.WriteAsync(ada, seed, changes: 80);
        string kept = await ScopeReading.OfAsync(graph, ada.Scope, [ada.AtNow]);
        await using SqliteMemoryGraph fresh = await SqliteMemoryGraph.OpenAsync(new SqliteOptions { File = file, ReadOnly = true }, Ct);
        Assert.Equal(await ScopeReading.OfAsync(fresh, ada.Scope, [ada.AtNow]), kept);
    }

    [Fact]
    public void The_index_asked_least_recently_goes_when_memory_is_short()
    {
        ScopeIndexCache cache = new(bytesMax: 12_000);
        Scope[] scopes = [Scope.User("a"), Scope.User("b"), Scope.User("c")];
        foreach (Scope scope in scopes[..2]) cache.GetOrLoad(scope, () => new FileIndex());
        Assert.True(cache.TryGet(scopes[0], out _));
        cache.GetOrLoad(scopes[2], () => new FileIndex());
        Assert.Equal([true, false, true], scopes.Select(scope => cache.TryGet(scope, out _)));
    }

    [Fact]
    public async Task Recall_over_more_scopes_than_fit_in_memory_finds_the_same()
    {
        await using SqliteMemoryGraph graph = await SqliteMemoryGraph.OpenAsync(new SqliteOptions { File = folder.NewFile(), IndexBytesMax = 1L << 20 }, Ct);
        ScopeWriter[] writers = [.. Enumerable.Range(0, 6).Select(i => new ScopeWriter(graph, Scope.User($"user {i}"), i + 1))];
        foreach (ScopeWriter writer in writers)
        {
            for (int i = 0; i < 5; i++) await writer.TellAsync($"tea {i} of {writer.Scope.Key}", vector: [.. Enumerable.Repeat(.01f, 1_000)]);
        }
        for (int round = 0; round < 3; round++)
        {
            foreach (ScopeWriter writer in writers)
            {
                Candidates found = await writer.AskAsync($"tea of {writer.Scope.Key}", [.. Enumerable.Repeat(.01f, 1_000)]);
                Assert.Equal(5, found.Turns.Count);
                Assert.All(found.Turns, turn => Assert.NotNull(turn.Cosine));
            }
        }
    }

    [Fact]
    public void An_index_dropped_while_it_is_read_is_not_kept()
    {
        ScopeIndexCache cache = new(bytesMax: 1L << 20);
        Scope scope = Scope.User("a");
        FileIndex old = cache.GetOrLoad(scope, () =>
        {
            cache.Drop(scope);
            return new FileIndex();
        });
        Assert.False(cache.TryGet(scope, out _));
        Assert.NotSame(old, cache.GetOrLoad(scope, () => new FileIndex()));
    }

    [Fact]
    public void What_is_written_while_an_index_is_read_is_applied_to_it()
    {
        ScopeIndexCache cache = new(bytesMax: 1L << 20);
        Scope scope = Scope.User("a");
        List<long> applied = [];
        IndexDelta Delta(long sequence) => new(sequence, 0, [_ =>
        {
            applied.Add(sequence);
            return true;
        }]);
        cache.GetOrLoad(scope, () =>
        {
            FileIndex index = new();
            index.ReadAt(5, 0);
            cache.Apply(scope, Delta(5));
            cache.Apply(scope, Delta(6));
            return index;
        });
        cache.Apply(scope, Delta(7));
        Assert.Equal([6L, 7L], applied);
    }
}
