using GraphMemory.Evaluation.Data;

namespace GraphMemory.Evaluation.Scoring;

/// <summary>Means over questions: recall at 1, 5, 10 and 20, and nDCG at 10.</summary>
internal sealed class RecallScore
{
    private static readonly int[] Depths = [1, 5, 10, 20];

    private readonly double[] recall = new double[Depths.Length];
    private double ndcg;

    /// <summary>How many questions were counted.</summary>
    public int Count { get; private set; }

    /// <summary>Recall at 10.</summary>
    public double AtTen => Count == 0 ? 0 : recall[2] / Count;

    public void Add(IReadOnlyList<string> ranked, Question question)
    {
        Count++;
        for (int i = 0; i < Depths.Length; i++) recall[i] += Ranking.Recall(ranked, question.Evidence, Depths[i]);
        ndcg += Ranking.Ndcg(ranked, question.Evidence, 10);
    }

    /// <summary>The metrics under a prefix, which is empty or ends with a slash.</summary>
    public IEnumerable<KeyValuePair<string, double>> Metrics(string prefix = "")
    {
        yield return new($"{prefix}questions", Count);
        for (int i = 0; i < Depths.Length; i++) yield return new($"{prefix}recall@{Depths[i]}", Count == 0 ? 0 : recall[i] / Count);
        yield return new($"{prefix}ndcg@10", Count == 0 ? 0 : ndcg / Count);
    }
}
