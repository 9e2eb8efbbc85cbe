using BenchmarkDotNet.Attributes;
using GraphMemory.Conversations;
using GraphMemory.Recall;
using GraphMemory.Sqlite;

namespace GraphMemory.Benchmarks.Store;

/// <summary>Candidates for a question of ten terms over the turns of one scope, beside the two queries that one would write first.</summary>
[MemoryDiagnoser]
public class RecallBenchmark
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("graphmemory-bench-");
    private readonly Scope scope = Scope.User("ann");
    private readonly CandidateQuery[] questions = [.. Enumerable.Range(0, 16).Select(i => SeededScope.Question(1_000 + i, words: 10))];
    private SqliteMemoryGraph graph = null!;
    private PlainSearch plain = null!;
    private int next;

    [Params(1_000, 5_000, 20_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public async Task SetupAsync()
    {
        graph = await SqliteMemoryGraph.OpenAsync(new SqliteOptions { File = Path.Combine(folder.FullName, "memory.db") }).ConfigureAwait(false);
        List<(Turn Turn, float[] Vector)> turns = await SeededScope.TellAsync(graph, scope, Rows, seed: 1).ConfigureAwait(false);
        plain = new PlainSearch(Path.Combine(folder.FullName, "plain.db"));
        plain.Add(scope.Token, turns);
        await RecallAsync().ConfigureAwait(false);
    }

    [GlobalCleanup]
    public async Task CleanupAsync()
    {
        await graph.DisposeAsync().ConfigureAwait(false);
        plain.Dispose();
        folder.Delete(recursive: true);
    }

    [Benchmark(Baseline = true, Description = "SQL: cosine over every row, and FTS5 bm25")]
    public int Plain()
    {
        CandidateQuery question = Next();
        return plain.ByVector(scope.Token, question.Embedding!.Vector.Span, 200).Count + plain.ByWords(scope.Token, question.Cues.Terms, 200).Count;
    }

    [Benchmark(Description = "Candidates: the whole formula over every row")]
    public async Task<int> RecallAsync()
    {
        Candidates found = await graph.CandidatesAsync(scope, Next(), SeededScope.Now, CancellationToken.None).ConfigureAwait(false);
        return found.Turns.Count;
    }

    private CandidateQuery Next() => questions[next++ % questions.Length];
}
