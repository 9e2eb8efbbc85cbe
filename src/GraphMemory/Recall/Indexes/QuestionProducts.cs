using System.Buffers;
using System.Numerics.Tensors;

namespace GraphMemory.Recall.Indexes;

/// <summary>
/// The products of a question's vector with those of the rows: near ones of all, from their codes, each with how far off it may be; and exact
/// ones of those rows that are asked for. That reads a quarter of what exact ones of all would, and memory is what a large index waits for.
/// </summary>
internal sealed class QuestionProducts : IDisposable
{
    private readonly VectorBlock block;
    private readonly ReadOnlyMemory<float> question;
    private readonly NearProduct[] near;

    public QuestionProducts(VectorBlock block, ReadOnlyMemory<float> question)
    {
        (this.block, this.question) = (block, question);
        near = ArrayPool<NearProduct>.Shared.Rent(block.Count);
        sbyte[] codes = new sbyte[ScalarQuantization.Width(question.Length)];
        CodeScale scale = ScalarQuantization.Encode(question.Span, codes);
        short[] wideCodes = [.. codes.Select(code => (short)code)];
        RowParts.For(block.Count, (first, end) => block.Near(wideCodes, scale, first, near.AsSpan(first..end)));
    }

    /// <summary>The product with the vector at a place, as its codes tell it.</summary>
    public NearProduct Near(int place) => near[place];

    /// <summary>The product with the vector at a place.</summary>
    public float Exact(int place) => TensorPrimitives.Dot(question.Span, block.Row(place));

    public void Dispose() => ArrayPool<NearProduct>.Shared.Return(near);
}
