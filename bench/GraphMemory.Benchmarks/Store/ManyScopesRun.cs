using System.Diagnostics;
using System.Globalization;
using GraphMemory.Recall;
using GraphMemory.Sqlite;

namespace GraphMemory.Benchmarks.Store;

/// <summary>Facts of many scopes in one file: is recall of one of them as fast as in a file of its own, and does it find the same?</summary>
internal static class ManyScopesRun
{
    private const int FactsPerScope = 100;
    private const int Asked = 300;

    public static async Task PrintAsync(int scopes)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("graphmemory-bench-");
        try
        {
            string many = Path.Combine(folder.FullName, "many.db");
            string alone = Path.Combine(folder.FullName, "alone.db");
            Stopwatch watch = Stopwatch.StartNew();
            await using (SqliteMemoryGraph graph = await OpenAsync(many).ConfigureAwait(false))
            {
                for (int i = 0; i < scopes; i++) await SeededScope.ConcludeAsync(graph, ScopeOf(i), FactsPerScope, seed: i).ConfigureAwait(false);
            }
            Print($"{scopes * FactsPerScope:N0} facts over {scopes:N0} scopes in one file of {new FileInfo(many).Length / 1e6:N0} MB, written in {watch.Elapsed.TotalSeconds:N0} s");
            int[] asked = [.. Enumerable.Range(0, Asked).Select(i => (int)((long)i * scopes / Asked))];
            await using (SqliteMemoryGraph graph = await OpenAsync(alone).ConfigureAwait(false))
            {
                await SeededScope.ConcludeAsync(graph, ScopeOf(asked[0]), FactsPerScope, asked[0]).ConfigureAwait(false);
            }
            Print($"{"",-34}{"p50 ms",10}{"p95 ms",10}");
            List<string> found = await AskAsync("among all, first question", many, asked, warm: false).ConfigureAwait(false);
            List<string> own = [];
            foreach (int scope in asked[..20])
            {
                string file = Path.Combine(folder.FullName, $"alone-{scope.ToString(CultureInfo.InvariantCulture)}.db");
                await using (SqliteMemoryGraph graph = await OpenAsync(file).ConfigureAwait(false))
                {
                    await SeededScope.ConcludeAsync(graph, ScopeOf(scope), FactsPerScope, scope).ConfigureAwait(false);
                }
                own.AddRange(await AskAsync(null, file, [scope], warm: false).ConfigureAwait(false));
            }
            await AskAsync("alone, first question", alone, [.. Enumerable.Repeat(asked[0], Asked)], warm: false, reopen: true).ConfigureAwait(false);
            await AskAsync("among all, asked before", many, asked, warm: true).ConfigureAwait(false);
            await AskAsync("alone, asked before", alone, [.. Enumerable.Repeat(asked[0], Asked)], warm: true).ConfigureAwait(false);
            Print(found.Take(20).SequenceEqual(own, StringComparer.Ordinal) ? "The same facts in the same order, among all and alone." : "DIFFERENT FACTS among all and alone.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<string>> AskAsync(string? title, string file, int[] scopes, bool warm, bool reopen = false)
    {
        List<double> times = [];
        List<string> found = [];
        SqliteMemoryGraph graph = await OpenAsync(file).ConfigureAwait(false);
        CandidateQuery question = SeededScope.Question(seed: 77, words: 6);
        await graph.CandidatesAsync(Scope.User("nobody"), question, SeededScope.Now, CancellationToken.None).ConfigureAwait(false);
        foreach (int scope in scopes)
        {
            if (reopen)
            {
                await graph.DisposeAsync().ConfigureAwait(false);
                graph = await OpenAsync(file).ConfigureAwait(false);
                await graph.CandidatesAsync(Scope.User("nobody"), question, SeededScope.Now, CancellationToken.None).ConfigureAwait(false);
            }
            if (warm) await graph.CandidatesAsync(ScopeOf(scope), question, SeededScope.Now, CancellationToken.None).ConfigureAwait(false);
            Stopwatch watch = Stopwatch.StartNew();
            Candidates answer = await graph.CandidatesAsync(ScopeOf(scope), question, SeededScope.Now, CancellationToken.None).ConfigureAwait(false);
            times.Add(watch.Elapsed.TotalMilliseconds);
            found.Add(string.Join(' ', answer.Facts.Select(fact => fact.Id)));
        }
        await graph.DisposeAsync().ConfigureAwait(false);
        times.Sort();
        if (title is not null) Print($"{title,-34}{times[times.Count / 2],10:N3}{times[(int)(times.Count * .95)],10:N3}");
        return found;
    }

    private static Scope ScopeOf(int number) => Scope.User(string.Create(CultureInfo.InvariantCulture, $"user {number}"));

    private static Task<SqliteMemoryGraph> OpenAsync(string file) => SqliteMemoryGraph.OpenAsync(new SqliteOptions { File = file });

    private static void Print(string line) => Console.WriteLine(line);
}
