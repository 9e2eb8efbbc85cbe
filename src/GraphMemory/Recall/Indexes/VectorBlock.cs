using System.Runtime.CompilerServices;

namespace GraphMemory.Recall.Indexes;

/// <summary>
/// The vectors of one model over the rows of one scope, side by side in memory, each with its codes. Blocks of rows, so that growing copies
/// little; the last one grows with its rows, so that a small scope takes little.
/// </summary>
internal sealed class VectorBlock(int dimensions)
{
    private const int RowsPerBlock = 2_048;
    private const int RowsAtFirst = 8;

    private readonly int width = ScalarQuantization.Width(dimensions);
    private readonly List<Rows> blocks = [];

    public int Count { get; private set; }

    public int Dimensions => dimensions;

    public long Bytes => blocks.Sum(block => block.Bytes);

    /// <summary>Adds a vector and answers its place.</summary>
    public int Add(ReadOnlySpan<float> vector)
    {
        MakeRoom();
        Count++;
        Set(Count - 1, vector);
        return Count - 1;
    }

    public void Set(int place, ReadOnlySpan<float> vector)
    {
        vector.CopyTo(Row(place));
        Rows rows = blocks[place / RowsPerBlock];
        int row = place % RowsPerBlock;
        rows.Scales[row] = ScalarQuantization.Encode(vector, rows.Codes.AsSpan(row * width, width));
    }

    /// <summary>The vector at a place.</summary>
    public Span<float> Row(int place) => blocks[place / RowsPerBlock].Vectors.AsSpan(place % RowsPerBlock * dimensions, dimensions);

    /// <summary>The products of a vector with those from a place on, as their codes tell them.</summary>
    public void Near(ReadOnlySpan<short> wideCodes, CodeScale scale, int place, Span<NearProduct> products)
    {
        while (!products.IsEmpty)
        {
            Rows rows = blocks[place / RowsPerBlock];
            int first = place % RowsPerBlock;
            int count = Math.Min(products.Length, RowsPerBlock - first);
            for (int i = 0; i < count; i++)
                products[i] = ScalarQuantization.Product(rows.Codes.AsSpan((first + i) * width, width), rows.Scales[first + i], wideCodes, scale);
            products = products[count..];
            place += count;
        }
    }

    private void MakeRoom()
    {
        int inLast = Count % RowsPerBlock;
        if (inLast == 0 && Count == blocks.Count * RowsPerBlock)
        {
            blocks.Add(new Rows(blocks.Count == 0 ? RowsAtFirst : RowsPerBlock, dimensions, width));
            return;
        }
        if (blocks[^1].Scales.Length > inLast) return;
        Rows larger = new(Math.Min(RowsPerBlock, inLast * 2), dimensions, width);
        blocks[^1].CopyTo(larger);
        blocks[^1] = larger;
    }

    private sealed class Rows(int rows, int dimensions, int width)
    {
        public float[] Vectors { get; } = GC.AllocateUninitializedArray<float>(rows * dimensions);

        public sbyte[] Codes { get; } = GC.AllocateUninitializedArray<sbyte>(rows * width);

        public CodeScale[] Scales { get; } = new CodeScale[rows];

        public long Bytes => (Vectors.LongLength * sizeof(float)) + Codes.LongLength + (Scales.LongLength * Unsafe.SizeOf<CodeScale>());

        public void CopyTo(Rows larger)
        {
            Vectors.CopyTo(larger.Vectors.AsSpan());
            Codes.CopyTo(larger.Codes.AsSpan());
            Scales.CopyTo(larger.Scales.AsSpan());
        }
    }
}
