using Microsoft.Extensions.AI;

namespace GraphMemory.Language.Embeddings;

/// <summary>
/// all-MiniLM-L6-v2 in 8 bits, shipped with the product and run in this process: English text to a vector of 384 numbers and unit
/// length, so that a dot product is the cosine. Text beyond 256 word pieces (about 1,000 characters) is not read. Any string, also the
/// empty one, has a vector: the same one, to the sixth decimal, alone and in a batch.
/// </summary>
/// <remarks>
/// Safe to share; make one for the process. The files are checked and loaded when the first text comes (about .2 s, 80 MB) or by
/// <see cref="LoadAsync"/>. Work is done on the thread pool: a call returns at once. A cancelled call ends before its next run, within
/// about .1 s.
/// </remarks>
public sealed class MiniLmEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>The name under which embeddings of this model are kept apart from others.</summary>
    public const string ModelId = "all-MiniLM-L6-v2-int8";

    /// <summary>Numbers in a vector.</summary>
    public const int Dimensions = MiniLmModel.Dimensions;

    private static readonly EmbeddingGeneratorMetadata Metadata = new("GraphMemory", providerUri: null, ModelId, Dimensions);

    private readonly string folder;
    private readonly int cores;
    private readonly int coresPerText;
    private readonly Lock loading = new();
    private MiniLmModel? model;
    private bool disposed;

    /// <param name="modelFolder">Folder of model.onnx and vocab.txt; null for <c>models/minilm</c> beside the program.</param>
    /// <param name="coresMax">Cores to use at most, 1 or more, by all calls together; null for all that the process has, up to 8.</param>
    /// <param name="coresPerText">1, or 2 to answer a lone text a tenth to a third sooner for almost twice the processor time.</param>
    public MiniLmEmbeddingGenerator(string? modelFolder = null, int? coresMax = null, int coresPerText = 1)
    {
        if (coresMax < 1)
            throw new ArgumentOutOfRangeException(nameof(coresMax), coresMax, "At least one core is needed.");
        if (coresPerText is not (1 or 2))
            throw new ArgumentOutOfRangeException(nameof(coresPerText), coresPerText, "One or two cores work on a text.");
        folder = modelFolder ?? Path.Combine(AppContext.BaseDirectory, "models", "minilm");
        cores = coresMax ?? Math.Min(Environment.ProcessorCount, 8);
        this.coresPerText = coresPerText;
    }

    /// <summary>Loads the model now instead of with the first text. Does nothing when it is loaded.</summary>
    /// <exception cref="EmbeddingException">A file of the model is missing or damaged.</exception>
    public Task LoadAsync(CancellationToken cancellationToken = default) => Task.Run(Model, cancellationToken);

    /// <inheritdoc />
    /// <exception cref="EmbeddingException">A file of the model is missing or damaged. The next call tries again.</exception>
    /// <exception cref="ArgumentException">A text is null, or <paramref name="options"/> ask for another model or size.</exception>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        string[] texts = [.. values];
        if (Array.IndexOf(texts, null) >= 0)
            throw new ArgumentException("A text to embed is null.", nameof(values));
        if (options is { ModelId: not (null or ModelId) } or { Dimensions: not (null or Dimensions) })
            throw new ArgumentException($"This generator has only {ModelId} with {Dimensions} dimensions.", nameof(options));
        return Task.Run(() => EmbedAsync(Model(), texts, cancellationToken), cancellationToken);
    }

    private static async Task<GeneratedEmbeddings<Embedding<float>>> EmbedAsync(
        MiniLmModel loaded, string[] texts, CancellationToken cancellationToken)
    {
        var tokens = Array.ConvertAll(texts, text =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return loaded.Pieces.Encode(text);
        });
        var embeddings = new Embedding<float>[texts.Length];
        var runs = RunPlan.Of(Array.ConvertAll(tokens, ids => ids.Length), MiniLmModel.RunTokensMax);
        if (runs is [var single])
            await RunAsync(single, cancellationToken);
        else
            await Parallel.ForEachAsync(
                runs, new ParallelOptions { MaxDegreeOfParallelism = loaded.RunsMax, CancellationToken = cancellationToken }, RunAsync);
        long read = tokens.Sum(ids => ids.Length);
        return new(embeddings) { Usage = new() { InputTokenCount = read, TotalTokenCount = read } };

        async ValueTask RunAsync(int[] run, CancellationToken token)
        {
            var vectors = await loaded.EmbedAsync(Array.ConvertAll(run, index => tokens[index]), token);
            for (var i = 0; i < run.Length; i++)
                embeddings[run[i]] = new(vectors[i]) { ModelId = ModelId };
        }
    }

    private MiniLmModel Model()
    {
        lock (loading)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return model ??= MiniLmModel.Load(folder, cores, coresPerText);
        }
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
            return null;
        return serviceType == typeof(EmbeddingGeneratorMetadata) ? Metadata : serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <summary>Ends calls that wait with an <see cref="ObjectDisposedException"/>, waits for runs that go on, and frees the model.</summary>
    public void Dispose()
    {
        MiniLmModel? loaded;
        lock (loading)
        {
            disposed = true;
            loaded = model;
            model = null;
        }
        loaded?.Dispose();
    }
}
