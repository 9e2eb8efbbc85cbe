using System.Numerics.Tensors;
using GraphMemory.Language.English.Tokens;

namespace GraphMemory.Language.English.Network;

/// <summary>A hash table of vectors: an id stands for the sum of four rows.</summary>
sealed class Embedding(float[] table, ulong seed)
{
    /// <summary>The seed of an encoder's first feature; each further one counts up.</summary>
    public const ulong FirstSeed = 8;

    public void Sum(ulong id, Span<float> sum)
    {
        (int a, int b, int c, int d) = StringIds.Rows(id, seed, table.Length / TokenEncoder.Width);
        Row(a).CopyTo(sum);
        TensorPrimitives.Add(sum, Row(b), sum);
        TensorPrimitives.Add(sum, Row(c), sum);
        TensorPrimitives.Add(sum, Row(d), sum);
    }

    ReadOnlySpan<float> Row(int row) => table.AsSpan(row * TokenEncoder.Width, TokenEncoder.Width);
}
