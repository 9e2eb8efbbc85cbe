using System.Buffers;

namespace GraphMemory.Recall.Indexes;

/// <summary>Scores every row of one kind of a scope by the formula of the core, and keeps the best.</summary>
/// <typeparam name="T">What a row is answered as.</typeparam>
/// <param name="rows">How many rows there are.</param>
/// <param name="vectors">Their vectors.</param>
/// <param name="query">The question.</param>
/// <param name="model">The number that the index has for the model of the question's vector; 0 when it has none.</param>
internal abstract class RowRanking<T>(int rows, VectorPlaces vectors, CandidateQuery query, int model)
{
    /// <summary>The question.</summary>
    protected CandidateQuery Query => query;

    /// <summary>The best rows, best first.</summary>
    public IReadOnlyList<T> Best()
    {
        VectorBlock? block = model == 0 ? null : vectors.Of(model);
        float[] products = ArrayPool<float>.Shared.Rent(Math.Max(1, block?.Count ?? 0));
        float[] lexical = ArrayPool<float>.Shared.Rent(Math.Max(1, rows));
        try
        {
            block?.Dots(query.Embedding!.Vector, products);
            Array.Clear(lexical, 0, rows);
            AddLexical(lexical);
            return [.. Rank(products, lexical).Select(row => Candidate(row, products))];
        }
        finally
        {
            ArrayPool<float>.Shared.Return(products);
            ArrayPool<float>.Shared.Return(lexical);
        }
    }

    /// <summary>True when a row's vector is the question's model's.</summary>
    protected bool IsCompared(VectorPlace vector) => model != 0 && vector.Model == model;

    /// <summary>Adds to each row what its words give it.</summary>
    protected abstract void AddLexical(Span<float> lexical);

    /// <summary>The places of the best rows, best first.</summary>
    /// <param name="products">The product of the question with each vector of its model, by the vector's place.</param>
    /// <param name="lexical">What its words give each row.</param>
    protected abstract int[] Rank(float[] products, float[] lexical);

    /// <summary>A row as it is answered.</summary>
    protected abstract T Candidate(int row, ReadOnlySpan<float> products);
}
