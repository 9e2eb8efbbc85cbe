using System.Diagnostics;
using System.Globalization;
using GraphMemory.Recall;
using GraphMemory.Sqlite;

namespace GraphMemory.Benchmarks.Store;

/// <summary>Facts of many scopes in one file: is recall of one of them as fast as in a file of its own, and does it find the same?</summary>
internal static class ManyScopesRun
{
    private const int FactsPerScope = 100;
    private const int Asked = 100;

    public static async Task PrintAsync(int scopes)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("graphmemory-bench-");
        try
        {
            string file = Path.Combine(folder.FullName, "many.db");
            Stopwatch watch = Stopwatch.StartNew();
            await using (SqliteMemoryGraph graph = await OpenAsync(file).ConfigureAwait(false))
            {
                for (int i = 0; i < scopes; i++) await SeededScope.ConcludeAsync(graph, ScopeOf(i), FactsPerScope, seed: i).ConfigureAwait(false);
            }
            Console.WriteLine($"{scopes * FactsPerScope:N0} facts over {scopes:N0} scopes in one file of {new FileInfo(file).Length / 1e6:N0} MB, written in {watch.Elapsed.TotalSeconds:N0} s");

            int[] asked = [.. Enumerable.Range(0, Asked).Select(i => (int)((long)i * scopes / Asked))];
            List<Asking> alone = [];
            foreach (int scope in asked)
            {
                string own = Path.Combine(folder.FullName, string.Create(CultureInfo.InvariantCulture, $"alone-{scope}.db"));
                await using (SqliteMemoryGraph graph = await OpenAsync(own).ConfigureAwait(false))
                {
                    await SeededScope.ConcludeAsync(graph, ScopeOf(scope), FactsPerScope, seed: scope).ConfigureAwait(false);
                }
                await using SqliteMemoryGraph opened = await OpenAsync(own).ConfigureAwait(false);
                alone.Add(await AskAsync(opened, scope).ConfigureAwait(false));
            }
            List<Asking> among = [];
            foreach (int scope in asked)
            {
                // Opened anew for each, as the files of one scope are, so that both begin with nothing read.
                await using SqliteMemoryGraph opened = await OpenAsync(file).ConfigureAwait(false);
                among.Add(await AskAsync(opened, scope).ConfigureAwait(false));
            }
            Console.WriteLine($"{"",-30}{"p50 ms",10}{"p95 ms",10}");
            Print("first question, alone", alone.Select(asking => asking.First));
            Print("first question, among all", among.Select(asking => asking.First));
            Print("asked before, alone", alone.Select(asking => asking.Again));
            Print("asked before, among all", among.Select(asking => asking.Again));
            bool same = alone.Select(asking => asking.Found).SequenceEqual(among.Select(asking => asking.Found), StringComparer.Ordinal);
            Console.WriteLine(same ? "The same facts in the same order, among all and alone." : "DIFFERENT FACTS among all and alone.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Asking> AskAsync(SqliteMemoryGraph graph, int scope)
    {
        CandidateQuery question = SeededScope.Question(seed: 77, words: 6);
        await graph.CandidatesAsync(Scope.User("nobody"), question, SeededScope.Now, CancellationToken.None).ConfigureAwait(false);
        List<double> times = [];
        string found = "";
        for (int i = 0; i < 6; i++)
        {
            Stopwatch watch = Stopwatch.StartNew();
            Candidates answer = await graph.CandidatesAsync(ScopeOf(scope), question, SeededScope.Now, CancellationToken.None).ConfigureAwait(false);
            times.Add(watch.Elapsed.TotalMilliseconds);
            found = string.Join(' ', answer.Facts.Select(fact => fact.Id));
        }
        return new(times[0], times[1..].Order().ElementAt(2), found);
    }

    private static void Print(string title, IEnumerable<double> times)
    {
        double[] sorted = [.. times.Order()];
        Console.WriteLine($"{title,-30}{sorted[sorted.Length / 2],10:N3}{sorted[(int)(sorted.Length * .95)],10:N3}");
    }

    private static Scope ScopeOf(int number) => Scope.User(string.Create(CultureInfo.InvariantCulture, $"user {number}"));

    private static Task<SqliteMemoryGraph> OpenAsync(string file) => SqliteMemoryGraph.OpenAsync(new SqliteOptions { File = file });

    private sealed record Asking(double First, double Again, string Found);
}
