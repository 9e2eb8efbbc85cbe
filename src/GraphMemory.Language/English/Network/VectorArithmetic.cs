using System.Numerics;
using System.Runtime.CompilerServices;

namespace GraphMemory.Language.English.Network;

/// <summary>
/// Vectors as wide as the machine's usual ones (4 or 8 lanes): 4 rows by 3 vectors of outputs are summed in 12 registers, which leaves room for the
/// weights where there are 16.
/// </summary>
sealed unsafe class VectorArithmetic() : Arithmetic(lanes: Vector<float>.Count)
{
    static int Width => Vector<float>.Count;

    public override void Multiply(Layer layer, float* inputs, int inputStride, int rows, float* outputs)
    {
        nint tileWeights = (nint)layer.Inputs * 3 * Width, tileOutputs = layer.Maxout ? Width : 3 * Width;
        int row = 0;
        while (row < rows)
        {
            int count = rows - row >= 4 ? 4 : 1;
            if (rows >= 4 && rows - row is 2 or 3)
            {
                // Computing a row or two again with their neighbours is cheaper than computing two or three alone.
                row = rows - 4;
                count = 4;
            }
            float* x = inputs + (nint)row * inputStride;
            float* y = outputs + (nint)row * layer.OutputsStored;
            float* w = layer.Weights.Pointer;
            float* bias = layer.Bias.Pointer;
            for (int tile = 0; tile < layer.Tiles; tile++, w += tileWeights, y += tileOutputs, bias += 3 * Width)
            {
                switch (count)
                {
                    case 4: Tile4(x, inputStride, layer.Inputs, w, bias, y, layer.OutputsStored, layer.Maxout); break;
                    default: Tile1(x, inputStride, layer.Inputs, w, bias, y, layer.OutputsStored, layer.Maxout); break;
                }
            }
            row += count;
        }
    }

    /// <summary>4 rows, one tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Tile4(float* x, nint stride, int inputs, float* w, float* bias, float* y, nint yStride, bool maxout)
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

    /// <summary>One row, one tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Tile1(float* x, nint stride, int inputs, float* w, float* bias, float* y, nint yStride, bool maxout)
    {
        Vector<float> a0 = Vector.Load(bias);
        Vector<float> b0 = Vector.Load(bias + Width);
        Vector<float> c0 = Vector.Load(bias + 2 * Width);
        for (nint i = 0; i < inputs; i++, w += 3 * Width)
        {
            Vector<float> u = Vector.Load(w), v = Vector.Load(w + Width), z = Vector.Load(w + 2 * Width);
            Vector<float> s0 = Vector.Create(x[i]);
            a0 = Vector.MultiplyAddEstimate(s0, u, a0);
            b0 = Vector.MultiplyAddEstimate(s0, v, b0);
            c0 = Vector.MultiplyAddEstimate(s0, z, c0);
        }
        if (maxout)
        {
            Vector.MaxNative(a0, Vector.MaxNative(b0, c0)).Store(y);
            return;
        }
        Store3(a0, b0, c0, y);
    }

    static void Store3(Vector<float> a, Vector<float> b, Vector<float> c, float* y)
    {
        a.Store(y);
        b.Store(y + Width);
        c.Store(y + 2 * Width);
    }
}
