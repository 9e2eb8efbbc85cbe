using System.Diagnostics;
using GraphMemory.Conversations;
using GraphMemory.Recall;
using GraphMemory.Sqlite;

namespace GraphMemory.Benchmarks.Store;

/// <summary>Processor time of a question over one scope, which other programs on the machine disturb less than the time on the wall; and of the plain way beside it.</summary>
internal static class RecallTimeRun
{
    private const int Asked = 200;
    private const int AskedPlain = 10;

    public static async Task PrintAsync()
    {
        Console.WriteLine($"{"rows",8}{"candidates, CPU ms",20}{"p50 ms",10}{"p95 ms",10}{"first question ms",20}{"plain SQL, CPU ms",20}{"append, CPU ms",16}");
        foreach (int rows in (int[])[1_000, 5_000, 20_000])
        {
            DirectoryInfo folder = Directory.CreateTempSubdirectory("graphmemory-bench-");
            try
            {
                await PrintAsync(folder, rows).ConfigureAwait(false);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private static async Task PrintAsync(DirectoryInfo folder, int rows)
    {
        Scope scope = Scope.User("ann");
        CandidateQuery[] questions = [.. Enumerable.Range(0, 16).Select(i => SeededScope.Question(1_000 + i, words: 10))];
        await using SqliteMemoryGraph graph = await SqliteMemoryGraph.OpenAsync(new SqliteOptions { File = Path.Combine(folder.FullName, "memory.db") }).ConfigureAwait(false);
        TimeSpan before = Processor();
        List<(Turn Turn, float[] Vector)> turns = await SeededScope.TellAsync(graph, scope, rows, seed: 1).ConfigureAwait(false);
        double append = (Processor() - before).TotalMilliseconds / rows;

        Stopwatch watch = Stopwatch.StartNew();
        await graph.CandidatesAsync(scope, questions[0], SeededScope.Now, CancellationToken.None).ConfigureAwait(false);
        double first = watch.Elapsed.TotalMilliseconds;
        for (int i = 0; i < 50; i++) await graph.CandidatesAsync(scope, questions[i % 16], SeededScope.Now, CancellationToken.None).ConfigureAwait(false);
        List<double> times = [];
        before = Processor();
        for (int i = 0; i < Asked; i++)
        {
            watch.Restart();
            await graph.CandidatesAsync(scope, questions[i % 16], SeededScope.Now, CancellationToken.None).ConfigureAwait(false);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        double candidates = (Processor() - before).TotalMilliseconds / Asked;
        times.Sort();

        using PlainSearch plain = new(Path.Combine(folder.FullName, "plain.db"));
        plain.Add(scope.Token, turns);
        plain.ByVector(scope.Token, questions[0].Embedding!.Vector.Span, 200);
        before = Processor();
        for (int i = 0; i < AskedPlain; i++)
        {
            plain.ByVector(scope.Token, questions[i].Embedding!.Vector.Span, 200);
            plain.ByWords(scope.Token, questions[i].Cues.Terms, 200);
        }
        double simple = (Processor() - before).TotalMilliseconds / AskedPlain;
        Console.WriteLine($"{rows,8:N0}{candidates,20:N2}{times[Asked / 2],10:N2}{times[(int)(Asked * .95)],10:N2}{first,20:N0}{simple,20:N1}{append,16:N2}");
    }

    private static TimeSpan Processor() => Process.GetCurrentProcess().TotalProcessorTime;
}
