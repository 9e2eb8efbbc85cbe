using Microsoft.Extensions.AI;

namespace GraphMemory.Benchmarks.Neo4j;

/// <summary>Makes seeded vectors at no cost, so that a question's time is the store's.</summary>
internal sealed class SeededGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    private static readonly EmbeddingGeneratorMetadata Metadata = new(defaultModelId: ClusteredTexts.Model);

    private readonly ClusteredTexts texts = new(77);

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(_ => new Embedding<float>(texts.Vector()))));

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType == typeof(EmbeddingGeneratorMetadata) ? Metadata : null;

    public void Dispose()
    {
        // Holds nothing.
    }
}
