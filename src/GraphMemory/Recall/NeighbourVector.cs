using System.Numerics.Tensors;

namespace GraphMemory.Recall;

/// <summary>
/// The vector of a turn with its two neighbours: own + half of the one before + half of the one after, made unit length. It is never
/// stored: its cosine with a question follows from the products of the question with each of the three. Pure.
/// </summary>
public static class NeighbourVector
{
    /// <summary>What a neighbour's vector counts beside the turn's own.</summary>
    public const float Share = .5f;

    /// <summary>What the sum of the products is multiplied by to be a cosine: one over the length of the sum of the vectors; 0 when that is 0.</summary>
    /// <param name="own">The turn's vector.</param>
    /// <param name="before">That of the turn before it; empty when there is none of the same model.</param>
    /// <param name="after">That of the turn after it, likewise.</param>
    public static float Scale(ReadOnlySpan<float> own, ReadOnlySpan<float> before, ReadOnlySpan<float> after)
    {
        float square = TensorPrimitives.Dot(own, own);
        if (!before.IsEmpty) square += (Share * Share * TensorPrimitives.Dot(before, before)) + (2 * Share * TensorPrimitives.Dot(own, before));
        if (!after.IsEmpty) square += (Share * Share * TensorPrimitives.Dot(after, after)) + (2 * Share * TensorPrimitives.Dot(own, after));
        if (!before.IsEmpty && !after.IsEmpty) square += 2 * Share * Share * TensorPrimitives.Dot(before, after);
        return square > 0 ? 1 / MathF.Sqrt(square) : 0;
    }
}
