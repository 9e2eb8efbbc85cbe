namespace GraphMemory.Language.English.Network;

/// <summary>
/// A matrix with its bias, laid out for the lanes of one <see cref="Arithmetic"/>: tiles of three vectors of outputs, in each tile the
/// inputs one after the other, so that a kernel reads the weights strictly forwards.
/// </summary>
/// <remarks>
/// Three vectors because the network's maxout has three pieces: a maxout tile holds the three pieces of as many outputs as there are lanes,
/// and the maximum is taken in registers. A plain layer has three vectors of outputs per tile, filled up with zeros.
/// </remarks>
sealed class Layer
{
    public const int VectorsPerTile = 3;

    Layer(int inputs, int tiles, int lanes, bool maxout)
    {
        Inputs = inputs;
        Tiles = tiles;
        Maxout = maxout;
        Weights = new AlignedFloats(tiles * inputs * VectorsPerTile * lanes);
        Bias = new AlignedFloats(tiles * VectorsPerTile * lanes);
        Weights.Span.Clear();
        Bias.Span.Clear();
        OutputsStored = tiles * lanes * (maxout ? 1 : VectorsPerTile);
    }

    public int Inputs { get; }

    public int Tiles { get; }

    /// <summary>Whether the greatest of three pieces is an output.</summary>
    public bool Maxout { get; }

    /// <summary>How many numbers a kernel stores for each row: the outputs and the zeros that fill the last tile.</summary>
    public int OutputsStored { get; }

    public AlignedFloats Weights { get; }

    public AlignedFloats Bias { get; }

    /// <summary>A layer of three pieces: weights as [output, piece, input], bias as [output, piece].</summary>
    public static Layer OfThreePieces(ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, int inputs, int lanes)
    {
        int outputs = bias.Length / VectorsPerTile;
        Layer layer = new(inputs, outputs / lanes, lanes, maxout: true);
        for (int output = 0; output < outputs; output++)
            for (int piece = 0; piece < VectorsPerTile; piece++)
            {
                int row = output * VectorsPerTile + piece;
                layer.Put(weights.Slice(row * inputs, inputs), bias[row], output / lanes, piece, output % lanes, lanes);
            }
        return layer;
    }

    /// <summary>A plain layer: weights as [output, input].</summary>
    public static Layer Plain(ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, int inputs, int lanes)
    {
        int width = VectorsPerTile * lanes;
        Layer layer = new(inputs, (bias.Length + width - 1) / width, lanes, maxout: false);
        for (int output = 0; output < bias.Length; output++)
        {
            int column = output % width;
            layer.Put(weights.Slice(output * inputs, inputs), bias[output], output / width, column / lanes, column % lanes, lanes);
        }
        return layer;
    }

    void Put(ReadOnlySpan<float> row, float bias, int tile, int vector, int lane, int lanes)
    {
        int at = (tile * Inputs * VectorsPerTile + vector) * lanes + lane;
        Span<float> weights = Weights.Span;
        foreach (float weight in row)
        {
            weights[at] = weight;
            at += VectorsPerTile * lanes;
        }
        Bias.Span[(tile * VectorsPerTile + vector) * lanes + lane] = bias;
    }
}
