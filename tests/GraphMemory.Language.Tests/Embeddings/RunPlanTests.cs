using CsCheck;
using GraphMemory.Language.Embeddings;

namespace GraphMemory.Language.Tests.Embeddings;

public sealed class RunPlanTests
{
    [Fact]
    public void Every_text_is_in_one_run_and_no_run_is_too_large() =>
        Gen.Int[2, 300].Array[0, 200].Sample(lengths =>
        {
            var runs = RunPlan.Of(lengths, tokensMax: 256);
            Assert.Equal(Enumerable.Range(0, lengths.Length), runs.SelectMany(run => run).Order());
            Assert.All(runs, run => Assert.True(run.Length == 1 || run.Length * run.Max(index => lengths[index]) <= 256));
        });

    [Fact]
    public void Texts_of_one_length_share_runs() =>
        Assert.Equal(4, RunPlan.Of([.. Enumerable.Repeat(29, 32)], tokensMax: 256).Count);

    [Fact]
    public void A_short_text_is_not_padded_to_a_long_one() =>
        Assert.Equal([[1], [0]], RunPlan.Of([100, 7], tokensMax: 256));
}
