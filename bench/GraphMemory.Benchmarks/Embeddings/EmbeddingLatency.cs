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
    private readonly MiniLmEmbeddingGenerator oneCore = new();
    private readonly MiniLmEmbeddingGenerator twoCores = new(coresPerText: 2);
    private readonly CachingEmbeddingGenerator cached = new(new MiniLmEmbeddingGenerator());
    private readonly InferenceSession session = OpenSession(threads: 1);
    private readonly InferenceSession sessionOfTwo = OpenSession(threads: 2);
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

    private static InferenceSession OpenSession(int threads)
    {
        using var options = new SessionOptions { IntraOpNumThreads = threads };
        options.AddSessionConfigEntry("session.intra_op.spin_duration_us", "300");
        return new(Path.Combine(AppContext.BaseDirectory, "models", "minilm", "model.onnx"), options);
    }

    [Benchmark(Baseline = true)]
    public float[] Straightforward() => straightforward.Embed(text);

    [Benchmark]
    public Task<ReadOnlyMemory<float>> One_core() => oneCore.GenerateVectorAsync(text);

    [Benchmark]
    public Task<ReadOnlyMemory<float>> Two_cores() => twoCores.GenerateVectorAsync(text);

    [Benchmark]
    public void Model_alone_on_one_core() => Run(session);

    [Benchmark]
    public void Model_alone_on_two_cores() => Run(sessionOfTwo);

    [Benchmark]
    public int[] Tokenizer_alone() => pieces.Encode(text);

    [Benchmark]
    public Task<ReadOnlyMemory<float>> Remembered() => cached.GenerateVectorAsync(text);

    private void Run(InferenceSession bare) => bare.Run(runOptions, ["input_ids", "attention_mask"], [ids, mask], ["embedding"], [vector]);

    [GlobalCleanup]
    public void Dispose()
    {
        straightforward.Dispose();
        oneCore.Dispose();
        twoCores.Dispose();
        cached.Dispose();
        session.Dispose();
        sessionOfTwo.Dispose();
        runOptions.Dispose();
    }
}
