namespace GraphMemory.Language.Embeddings;

/// <summary>Which texts of a batch share a run, so that little time goes into padding.</summary>
internal static class RunPlan
{
    /// <summary>Padding may take this part of a run: more costs more than a run of its own.</summary>
    private const double PaddingShareMax = 1.0 / 8;

    /// <summary>Every index of <paramref name="lengths"/> once, in runs of at most <paramref name="tokensMax"/> padded tokens (a longer text runs alone).</summary>
    /// <param name="lengths">Tokens of each text, at least 1.</param>
    public static List<int[]> Of(IReadOnlyList<int> lengths, int tokensMax)
    {
        int[] order = [.. Enumerable.Range(0, lengths.Count).OrderBy(index => lengths[index])];
        var runs = new List<int[]>();
        for (int start = 0, end; start < order.Length; start = end)
        {
            var tokens = lengths[order[start]];
            for (end = start + 1; end < order.Length; end++)
            {
                var padded = (end + 1 - start) * lengths[order[end]];
                var filled = tokens + lengths[order[end]];
                if (padded > tokensMax || padded - filled > padded * PaddingShareMax)
                    break;
                tokens = filled;
            }
            runs.Add(order[start..end]);
        }
        return runs;
    }
}
