using Microsoft.Extensions.AI;

namespace GraphMemory.Language.Embeddings;

/// <summary>The embedding model that the settings choose.</summary>
public static class EmbeddingModel
{
    /// <summary>
    /// The chosen model behind its cache. Nothing is loaded and nobody is called before the first text. Every vector has unit length; the
    /// model's name and size are found as <see cref="EmbeddingGeneratorMetadata"/> by <c>GetService</c>, and vectors of two models must
    /// never be compared. The caller disposes the result.
    /// </summary>
    /// <param name="options">Not to be changed afterwards.</param>
    /// <param name="client">Carries the requests to an endpoint, with whatever retries the host has put into it; it is not disposed. Null for a plain one.</param>
    /// <param name="time">The clock of the endpoint's timeout; null for the system's.</param>
    /// <exception cref="ArgumentException"><see cref="EmbeddingOptions.Problem"/> found one.</exception>
    public static IEmbeddingGenerator<string, Embedding<float>> Open(
        EmbeddingOptions options, HttpClient? client = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Problem() is { } problem)
            throw new ArgumentException(problem, nameof(options));
        IEmbeddingGenerator<string, Embedding<float>> model = options.Endpoint is null
            ? new MiniLmEmbeddingGenerator(options.ModelFolder, options.CoresMax, options.CoresPerText)
            : new EndpointEmbeddingGenerator(options, client, time ?? TimeProvider.System);
        return options.CacheCapacity > 0 ? new CachingEmbeddingGenerator(model, options.CacheCapacity) : model;
    }
}
