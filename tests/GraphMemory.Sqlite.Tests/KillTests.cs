using System.Diagnostics;
using System.Globalization;
using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;

namespace GraphMemory.Sqlite.Tests;

/// <summary>A process that is killed while it writes loses nothing that it acknowledged.</summary>
public sealed class KillTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public Task Acknowledged_writes_survive_a_killed_process() => SurviveAsync(kills: 5);

    [LongFact]
    public Task Acknowledged_writes_survive_a_process_killed_again_and_again() => SurviveAsync(kills: 100);

    private async Task SurviveAsync(int kills)
    {
        string file = folder.NewFile();
        Scope scope = Scope.User("ada");
        Random random = new(7);
        for (int run = 0; run < kills; run++)
        {
            long acknowledged = await KilledAfterAsync(file, run, entries: random.Next(1, 60));
            await using SqliteMemoryGraph graph = await TemporaryFolder.OpenAsync(file);
            ScopeHead head = await graph.HeadAsync(scope, Ct);
            // The last one may have been written without being acknowledged any more.
            Assert.InRange(head.Sequence, acknowledged, acknowledged + 1);
            await AssertWholeAsync(graph, scope, head);
        }
    }

    /// <summary>Starts a writer, kills it once it has acknowledged some entries, and answers the last that it acknowledged.</summary>
    private static async Task<long> KilledAfterAsync(string file, int run, int entries)
    {
        string host = Path.Combine(AppContext.BaseDirectory, "GraphMemory.Sqlite.KillHost.dll");
        ProcessStartInfo start = new("dotnet", [host, file, run.ToString(CultureInfo.InvariantCulture)]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        long last = 0;
        for (int i = 0; i < entries && await process.StandardOutput.ReadLineAsync(Ct) is { } line; i++) last = long.Parse(line, CultureInfo.InvariantCulture);
        process.Kill();
        // What it had still printed before it died was acknowledged too; a line cut short was not.
        string rest = await process.StandardOutput.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        int end = rest.LastIndexOf('\n');
        if (end > 0) last = long.Parse(rest[..end].Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1], CultureInfo.InvariantCulture);
        Assert.True(last > 0, await process.StandardError.ReadToEndAsync(Ct));
        return last;
    }

    private static async Task AssertWholeAsync(SqliteMemoryGraph graph, Scope scope, ScopeHead head)
    {
        Assert.Empty(await graph.CheckAsync(Ct));
        ScopeHead previous = ScopeHead.Empty;
        while (previous.Sequence < head.Sequence)
        {
            foreach (JournalEntry entry in await graph.JournalAsync(scope, previous.Sequence, 1_000, Ct))
            {
                Assert.Null(entry.Fault(scope, previous));
                previous = entry.Head;
            }
        }
        Assert.Equal(head, previous);
        ScopeCounts counts = await graph.CountsAsync(scope, ReadPoint.At(head.At.AddDays(1)), Ct);
        Assert.Equal((head.Sequence, head.Sequence), (counts.Turns, counts.Changes));
        Page<StoredTurn> latest = await graph.TurnsAsync(scope, new TurnQuery { Descending = true, First = 1 }, ReadPoint.At(head.At.AddDays(1)), Ct);
        Assert.Equal(head.Sequence, Assert.Single(latest.Items).Sequence);
    }
}
