namespace GraphMemory.Evaluation.Scoring;

/// <summary>Scores of one ranked answer. Pure.</summary>
internal static class Ranking
{
    /// <summary>The share of the evidence among the first <paramref name="first"/>.</summary>
    public static double Recall(IReadOnlyList<string> ranked, IReadOnlySet<string> evidence, int first) =>
        evidence.Count == 0 ? 0 : (double)ranked.Take(first).Count(evidence.Contains) / evidence.Count;

    /// <summary>Normalised discounted cumulative gain with equal gains: 1 when the evidence stands first.</summary>
    public static double Ndcg(IReadOnlyList<string> ranked, IReadOnlySet<string> evidence, int first)
    {
        double gain = 0;
        for (int i = 0; i < Math.Min(first, ranked.Count); i++)
        {
            if (evidence.Contains(ranked[i])) gain += 1 / Math.Log2(i + 2);
        }
        double best = Enumerable.Range(0, Math.Min(first, evidence.Count)).Sum(i => 1 / Math.Log2(i + 2));
        return best > 0 ? gain / best : 0;
    }

    /// <summary>The chance that a positive stands above a negative, ties counting half; one half when either is missing.</summary>
    public static double AreaUnderCurve(IReadOnlyList<double> positives, IReadOnlyList<double> negatives)
    {
        if (positives.Count == 0 || negatives.Count == 0) return .5;
        double[] ranks = Ranks([.. positives, .. negatives]);
        double sum = ranks.Take(positives.Count).Sum();
        return (sum - (positives.Count * (positives.Count + 1) / 2.0)) / ((double)positives.Count * negatives.Count);
    }

    /// <summary>Spearman's rank correlation.</summary>
    public static double Spearman(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        double[] x = Ranks(first);
        double[] y = Ranks(second);
        double mean = (x.Length + 1) / 2.0;
        double both = x.Zip(y, (a, b) => (a - mean) * (b - mean)).Sum();
        double spread = Math.Sqrt(x.Sum(a => (a - mean) * (a - mean)) * y.Sum(b => (b - mean) * (b - mean)));
        return spread > 0 ? both / spread : 0;
    }

    // 1 for the lowest; equal values share the mean of their ranks.
    private static double[] Ranks(IReadOnlyList<double> values)
    {
        int[] order = [.. Enumerable.Range(0, values.Count).OrderBy(i => values[i])];
        double[] ranks = new double[values.Count];
        for (int start = 0; start < order.Length;)
        {
            int end = start;
            while (end + 1 < order.Length && values[order[end + 1]] <= values[order[start]]) end++;
            for (int i = start; i <= end; i++) ranks[order[i]] = ((start + end) / 2.0) + 1;
            start = end + 1;
        }
        return ranks;
    }
}
