using BenchmarkDotNet.Attributes;
using GraphMemory.Language.Embeddings;
using Microsoft.Extensions.AI;
using Microsoft.ML.OnnxRuntime;

namespace GraphMemory.Benchmarks.Embeddings;

/// <summary>One text at a time, nothing else going on.</summary>
[MemoryDiagnoser]
public class EmbeddingLatency : IDisposable
{
    private readonly StraightforwardEmbedder straightforward = new();
    private readonly MiniLmEmbeddingGenerator oneCore = new(coresMax: 1);
    private readonly MiniLmEmbeddingGenerator allCores = new();
    private readonly CachingEmbeddingGenerator cached = new(new MiniLmEmbeddingGenerator());
    private readonly InferenceSession session = OpenSession();
    private readonly RunOptions runOptions = new();
    private WordPieces pieces = null!;
    private string text = "";
    private OrtValue ids = null!, mask = null!, vector = null!;

    [Params(7, 29, 130)]
    public int Tokens { get; set; }

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        using var vocabulary = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "models", "minilm", "vocab.txt"));
        pieces = new(vocabulary);
        text = ChatTexts.OfLength(Tokens);
        var encoded = pieces.Encode(text);
        if (encoded.Length != Tokens)
            throw new InvalidOperationException($"The text has {encoded.Length} tokens.");
        ids = OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(encoded, id => (long)id), [1, Tokens]);
        mask = OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(encoded, _ => 1L), [1, Tokens]);
        vector = OrtValue.CreateTensorValueFromMemory(new float[384], [1, 384]);
        await cached.GenerateAsync([text]);
    }

    private static InferenceSession OpenSession()
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1 };
        return new(Path.Combine(AppContext.BaseDirectory, "models", "minilm", "model.onnx"), options);
    }

    [Benchmark(Baseline = true)]
    public float[] Straightforward() => straightforward.Embed(text);

    [Benchmark]
    public Task<ReadOnlyMemory<float>> All_cores() => allCores.GenerateVectorAsync(text);

    [Benchmark]
    public Task<ReadOnlyMemory<float>> One_core() => oneCore.GenerateVectorAsync(text);

    [Benchmark]
    public void Model_alone_on_one_core() => session.Run(runOptions, ["input_ids", "attention_mask"], [ids, mask], ["embedding"], [vector]);

    [Benchmark]
    public int[] Tokenizer_alone() => pieces.Encode(text);

    [Benchmark]
    public Task<ReadOnlyMemory<float>> Remembered() => cached.GenerateVectorAsync(text);

    [GlobalCleanup]
    public void Dispose()
    {
        straightforward.Dispose();
        oneCore.Dispose();
        allCores.Dispose();
        cached.Dispose();
        session.Dispose();
        runOptions.Dispose();
    }
}
