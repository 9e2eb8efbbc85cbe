using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using GraphMemory.Recall;

namespace GraphMemory.Neo4j.Recall;

/// <summary>The vector of a row as it is stored beside the list: four bytes for each number, little-endian.</summary>
internal static class RowVector
{
    /// <summary>The bytes of a vector.</summary>
    public static byte[] Bytes(ReadOnlySpan<float> vector)
    {
        byte[] bytes = new byte[vector.Length * sizeof(float)];
        for (int i = 0; i < vector.Length; i++) BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), vector[i]);
        return bytes;
    }

    /// <summary>The vector of some bytes, in place.</summary>
    public static ReadOnlySpan<float> Of(byte[]? bytes) => MemoryMarshal.Cast<byte, float>(bytes);

    /// <summary>The product with a question's vector; null when the row has none of that model and size.</summary>
    public static float? Product(byte[]? bytes, string? model, TextEmbedding? question)
    {
        if (bytes is null || question is null || !string.Equals(model, question.Model, StringComparison.Ordinal)) return null;
        ReadOnlySpan<float> own = Of(bytes);
        return own.Length == question.Vector.Length ? TensorPrimitives.Dot(question.Vector.Span, own) : null;
    }
}
