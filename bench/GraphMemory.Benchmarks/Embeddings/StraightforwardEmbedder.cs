using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Microsoft.ML.Tokenizers;

namespace GraphMemory.Benchmarks.Embeddings;

/// <summary>What one writes first with the same packages and the same model: a text, a run, everything at its default.</summary>
internal sealed class StraightforwardEmbedder : IDisposable
{
    private readonly BertTokenizer tokenizer = BertTokenizer.Create(Path.Combine(AppContext.BaseDirectory, "models", "minilm", "vocab.txt"));
    private readonly InferenceSession session = new(Path.Combine(AppContext.BaseDirectory, "models", "minilm", "model.onnx"));

    public float[] Embed(string text)
    {
        long[] ids = [.. tokenizer.EncodeToIds(text, 256, out _, out _).Select(id => (long)id)];
        var mask = new long[ids.Length];
        Array.Fill(mask, 1);
        using var outputs = session.Run(
        [
            NamedOnnxValue.CreateFromTensor("input_ids", new DenseTensor<long>(ids, [1, ids.Length])),
            NamedOnnxValue.CreateFromTensor("attention_mask", new DenseTensor<long>(mask, [1, ids.Length])),
        ]);
        return [.. outputs[0].AsEnumerable<float>()];
    }

    public void Dispose() => session.Dispose();
}
