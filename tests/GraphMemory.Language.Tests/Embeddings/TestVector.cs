using System.Text.Json;

namespace GraphMemory.Language.Tests.Embeddings;

/// <summary>Texts with the token ids and the vectors of the float32 model.</summary>
internal sealed record TestVector(string Text, int[] Ids, float[] Embedding)
{
    public static readonly TestVector[] All = [.. Read()];

    private static IEnumerable<TestVector> Read()
    {
        using var reader = new StreamReader(typeof(TestVector).Assembly.GetManifestResourceStream("vectors.jsonl")!);
        while (reader.ReadLine() is { } line)
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            var embedding = new float[384];
            Buffer.BlockCopy(root.GetProperty("embedding").GetBytesFromBase64(), 0, embedding, 0, sizeof(float) * embedding.Length);
            yield return new(root.GetProperty("text").GetString()!, [.. root.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32())], embedding);
        }
    }
}
