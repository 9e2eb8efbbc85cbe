using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GraphMemory.Recall;

/// <summary>
/// Vectors of texts by one model, of unit length. An embedding service that fails is no reason to lose a turn: the vector is null then,
/// and the text is found by its words until it is embedded later. Safe to share between threads.
/// </summary>
public sealed partial class TextEmbedder
{
    private readonly IEmbeddingGenerator<string, Embedding<float>> generator;
    private readonly ILogger logger;

    /// <summary>Makes an embedder.</summary>
    /// <param name="generator">Its metadata names the model; a generator without a name is called by its type.</param>
    /// <param name="logger">Told of failures, never of texts.</param>
    public TextEmbedder(IEmbeddingGenerator<string, Embedding<float>> generator, ILogger? logger = null)
    {
        this.generator = generator;
        this.logger = logger ?? NullLogger.Instance;
        EmbeddingGeneratorMetadata? metadata = generator.GetService(typeof(EmbeddingGeneratorMetadata)) as EmbeddingGeneratorMetadata;
        string name = metadata?.DefaultModelId ?? generator.GetType().Name;
        Model = metadata?.DefaultModelDimensions is { } dimensions ? $"{name}/{dimensions}" : name;
    }

    /// <summary>The model with its number of dimensions: vectors of another name are never compared with these.</summary>
    public string Model { get; }

    /// <summary>One vector for each text, in that order; all null when the model cannot be reached.</summary>
    public async Task<IReadOnlyList<TextEmbedding?>> TryEmbedAsync(IReadOnlyList<string> texts, CancellationToken ct)
    {
        if (texts.Count == 0) return [];
        try
        {
            return await EmbedAsync(texts, ct).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            LogFailure(error, texts.Count, Model);
            return new TextEmbedding?[texts.Count];
        }
    }

    /// <summary>One vector for each text, in that order.</summary>
    /// <exception cref="Exception">Whatever the model's generator throws.</exception>
    public async Task<IReadOnlyList<TextEmbedding>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken ct)
    {
        GeneratedEmbeddings<Embedding<float>> vectors = await generator.GenerateAsync(texts, options: null, ct).ConfigureAwait(false);
        return [.. vectors.Select(vector => new TextEmbedding(Model, Unit(vector.Vector)))];
    }

    private static ReadOnlyMemory<float> Unit(ReadOnlyMemory<float> vector)
    {
        float norm = TensorPrimitives.Norm(vector.Span);
        if (norm is 0 or (> .9999f and < 1.0001f)) return vector;
        float[] unit = new float[vector.Length];
        TensorPrimitives.Divide(vector.Span, norm, unit);
        return unit;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} texts were not embedded by {Model}; they are found by their words until they are")]
    private partial void LogFailure(Exception error, int count, string model);
}
