namespace GraphMemory.Recall;

/// <summary>
/// How much of a question's weight in rare words a row holds: BM25 (k1 .9, b .75) divided by the sum of the idf of the question's terms.
/// The division shrinks the part by itself where the memory knows little of what is asked. Prepared once for a question; immutable.
/// </summary>
public sealed class LexicalShare
{
    private const float K1 = .9f;
    private const float B = .75f;

    private readonly float[] shares;
    private readonly float lengthFactor;

    /// <summary>Prepares the question's terms.</summary>
    /// <param name="statistics">Counts over the scope's turns or facts; a term that no row holds still counts in the divisor.</param>
    public LexicalShare(TermStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        shares = new float[statistics.DocumentFrequencies.Count];
        double total = 0;
        for (int i = 0; i < shares.Length; i++)
        {
            double idf = Idf(statistics.Count, statistics.DocumentFrequencies[i]);
            total += idf;
            shares[i] = (float)idf;
        }
        for (int i = 0; i < shares.Length; i++) shares[i] = total > 0 ? (float)(shares[i] / total) : 0;
        lengthFactor = (float)(B / Math.Max(statistics.MeanLength, 1e-6));
    }

    /// <summary>For each of the question's terms in order, its share of the question's idf; they sum to 1 unless there is no term.</summary>
    public ReadOnlySpan<float> TermShares => shares;

    /// <summary>The share of one row, 0 to less than 1.9.</summary>
    /// <param name="counts">For each of the question's terms in order, its count in the row, weighted for a turn's window.</param>
    /// <param name="length">The number of terms in the row, weighted alike.</param>
    public float Of(ReadOnlySpan<float> counts, float length)
    {
        float damping = Damping(length);
        float share = 0;
        for (int i = 0; i < shares.Length; i++) share += Part(i, counts[i], damping);
        return share;
    }

    /// <inheritdoc cref="Of(ReadOnlySpan{float}, float)"/>
    public float Of(IReadOnlyList<float> counts, float length)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts is float[] array) return Of(array.AsSpan(), length);
        float damping = Damping(length);
        float share = 0;
        for (int i = 0; i < shares.Length; i++) share += Part(i, counts[i], damping);
        return share;
    }

    /// <summary>What one term adds to a row's share: for stores that walk postings term by term. The parts of a row sum to its share.</summary>
    /// <param name="term">Which of the question's terms.</param>
    /// <param name="count">Its count in the row.</param>
    /// <param name="damping">The row's <see cref="Damping"/>.</param>
    public float Part(int term, float count, float damping) => count > 0 ? shares[term] * count * (K1 + 1) / (count + damping) : 0;

    /// <summary>How much a row's length damps its counts.</summary>
    public float Damping(float length) => K1 * (1 - B + (lengthFactor * length));

    private static double Idf(long rows, long holding) => Math.Log(1 + ((rows - holding + .5) / (holding + .5)));
}
