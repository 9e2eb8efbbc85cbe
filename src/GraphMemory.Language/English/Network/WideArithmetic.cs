using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GraphMemory.Language.English.Network;

/// <summary>
/// Vectors of 16 lanes: 8 rows by 3 vectors of outputs are summed in 24 of the 32 registers, so that each load of weights serves 8 rows.
/// </summary>
sealed unsafe class WideArithmetic() : Arithmetic(lanes: Width)
{
    const int Width = 16;

    public override void Multiply(Layer layer, float* inputs, int inputStride, int rows, float* outputs)
    {
        nint tileWeights = (nint)layer.Inputs * 3 * Width, tileOutputs = layer.Maxout ? Width : 3 * Width;
        int row = 0;
        while (row < rows)
        {
            int count = rows - row >= 8 ? 8 : rows - row >= 4 ? 4 : 1;
            float* x = inputs + (nint)row * inputStride;
            float* y = outputs + (nint)row * layer.OutputsStored;
            float* w = layer.Weights.Pointer;
            float* bias = layer.Bias.Pointer;
            for (int tile = 0; tile < layer.Tiles; tile++, w += tileWeights, y += tileOutputs, bias += 3 * Width)
            {
                switch (count)
                {
                    case 8: Tile8(x, inputStride, layer.Inputs, w, bias, y, layer.OutputsStored, layer.Maxout); break;
                    case 4: Tile4(x, inputStride, layer.Inputs, w, bias, y, layer.OutputsStored, layer.Maxout); break;
                    default: Tile1(x, inputStride, layer.Inputs, w, bias, y, layer.OutputsStored, layer.Maxout); break;
                }
            }
            row += count;
        }
    }

    /// <summary>8 rows, one tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Tile8(float* x, nint stride, int inputs, float* w, float* bias, float* y, nint yStride, bool maxout)
    {
        float* x1 = x + stride;
        float* x2 = x1 + stride;
        float* x3 = x2 + stride;
        float* x4 = x3 + stride;
        float* x5 = x4 + stride;
        float* x6 = x5 + stride;
        float* x7 = x6 + stride;
        Vector512<float> a0 = Vector512.Load(bias);
        Vector512<float> b0 = Vector512.Load(bias + Width);
        Vector512<float> c0 = Vector512.Load(bias + 2 * Width);
        Vector512<float> a1 = a0, b1 = b0, c1 = c0;
        Vector512<float> a2 = a0, b2 = b0, c2 = c0;
        Vector512<float> a3 = a0, b3 = b0, c3 = c0;
        Vector512<float> a4 = a0, b4 = b0, c4 = c0;
        Vector512<float> a5 = a0, b5 = b0, c5 = c0;
        Vector512<float> a6 = a0, b6 = b0, c6 = c0;
        Vector512<float> a7 = a0, b7 = b0, c7 = c0;
        for (nint i = 0; i < inputs; i++, w += 3 * Width)
        {
            Vector512<float> u = Vector512.Load(w), v = Vector512.Load(w + Width), z = Vector512.Load(w + 2 * Width);
            Vector512<float> s0 = Vector512.Create(x[i]);
            a0 = Vector512.MultiplyAddEstimate(s0, u, a0);
            b0 = Vector512.MultiplyAddEstimate(s0, v, b0);
            c0 = Vector512.MultiplyAddEstimate(s0, z, c0);
            Vector512<float> s1 = Vector512.Create(x1[i]);
            a1 = Vector512.MultiplyAddEstimate(s1, u, a1);
            b1 = Vector512.MultiplyAddEstimate(s1, v, b1);
            c1 = Vector512.MultiplyAddEstimate(s1, z, c1);
            Vector512<float> s2 = Vector512.Create(x2[i]);
            a2 = Vector512.MultiplyAddEstimate(s2, u, a2);
            b2 = Vector512.MultiplyAddEstimate(s2, v, b2);
            c2 = Vector512.MultiplyAddEstimate(s2, z, c2);
            Vector512<float> s3 = Vector512.Create(x3[i]);
            a3 = Vector512.MultiplyAddEstimate(s3, u, a3);
            b3 = Vector512.MultiplyAddEstimate(s3, v, b3);
            c3 = Vector512.MultiplyAddEstimate(s3, z, c3);
            Vector512<float> s4 = Vector512.Create(x4[i]);
            a4 = Vector512.MultiplyAddEstimate(s4, u, a4);
            b4 = Vector512.MultiplyAddEstimate(s4, v, b4);
            c4 = Vector512.MultiplyAddEstimate(s4, z, c4);
            Vector512<float> s5 = Vector512.Create(x5[i]);
            a5 = Vector512.MultiplyAddEstimate(s5, u, a5);
            b5 = Vector512.MultiplyAddEstimate(s5, v, b5);
            c5 = Vector512.MultiplyAddEstimate(s5, z, c5);
            Vector512<float> s6 = Vector512.Create(x6[i]);
            a6 = Vector512.MultiplyAddEstimate(s6, u, a6);
            b6 = Vector512.MultiplyAddEstimate(s6, v, b6);
            c6 = Vector512.MultiplyAddEstimate(s6, z, c6);
            Vector512<float> s7 = Vector512.Create(x7[i]);
            a7 = Vector512.MultiplyAddEstimate(s7, u, a7);
            b7 = Vector512.MultiplyAddEstimate(s7, v, b7);
            c7 = Vector512.MultiplyAddEstimate(s7, z, c7);
        }
        if (maxout)
        {
            Vector512.MaxNative(a0, Vector512.MaxNative(b0, c0)).Store(y);
            Vector512.MaxNative(a1, Vector512.MaxNative(b1, c1)).Store(y + yStride);
            Vector512.MaxNative(a2, Vector512.MaxNative(b2, c2)).Store(y + 2 * yStride);
            Vector512.MaxNative(a3, Vector512.MaxNative(b3, c3)).Store(y + 3 * yStride);
            Vector512.MaxNative(a4, Vector512.MaxNative(b4, c4)).Store(y + 4 * yStride);
            Vector512.MaxNative(a5, Vector512.MaxNative(b5, c5)).Store(y + 5 * yStride);
            Vector512.MaxNative(a6, Vector512.MaxNative(b6, c6)).Store(y + 6 * yStride);
            Vector512.MaxNative(a7, Vector512.MaxNative(b7, c7)).Store(y + 7 * yStride);
            return;
        }
        Store3(a0, b0, c0, y);
        Store3(a1, b1, c1, y + yStride);
        Store3(a2, b2, c2, y + 2 * yStride);
        Store3(a3, b3, c3, y + 3 * yStride);
        Store3(a4, b4, c4, y + 4 * yStride);
        Store3(a5, b5, c5, y + 5 * yStride);
        Store3(a6, b6, c6, y + 6 * yStride);
        Store3(a7, b7, c7, y + 7 * yStride);
    }

    /// <summary>4 rows, one tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Tile4(float* x, nint stride, int inputs, float* w, float* bias, float* y, nint yStride, bool maxout)
    {
        float* x1 = x + stride;
        float* x2 = x1 + stride;
        float* x3 = x2 + stride;
        Vector512<float> a0 = Vector512.Load(bias);
        Vector512<float> b0 = Vector512.Load(bias + Width);
        Vector512<float> c0 = Vector512.Load(bias + 2 * Width);
        Vector512<float> a1 = a0, b1 = b0, c1 = c0;
        Vector512<float> a2 = a0, b2 = b0, c2 = c0;
        Vector512<float> a3 = a0, b3 = b0, c3 = c0;
        for (nint i = 0; i < inputs; i++, w += 3 * Width)
        {
            Vector512<float> u = Vector512.Load(w), v = Vector512.Load(w + Width), z = Vector512.Load(w + 2 * Width);
            Vector512<float> s0 = Vector512.Create(x[i]);
            a0 = Vector512.MultiplyAddEstimate(s0, u, a0);
            b0 = Vector512.MultiplyAddEstimate(s0, v, b0);
            c0 = Vector512.MultiplyAddEstimate(s0, z, c0);
            Vector512<float> s1 = Vector512.Create(x1[i]);
            a1 = Vector512.MultiplyAddEstimate(s1, u, a1);
            b1 = Vector512.MultiplyAddEstimate(s1, v, b1);
            c1 = Vector512.MultiplyAddEstimate(s1, z, c1);
            Vector512<float> s2 = Vector512.Create(x2[i]);
            a2 = Vector512.MultiplyAddEstimate(s2, u, a2);
            b2 = Vector512.MultiplyAddEstimate(s2, v, b2);
            c2 = Vector512.MultiplyAddEstimate(s2, z, c2);
            Vector512<float> s3 = Vector512.Create(x3[i]);
            a3 = Vector512.MultiplyAddEstimate(s3, u, a3);
            b3 = Vector512.MultiplyAddEstimate(s3, v, b3);
            c3 = Vector512.MultiplyAddEstimate(s3, z, c3);
        }
        if (maxout)
        {
            Vector512.MaxNative(a0, Vector512.MaxNative(b0, c0)).Store(y);
            Vector512.MaxNative(a1, Vector512.MaxNative(b1, c1)).Store(y + yStride);
            Vector512.MaxNative(a2, Vector512.MaxNative(b2, c2)).Store(y + 2 * yStride);
            Vector512.MaxNative(a3, Vector512.MaxNative(b3, c3)).Store(y + 3 * yStride);
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
        Vector512<float> a0 = Vector512.Load(bias);
        Vector512<float> b0 = Vector512.Load(bias + Width);
        Vector512<float> c0 = Vector512.Load(bias + 2 * Width);
        for (nint i = 0; i < inputs; i++, w += 3 * Width)
        {
            Vector512<float> u = Vector512.Load(w), v = Vector512.Load(w + Width), z = Vector512.Load(w + 2 * Width);
            Vector512<float> s0 = Vector512.Create(x[i]);
            a0 = Vector512.MultiplyAddEstimate(s0, u, a0);
            b0 = Vector512.MultiplyAddEstimate(s0, v, b0);
            c0 = Vector512.MultiplyAddEstimate(s0, z, c0);
        }
        if (maxout)
        {
            Vector512.MaxNative(a0, Vector512.MaxNative(b0, c0)).Store(y);
            return;
        }
        Store3(a0, b0, c0, y);
    }

    static void Store3(Vector512<float> a, Vector512<float> b, Vector512<float> c, float* y)
    {
        a.Store(y);
        b.Store(y + Width);
        c.Store(y + 2 * Width);
    }
}
