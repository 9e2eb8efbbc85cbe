using System.Numerics;

namespace GraphMemory.Language.English.Network;

/// <summary>
/// The arithmetic of the network, in one of two forms that differ in speed only. In both an output is the bias plus the products in the
/// order of the inputs, however many rows are computed together: a row's result does not depend on its neighbours in a batch.
/// </summary>
abstract unsafe class Arithmetic(int lanes)
{
    /// <summary>What the machine does best.</summary>
    public static Arithmetic Best { get; } = Vector.IsHardwareAccelerated ? new VectorArithmetic() : new ScalarArithmetic();

    /// <summary>How many outputs stand side by side in a <see cref="Layer"/> made for this arithmetic.</summary>
    public int Lanes { get; } = lanes;

    /// <summary>
    /// Computes a layer for some rows. A row of inputs may overlap the next: <paramref name="inputStride"/> may be less than the inputs.
    /// </summary>
    public abstract void Multiply(Layer layer, float* inputs, int inputStride, int rows, float* outputs);

    /// <summary>Normalises rows to mean 0 and variance 1, then scales and shifts them.</summary>
    public virtual void Normalize(LayerNorm norm, float* rows, int count)
    {
        int width = norm.Width, step = Vector<float>.Count;
        float* gain = norm.Gain.Pointer;
        float* bias = norm.Bias.Pointer;
        for (int row = 0; row < count; row++, rows += width)
        {
            Vector<float> sum = Vector<float>.Zero, squares = Vector<float>.Zero;
            for (int i = 0; i < width; i += step) sum += Vector.Load(rows + i);
            Vector<float> mean = new(Vector.Sum(sum) / width);
            for (int i = 0; i < width; i += step)
            {
                Vector<float> difference = Vector.Load(rows + i) - mean;
                squares = Vector.MultiplyAddEstimate(difference, difference, squares);
            }
            Vector<float> scale = new(1 / MathF.Sqrt(Vector.Sum(squares) / width + LayerNorm.Epsilon));
            for (int i = 0; i < width; i += step)
            {
                Vector<float> normal = (Vector.Load(rows + i) - mean) * scale;
                Vector.MultiplyAddEstimate(normal, Vector.Load(gain + i), Vector.Load(bias + i)).Store(rows + i);
            }
        }
    }
}
