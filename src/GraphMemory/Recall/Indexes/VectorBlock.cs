using System.Numerics.Tensors;

namespace GraphMemory.Recall.Indexes;

/// <summary>
/// The vectors of one model over the rows of one scope, side by side in memory. Blocks of rows, so that growing copies little; the last one
/// grows with its rows, so that a small scope takes little.
/// </summary>
internal sealed class VectorBlock(int dimensions)
{
    private const int RowsPerBlock = 256;
    private const int RowsAtFirst = 8;

    private readonly List<float[]> blocks = [];

    public int Count { get; private set; }

    public int Dimensions => dimensions;

    public long Bytes => blocks.Count == 0 ? 0 : (((long)(blocks.Count - 1) * RowsPerBlock * dimensions) + blocks[^1].Length) * sizeof(float);

    /// <summary>Adds a vector and answers its place.</summary>
    public int Add(ReadOnlySpan<float> vector)
    {
        MakeRoom();
        Count++;
        vector.CopyTo(Row(Count - 1));
        return Count - 1;
    }

    public void Set(int place, ReadOnlySpan<float> vector) => vector.CopyTo(Row(place));

    /// <summary>The dot products of all vectors with one.</summary>
    public void Dots(ReadOnlyMemory<float> vector, float[] products) => RowParts.For(Count, (first, end) =>
    {
        ReadOnlySpan<float> question = vector.Span;
        for (int row = first; row < end; row++) products[row] = TensorPrimitives.Dot(question, Row(row));
    });

    /// <summary>The vector at a place.</summary>
    public Span<float> Row(int place) => blocks[place / RowsPerBlock].AsSpan(place % RowsPerBlock * dimensions, dimensions);

    private void MakeRoom()
    {
        int inLast = Count % RowsPerBlock;
        if (inLast == 0 && Count == blocks.Count * RowsPerBlock)
        {
            blocks.Add(GC.AllocateUninitializedArray<float>((blocks.Count == 0 ? RowsAtFirst : RowsPerBlock) * dimensions));
            return;
        }
        if (blocks[^1].Length >= (inLast + 1) * dimensions) return;
        float[] larger = GC.AllocateUninitializedArray<float>(Math.Min(RowsPerBlock, inLast * 2) * dimensions);
        blocks[^1].CopyTo(larger.AsSpan());
        blocks[^1] = larger;
    }
}
