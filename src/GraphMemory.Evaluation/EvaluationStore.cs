using GraphMemory.Language.Embeddings;
using GraphMemory.Recall;
using GraphMemory.Sqlite;
using Microsoft.Extensions.AI;

namespace GraphMemory.Evaluation;

/// <summary>A fresh embedded store in a folder of its own, with the memory on it; both go when it is disposed.</summary>
internal sealed class EvaluationStore : IAsyncDisposable
{
    private const int TurnsAtOnce = 64;
    private const int VectorsKept = 50_000;

    private readonly string folder = Directory.CreateTempSubdirectory("graphmemory-eval-").FullName;
    private readonly IEmbeddingGenerator<string, Embedding<float>> embeddings =
        EmbeddingModel.Open(new EmbeddingOptions { CacheCapacity = VectorsKept });

    private readonly IProgress<EvaluationProgress>? progress;
    private SqliteMemoryGraph graph = null!;

    private EvaluationStore(IProgress<EvaluationProgress>? progress) => this.progress = progress;

    /// <summary>The memory as it is shipped, but that it waits for late signals: a figure must not hang on the machine's load.</summary>
    public AgentMemory Memory { get; private set; } = null!;

    /// <summary>The set at work, as progress names it.</summary>
    public string Set { get; set; } = "";

    public static async Task<EvaluationStore> OpenAsync(IProgress<EvaluationProgress>? progress, CancellationToken ct)
    {
        EvaluationStore store = new(progress);
        store.graph = await SqliteMemoryGraph.OpenAsync(new SqliteOptions { File = Path.Combine(store.folder, "evaluation.db") }, ct).ConfigureAwait(false);
        store.Memory = store.MemoryWith(calibration: null);
        return store;
    }

    /// <summary>A memory on the same store with other weights.</summary>
    public AgentMemory MemoryWith(ModelCalibration? calibration) => new(
        graph, embeddings, new MemoryOptions { Recall = new RecallOptions { Deadline = Timeout.InfiniteTimeSpan, Calibration = calibration } });

    /// <summary>Remembers turns whole: with their facts and vectors.</summary>
    public async Task RememberAsync(Scope scope, IReadOnlyList<ConversationTurn> turns, CancellationToken ct)
    {
        int done = 0;
        foreach (ConversationTurn[] batch in turns.Chunk(TurnsAtOnce))
        {
            await Memory.RememberAsync(scope, batch, RememberWait.Extracted, ct).ConfigureAwait(false);
            Report("remembering", done += batch.Length, turns.Count);
        }
        while (await Memory.DrainAsync(1_000, ct).ConfigureAwait(false) > 0) Report("embedding", done, turns.Count);
    }

    public void Report(string step, int done, int total) => progress?.Report(new EvaluationProgress(Set, step, done, total));

    public async ValueTask DisposeAsync()
    {
        await graph.DisposeAsync().ConfigureAwait(false);
        embeddings.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
