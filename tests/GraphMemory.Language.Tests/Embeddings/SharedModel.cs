using GraphMemory.Language.Embeddings;
using GraphMemory.Language.Tests.Embeddings;
using Microsoft.Extensions.AI;

[assembly: AssemblyFixture(typeof(SharedModel))]

namespace GraphMemory.Language.Tests.Embeddings;

/// <summary>The shipped model, loaded once for all tests.</summary>
public sealed class SharedModel : IDisposable
{
    public MiniLmEmbeddingGenerator Generator { get; } = new();

    public async Task<float[]> VectorAsync(string text) => [.. (await Generator.GenerateVectorAsync(text)).Span];

    public async Task<float[][]> VectorsAsync(IEnumerable<string> texts) =>
        [.. (await Generator.GenerateAsync(texts)).Select(embedding => embedding.Vector.ToArray())];

    public void Dispose() => Generator.Dispose();
}
