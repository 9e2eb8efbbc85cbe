using System.Numerics.Tensors;

namespace GraphMemory.Sqlite.Recall;

/// <summary>The vectors of one model over the rows of one scope, side by side in memory. Blocks of rows, so that growing copies nothing.</summary>
internal sealed class VectorBlock(int dimensions)
{
    private const int RowsPerBlock = 256;

    private readonly List<float[]> blocks = [];

    public int Count { get; private set; }

    public int Dimensions => dimensions;

    public long Bytes => (long)blocks.Count * RowsPerBlock * dimensions * sizeof(float);

    /// <summary>Adds a vector and answers its place.</summary>
    public int Add(ReadOnlySpan<float> vector)
    {
        if (Count == blocks.Count * RowsPerBlock) blocks.Add(GC.AllocateUninitializedArray<float>(RowsPerBlock * dimensions));
        Count++;
        vector.CopyTo(Row(Count - 1));
        return Count - 1;
    }

    public void Set(int place, ReadOnlySpan<float> vector) => vector.CopyTo(Row(place));

    /// <summary>The dot products of all vectors with one.</summary>
    public void Dots(ReadOnlySpan<float> vector, Span<float> products)
    {
        for (int block = 0; block < blocks.Count; block++)
        {
            int first = block * RowsPerBlock;
            int count = Math.Min(RowsPerBlock, Count - first);
            ReadOnlySpan<float> rows = blocks[block];
            for (int i = 0; i < count; i++) products[first + i] = TensorPrimitives.Dot(vector, rows.Slice(i * dimensions, dimensions));
        }
    }

    /// <summary>The vector at a place.</summary>
    public Span<float> Row(int place) => blocks[place / RowsPerBlock].AsSpan(place % RowsPerBlock * dimensions, dimensions);
}
