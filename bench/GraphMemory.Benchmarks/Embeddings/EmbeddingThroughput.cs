using BenchmarkDotNet.Attributes;
using GraphMemory.Language.Embeddings;
using Microsoft.Extensions.AI;

namespace GraphMemory.Benchmarks.Embeddings;

/// <summary>128 chat texts; the time shown is that of one text.</summary>
public class EmbeddingThroughput : IDisposable
{
    private const int Texts = 128;

    private readonly StraightforwardEmbedder straightforward = new();
    private readonly MiniLmEmbeddingGenerator generator = new();

    [Benchmark(Baseline = true, OperationsPerInvoke = Texts)]
    public float[][] Straightforward_one_by_one() => Array.ConvertAll(ChatTexts.All, straightforward.Embed);

    [Benchmark(OperationsPerInvoke = Texts)]
    public async Task One_by_one()
    {
        foreach (var text in ChatTexts.All)
            await generator.GenerateVectorAsync(text);
    }

    [Benchmark(OperationsPerInvoke = Texts)]
    public Task Eight_callers() => Task.WhenAll(ChatTexts.All.Chunk(Texts / 8).Select(async texts =>
    {
        foreach (var text in texts)
            await generator.GenerateVectorAsync(text);
    }));

    [Benchmark(OperationsPerInvoke = Texts)]
    public Task<GeneratedEmbeddings<Embedding<float>>> In_one_batch() => generator.GenerateAsync(ChatTexts.All);

    [GlobalCleanup]
    public void Dispose()
    {
        straightforward.Dispose();
        generator.Dispose();
    }
}
