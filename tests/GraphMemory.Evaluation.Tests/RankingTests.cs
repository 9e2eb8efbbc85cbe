using GraphMemory.Evaluation.Scoring;

namespace GraphMemory.Evaluation.Tests;

public sealed class RankingTests
{
    private static readonly HashSet<string> Evidence = ["b", "d"];

    [Fact]
    public void Recall_is_the_share_of_the_evidence_so_far()
    {
        Assert.Equal(0, Ranking.Recall(["a", "b", "c", "d"], Evidence, 1));
        Assert.Equal(.5, Ranking.Recall(["a", "b", "c", "d"], Evidence, 2));
        Assert.Equal(1, Ranking.Recall(["a", "b", "c", "d"], Evidence, 10));
    }

    [Fact]
    public void Gain_is_one_when_the_evidence_stands_first()
    {
        Assert.Equal(1, Ranking.Ndcg(["d", "b", "a"], Evidence, 10), 1e-9);
        Assert.Equal(((1 / Math.Log2(3)) + (1 / Math.Log2(5))) / (1 + (1 / Math.Log2(3))), Ranking.Ndcg(["a", "b", "c", "d"], Evidence, 10), 1e-9);
        Assert.Equal(0, Ranking.Ndcg(["a"], Evidence, 10));
    }

    [Fact]
    public void The_area_under_the_curve_counts_ties_half()
    {
        Assert.Equal(1, Ranking.AreaUnderCurve([3, 4], [1, 2]));
        Assert.Equal(0, Ranking.AreaUnderCurve([1], [2, 3]));
        Assert.Equal(.5, Ranking.AreaUnderCurve([1, 1], [1]));
        Assert.Equal(.875, Ranking.AreaUnderCurve([1, 3], [1, 0]), 1e-9);
    }

    [Fact]
    public void Rank_correlation_sees_order_alone()
    {
        Assert.Equal(1, Ranking.Spearman([1, 2, 30], [.1, .2, .25]), 1e-9);
        Assert.Equal(-1, Ranking.Spearman([1, 2, 3], [9, 8, 7]), 1e-9);
        Assert.Equal(0, Ranking.Spearman([1, 1, 1], [1, 2, 3]));
    }
}
