using System.Buffers;
using Microsoft.ML.OnnxRuntime;

namespace GraphMemory.Language.Embeddings;

/// <summary>The loaded network: token ids in, unit vectors out. One session, shared by all callers.</summary>
internal sealed class MiniLmModel : IDisposable
{
    public const int Dimensions = 384;

    // Past this, a run gains nothing from more texts, needs more memory and keeps a short text waiting.
    public const int RunTokensMax = 128;

    // How long a second thread looks for work before it sleeps, in microseconds: within a run the next piece comes sooner, and
    // after it the core is wanted by others. ONNX Runtime's own default burns four times the model's time after each run.
    private const string SpinMicroseconds = "300";

    private static readonly ModelFile Network =
        new("model.onnx", 23_479_432, "7ab1cc846bae23fd2dd7ed4011aefaa43e89469bd4d0e3719c19d5afb6441c6f");
    private static readonly ModelFile Vocabulary =
        new("vocab.txt", 231_508, "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3");

    private static readonly string[] Inputs = ["input_ids", "attention_mask"];
    private static readonly string[] Outputs = ["embedding"];

    private readonly InferenceSession session;
    private readonly RunOptions runOptions = new();
    private readonly SemaphoreSlim runs;
    private volatile bool disposed;

    private MiniLmModel(WordPieces pieces, InferenceSession session, int runsMax)
    {
        Pieces = pieces;
        this.session = session;
        RunsMax = runsMax;
        runs = new(runsMax);
    }

    public WordPieces Pieces { get; }

    /// <summary>Runs that go on at the same time; more wait their turn.</summary>
    public int RunsMax { get; }

    /// <param name="cores">Cores to use at most, by all runs together.</param>
    /// <param name="coresPerText">Cores that work on one run, 1 or 2.</param>
    public static MiniLmModel Load(string folder, int cores, int coresPerText)
    {
        var vocabulary = Vocabulary.Locate(folder);
        var network = Network.Locate(folder);
        using var vocabularyStream = File.OpenRead(vocabulary);
        var pieces = new WordPieces(vocabularyStream);
        var threads = Math.Min(cores, coresPerText);
        // A session has one second thread, which all its runs share.
        return new(pieces, Open(network, threads), cores - threads + 1);
    }

    private static InferenceSession Open(string path, int threads)
    {
        try
        {
            using var options = new SessionOptions
            {
                IntraOpNumThreads = threads,
                InterOpNumThreads = 1,
                LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
            };
            options.AddSessionConfigEntry("session.intra_op.spin_duration_us", SpinMicroseconds);
            return new InferenceSession(path, options);
        }
        catch (OnnxRuntimeException failure)
        {
            throw new EmbeddingException($"ONNX Runtime cannot open the embedding model '{path}': {failure.Message}", failure);
        }
        catch (Exception failure) when (failure is DllNotFoundException or TypeInitializationException or EntryPointNotFoundException)
        {
            throw new EmbeddingException(
                "ONNX Runtime's native library cannot be loaded on this platform. Run on Linux (glibc), Windows or macOS on x64 or arm64, "
                + "or configure an embedding endpoint instead.", failure);
        }
    }

    /// <summary>The vectors of these texts' tokens, in the same order, from one run.</summary>
    public async Task<float[][]> EmbedAsync(IReadOnlyList<int[]> texts, CancellationToken cancellationToken)
    {
        await runs.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(disposed, typeof(MiniLmEmbeddingGenerator));
            return Run(texts);
        }
        finally
        {
            runs.Release();
        }
    }

    private float[][] Run(IReadOnlyList<int[]> texts)
    {
        var width = texts.Max(text => text.Length);
        var size = texts.Count * width;
        var ids = ArrayPool<long>.Shared.Rent(size);
        var mask = ArrayPool<long>.Shared.Rent(size);
        var vectors = ArrayPool<float>.Shared.Rent(texts.Count * Dimensions);
        try
        {
            Pad(texts, width, ids, mask);
            var memory = OrtMemoryInfo.DefaultInstance;
            using var idsValue = OrtValue.CreateTensorValueFromMemory(memory, ids.AsMemory(0, size), [texts.Count, width]);
            using var maskValue = OrtValue.CreateTensorValueFromMemory(memory, mask.AsMemory(0, size), [texts.Count, width]);
            using var vectorsValue = OrtValue.CreateTensorValueFromMemory(
                memory, vectors.AsMemory(0, texts.Count * Dimensions), [texts.Count, Dimensions]);
            session.Run(runOptions, Inputs, [idsValue, maskValue], Outputs, [vectorsValue]);
            return [.. Enumerable.Range(0, texts.Count).Select(row => vectors.AsSpan(row * Dimensions, Dimensions).ToArray())];
        }
        finally
        {
            ArrayPool<long>.Shared.Return(ids);
            ArrayPool<long>.Shared.Return(mask);
            ArrayPool<float>.Shared.Return(vectors);
        }
    }

    private static void Pad(IReadOnlyList<int[]> texts, int width, Span<long> ids, Span<long> mask)
    {
        ids[..(texts.Count * width)].Clear();
        mask[..(texts.Count * width)].Clear();
        for (var row = 0; row < texts.Count; row++)
        {
            for (var column = 0; column < texts[row].Length; column++)
                ids[(row * width) + column] = texts[row][column];
            mask.Slice(row * width, texts[row].Length).Fill(1);
        }
    }

    /// <summary>Waits for the runs that go on (a tenth of a second at most each); callers that still wait get an <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        if (disposed)
            return;
        disposed = true;
        for (var run = 0; run < RunsMax; run++)
            runs.Wait();
        session.Dispose();
        runOptions.Dispose();
        runs.Release(RunsMax);
    }
}
