using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GraphMemory.Recall.Indexes;

/// <summary>
/// Symmetric scalar quantization: a vector as whole numbers from -127 to 127 and one scale, a quarter of its size. The product of two
/// vectors is known from their codes up to a bound (by Cauchy and Schwarz), so that few need to be multiplied in full. Pure.
/// </summary>
internal static class ScalarQuantization
{
    private const int CodeMax = 127;

    // Sums of floats are rounded too: relative to the lengths of the vectors this is ample for 4,096 dimensions.
    private const float Rounding = 1e-5f;

    /// <summary>How many codes a vector takes: whole steps of <see cref="Dot"/>, the last filled with zeros.</summary>
    public static int Width(int dimensions) => (dimensions + Vector256<sbyte>.Count - 1) / Vector256<sbyte>.Count * Vector256<sbyte>.Count;

    /// <summary>Writes the codes of a vector, which take its <see cref="Width"/>.</summary>
    public static CodeScale Encode(ReadOnlySpan<float> vector, Span<sbyte> codes)
    {
        float scale = MathF.Abs(TensorPrimitives.MaxMagnitude(vector)) / CodeMax;
        codes.Clear();
        if (scale == 0) return default;
        float lost = 0;
        for (int i = 0; i < vector.Length; i++)
        {
            codes[i] = (sbyte)Math.Clamp(MathF.Round(vector[i] / scale), -CodeMax, CodeMax);
            float difference = vector[i] - (codes[i] * scale);
            lost += difference * difference;
        }
        return new(scale, TensorPrimitives.Norm(vector), MathF.Sqrt(lost));
    }

    /// <summary>The product of two vectors as their codes tell it: this far from theirs at most.</summary>
    /// <param name="codes">The codes of one.</param>
    /// <param name="scale">What belongs to them.</param>
    /// <param name="wideCodes">The codes of the other, as wider numbers: it is multiplied by many.</param>
    /// <param name="otherScale">What belongs to them.</param>
    public static NearProduct Product(ReadOnlySpan<sbyte> codes, in CodeScale scale, ReadOnlySpan<short> wideCodes, in CodeScale otherScale) => new(
        Dot(codes, wideCodes) * (scale.Scale * otherScale.Scale),
        (scale.Norm * otherScale.Lost) + (otherScale.Norm * scale.Lost) + (scale.Lost * otherScale.Lost) + (scale.Norm * otherScale.Norm * Rounding));

    private static int Dot(ReadOnlySpan<sbyte> codes, ReadOnlySpan<short> wideCodes)
    {
        Vector256<int> sum = Vector256<int>.Zero;
        ReadOnlySpan<Vector256<sbyte>> steps = MemoryMarshal.Cast<sbyte, Vector256<sbyte>>(codes);
        ReadOnlySpan<Vector256<short>> others = MemoryMarshal.Cast<short, Vector256<short>>(wideCodes);
        for (int i = 0; i < steps.Length; i++)
        {
            (Vector256<short> lower, Vector256<short> upper) = Vector256.Widen(steps[i]);
            sum += SumsOfPairs(lower, others[2 * i]) + SumsOfPairs(upper, others[(2 * i) + 1]);
        }
        return Vector256.Sum(sum);
    }

    private static Vector256<int> SumsOfPairs(Vector256<short> left, Vector256<short> right)
    {
        // One instruction, where there is one; a product of codes fits into 16 bits.
        if (Avx2.IsSupported) return Avx2.MultiplyAddAdjacent(left, right);
        (Vector256<int> lower, Vector256<int> upper) = Vector256.Widen(left * right);
        return lower + upper;
    }
}

/// <summary>A product that is known up to a bound.</summary>
/// <param name="Value">About what it is.</param>
/// <param name="ErrorMax">How far off that is at most.</param>
internal readonly record struct NearProduct(float Value, float ErrorMax)
{
    public static NearProduct operator +(NearProduct left, NearProduct right) => new(left.Value + right.Value, left.ErrorMax + right.ErrorMax);

    /// <param name="product">A product.</param>
    /// <param name="factor">0 or more.</param>
    public static NearProduct operator *(NearProduct product, float factor) => new(product.Value * factor, product.ErrorMax * factor);
}

/// <summary>What belongs to the codes of a vector.</summary>
/// <param name="Scale">What a code is multiplied by.</param>
/// <param name="Norm">The length of the vector.</param>
/// <param name="Lost">The length of what the codes do not tell: of the vector less its codes times the scale.</param>
internal readonly record struct CodeScale(float Scale, float Norm, float Lost);
