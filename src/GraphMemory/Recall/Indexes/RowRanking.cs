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
        // A vector of another length is of another model, whatever its name.
        using QuestionProducts? products = query.Embedding is { } question && vectors.Of(model) is { } block && block.Dimensions == question.Vector.Length
            ? new QuestionProducts(block, question.Vector)
            : null;
        float[] lexical = ArrayPool<float>.Shared.Rent(Math.Max(1, rows));
        try
        {
            Array.Clear(lexical, 0, rows);
            AddLexical(lexical);
            return [.. Rank(products, lexical).Select(row => Candidate(row, products))];
        }
        finally
        {
            ArrayPool<float>.Shared.Return(lexical);
        }
    }

    /// <summary>The products, when a row's vector is the question's model's.</summary>
    protected QuestionProducts? With(QuestionProducts? products, VectorPlace vector) => vector.Model == model ? products : null;

    /// <summary>Adds to each row what its words give it.</summary>
    protected abstract void AddLexical(Span<float> lexical);

    /// <summary>The places of the best rows, best first.</summary>
    /// <param name="products">The products of the question with the vectors of its model; null when there are none.</param>
    /// <param name="lexical">What its words give each row.</param>
    protected abstract int[] Rank(QuestionProducts? products, float[] lexical);

    /// <summary>A row as it is answered.</summary>
    protected abstract T Candidate(int row, QuestionProducts? products);
}
