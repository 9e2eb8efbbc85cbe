using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using GraphMemory.Benchmarks.Store;
using GraphMemory.Conversations;
using GraphMemory.Language.Embeddings;
using GraphMemory.Sqlite;
using Microsoft.Extensions.AI;

namespace GraphMemory.Benchmarks.Load;

/// <summary>
/// Eight callers that remember and eight that ask, for some seconds, on one memory or on many; beside them the same callers on a plain table
/// with vectors and words behind one lock, which extracts nothing and keeps no history.
/// </summary>
internal static class LoadRun
{
    private const int Callers = 8;
    private const int TurnsBefore = 1_000;

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(15);

    public static async Task PrintAsync()
    {
        Console.WriteLine($"{"",-34}{"a second",10}{"p50 ms",10}{"p95 ms",10}{"p99 ms",10}");
        foreach (int scopes in (int[])[1, 64])
        {
            DirectoryInfo folder = Directory.CreateTempSubdirectory("graphmemory-bench-");
            try
            {
                await MemoryAsync(folder, scopes).ConfigureAwait(false);
                await PlainAsync(folder, scopes).ConfigureAwait(false);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private static async Task MemoryAsync(DirectoryInfo folder, int scopes)
    {
        using IEmbeddingGenerator<string, Embedding<float>> embeddings = EmbeddingModel.Open(new EmbeddingOptions());
        await using SqliteMemoryGraph graph = await SqliteMemoryGraph.OpenAsync(new SqliteOptions { File = Path.Combine(folder.FullName, "memory.db") }).ConfigureAwait(false);
        AgentMemory memory = new(graph, embeddings);
        for (int i = 0; i < TurnsBefore; i += 50)
        {
            await memory.RememberAsync(ScopeOf(i / 50, scopes), [.. Enumerable.Range(i, 50).Select(TurnOf)]).ConfigureAwait(false);
        }
        await RunAsync(
            string.Create(CultureInfo.InvariantCulture, $"memory, {scopes} users"),
            n => memory.RememberAsync(ScopeOf(n, scopes), TurnOf(n)),
            n => memory.BuildContextAsync(new ContextRequest { Scope = ScopeOf(n, scopes), Message = QuestionOf(n), TokensMax = 1_000 })).ConfigureAwait(false);
    }

    private static async Task PlainAsync(DirectoryInfo folder, int scopes)
    {
        using IEmbeddingGenerator<string, Embedding<float>> embeddings = EmbeddingModel.Open(new EmbeddingOptions());
        using PlainSearch plain = new(Path.Combine(folder.FullName, "plain.db"));
        Lock gate = new();
        for (int i = 0; i < TurnsBefore; i++) await RememberAsync(i).ConfigureAwait(false);
        await RunAsync(string.Create(CultureInfo.InvariantCulture, $"plain table, {scopes} users"), RememberAsync, AskAsync).ConfigureAwait(false);

        async Task RememberAsync(int n)
        {
            ConversationTurn turn = TurnOf(n);
            float[] vector = await VectorAsync(turn.Text).ConfigureAwait(false);
            Turn row = new() { Id = default, Session = "s", Position = n, Role = TurnRole.User, Text = turn.Text, SaidAt = DateTimeOffset.UnixEpoch };
            lock (gate) plain.Add(ScopeOf(n, scopes).Token, [(row, vector)]);
        }

        async Task AskAsync(int n)
        {
            string question = QuestionOf(n);
            float[] vector = await VectorAsync(question).ConfigureAwait(false);
            lock (gate)
            {
                plain.ByVector(ScopeOf(n, scopes).Token, vector, 40);
                plain.ByWords(ScopeOf(n, scopes).Token, question.Split((char[])[' ', '?']), 40);
            }
        }

        async Task<float[]> VectorAsync(string text) => (await embeddings.GenerateAsync([text]).ConfigureAwait(false))[0].Vector.ToArray();
    }

    private static async Task RunAsync(string name, Func<int, Task> remember, Func<int, Task> ask)
    {
        ConcurrentBag<double> remembered = [];
        ConcurrentBag<double> asked = [];
        Stopwatch watch = Stopwatch.StartNew();
        int next = TurnsBefore;
        await Task.WhenAll(
            Enumerable.Range(0, Callers).Select(_ => Task.Run(() => CallAsync(remember, remembered)))
                .Concat(Enumerable.Range(0, Callers).Select(_ => Task.Run(() => CallAsync(ask, asked))))).ConfigureAwait(false);
        Print($"{name}: remember", remembered, watch.Elapsed);
        Print($"{name}: context", asked, watch.Elapsed);

        async Task CallAsync(Func<int, Task> work, ConcurrentBag<double> times)
        {
            while (watch.Elapsed < Time)
            {
                long start = Stopwatch.GetTimestamp();
                await work(Interlocked.Increment(ref next)).ConfigureAwait(false);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }
    }

    private static void Print(string name, ConcurrentBag<double> times, TimeSpan elapsed)
    {
        double[] sorted = [.. times.Order()];
        Console.WriteLine(
            $"{name,-34}{sorted.Length / elapsed.TotalSeconds,10:N0}{sorted[sorted.Length / 2],10:N1}{sorted[sorted.Length * 95 / 100],10:N1}{sorted[sorted.Length * 99 / 100],10:N1}");
    }

    private static Scope ScopeOf(int n, int scopes) => Scope.User(string.Create(CultureInfo.InvariantCulture, $"user {n % scopes}"));

    private static ConversationTurn TurnOf(int n) => new()
    {
        Session = string.Create(CultureInfo.InvariantCulture, $"day {n / 400}"),
        Text = string.Create(CultureInfo.InvariantCulture, $"On day {n} my sister told me that she likes {ThingOf(n)}, and I said that I would rather have {ThingOf(n / 3)} with my coffee."),
        SaidAt = DateTimeOffset.UnixEpoch.AddYears(50).AddMinutes(n),
    };

    private static string QuestionOf(int n) => string.Create(CultureInfo.InvariantCulture, $"What does my sister like, {ThingOf(n / 7)} or something else, on day {n}?");

    private static string ThingOf(int n) => string.Create(CultureInfo.InvariantCulture, $"cake number {n % 97}");
}
