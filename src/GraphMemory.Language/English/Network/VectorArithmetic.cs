using System.Numerics;
using System.Runtime.CompilerServices;

namespace GraphMemory.Language.English.Network;

/// <summary>
/// Vectors as wide as the machine's usual ones (4 or 8 lanes): 4 rows by 3 vectors of outputs are summed in 12 registers, which leaves room
/// for the weights where there are 16.
/// </summary>
sealed unsafe class VectorArithmetic() : Arithmetic(lanes: Vector<float>.Count)
{
    const int RowsTogether = 4;

    static int Width => Vector<float>.Count;

    public override void Multiply(Layer layer, float* inputs, int inputStride, int rows, float* outputs)
    {
        int row = 0;
        while (rows - row >= RowsTogether)
        {
            MultiplyFour(layer, inputs + (nint)row * inputStride, inputStride, outputs + (nint)row * layer.OutputsStored);
            row += RowsTogether;
            // Computing a row or two again with their neighbours is cheaper than computing two or three alone.
            if (rows - row is 2 or 3) row = rows - RowsTogether;
        }
        for (; row < rows; row++) MultiplyOne(layer, inputs + (nint)row * inputStride, outputs + (nint)row * layer.OutputsStored);
    }

    static void MultiplyFour(Layer layer, float* x, int stride, float* y)
    {
        nint tileWeights = (nint)layer.Inputs * 3 * Width, tileOutputs = layer.Maxout ? Width : 3 * Width;
        float* w = layer.Weights.Pointer;
        float* bias = layer.Bias.Pointer;
        for (int tile = 0; tile < layer.Tiles; tile++, w += tileWeights, y += tileOutputs, bias += 3 * Width)
            FourRows(x, stride, layer.Inputs, w, bias, y, layer.OutputsStored, layer.Maxout);
    }

    /// <summary>Two tiles at a time, so that one sum need not wait for the last; of an odd number the last is computed twice.</summary>
    static void MultiplyOne(Layer layer, float* x, float* y)
    {
        nint tileWeights = (nint)layer.Inputs * 3 * Width, tileOutputs = layer.Maxout ? Width : 3 * Width;
        float* w = layer.Weights.Pointer;
        float* bias = layer.Bias.Pointer;
        for (int tile = 0; tile < layer.Tiles; tile += 2)
        {
            int other = Math.Min(tile + 1, layer.Tiles - 1);
            OneRow(x, layer.Inputs, w + tile * tileWeights, w + other * tileWeights, bias + tile * 3 * Width, bias + other * 3 * Width,
                y + tile * tileOutputs, y + other * tileOutputs, layer.Maxout);
        }
    }

    /// <summary>Four rows, one tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void FourRows(float* x, nint stride, int inputs, float* w, float* bias, float* y, nint yStride, bool maxout)
    {
        float* x1 = x + stride;
        float* x2 = x1 + stride;
        float* x3 = x2 + stride;
        Vector<float> a0 = Vector.Load(bias);
        Vector<float> b0 = Vector.Load(bias + Width);
        Vector<float> c0 = Vector.Load(bias + 2 * Width);
        Vector<float> a1 = a0, b1 = b0, c1 = c0;
        Vector<float> a2 = a0, b2 = b0, c2 = c0;
        Vector<float> a3 = a0, b3 = b0, c3 = c0;
        for (nint i = 0; i < inputs; i++, w += 3 * Width)
        {
            Vector<float> u = Vector.Load(w), v = Vector.Load(w + Width), z = Vector.Load(w + 2 * Width);
            Vector<float> s0 = Vector.Create(x[i]);
            a0 = Vector.MultiplyAddEstimate(s0, u, a0);
            b0 = Vector.MultiplyAddEstimate(s0, v, b0);
            c0 = Vector.MultiplyAddEstimate(s0, z, c0);
            Vector<float> s1 = Vector.Create(x1[i]);
            a1 = Vector.MultiplyAddEstimate(s1, u, a1);
            b1 = Vector.MultiplyAddEstimate(s1, v, b1);
            c1 = Vector.MultiplyAddEstimate(s1, z, c1);
            Vector<float> s2 = Vector.Create(x2[i]);
            a2 = Vector.MultiplyAddEstimate(s2, u, a2);
            b2 = Vector.MultiplyAddEstimate(s2, v, b2);
            c2 = Vector.MultiplyAddEstimate(s2, z, c2);
            Vector<float> s3 = Vector.Create(x3[i]);
            a3 = Vector.MultiplyAddEstimate(s3, u, a3);
            b3 = Vector.MultiplyAddEstimate(s3, v, b3);
            c3 = Vector.MultiplyAddEstimate(s3, z, c3);
        }
        if (maxout)
        {
            Vector.MaxNative(a0, Vector.MaxNative(b0, c0)).Store(y);
            Vector.MaxNative(a1, Vector.MaxNative(b1, c1)).Store(y + yStride);
            Vector.MaxNative(a2, Vector.MaxNative(b2, c2)).Store(y + 2 * yStride);
            Vector.MaxNative(a3, Vector.MaxNative(b3, c3)).Store(y + 3 * yStride);
            return;
        }
        Store3(a0, b0, c0, y);
        Store3(a1, b1, c1, y + yStride);
        Store3(a2, b2, c2, y + 2 * yStride);
        Store3(a3, b3, c3, y + 3 * yStride);
    }

    /// <summary>One row, two tiles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void OneRow(float* x, int inputs, float* w0, float* w1, float* bias0, float* bias1, float* y0, float* y1, bool maxout)
    {
        Vector<float> a0 = Vector.Load(bias0), b0 = Vector.Load(bias0 + Width), c0 = Vector.Load(bias0 + 2 * Width);
        Vector<float> a1 = Vector.Load(bias1), b1 = Vector.Load(bias1 + Width), c1 = Vector.Load(bias1 + 2 * Width);
        for (nint i = 0; i < inputs; i++, w0 += 3 * Width, w1 += 3 * Width)
        {
            Vector<float> s = Vector.Create(x[i]);
            a0 = Vector.MultiplyAddEstimate(s, Vector.Load(w0), a0);
            b0 = Vector.MultiplyAddEstimate(s, Vector.Load(w0 + Width), b0);
            c0 = Vector.MultiplyAddEstimate(s, Vector.Load(w0 + 2 * Width), c0);
            a1 = Vector.MultiplyAddEstimate(s, Vector.Load(w1), a1);
            b1 = Vector.MultiplyAddEstimate(s, Vector.Load(w1 + Width), b1);
            c1 = Vector.MultiplyAddEstimate(s, Vector.Load(w1 + 2 * Width), c1);
        }
        if (maxout)
        {
            Vector.MaxNative(a0, Vector.MaxNative(b0, c0)).Store(y0);
            Vector.MaxNative(a1, Vector.MaxNative(b1, c1)).Store(y1);
            return;
        }
        Store3(a0, b0, c0, y0);
        Store3(a1, b1, c1, y1);
    }

    static void Store3(Vector<float> a, Vector<float> b, Vector<float> c, float* y)
    {
        a.Store(y);
        b.Store(y + Width);
        c.Store(y + 2 * Width);
    }
}
