using CsCheck;
using GraphMemory.Recall;

namespace GraphMemory.Tests.Recall;

public sealed class TurnWindowTests
{
    [Fact]
    public void Neighbours_count_less_the_further_they_are() =>
        Assert.Equal([.3f, .5f, .7f, 1f, .7f, .5f, .3f], Window(characters: [50, 50, 50, 50, 50, 50, 50, 50, 50], index: 4));

    [Fact]
    public void A_question_just_before_counts_as_the_turn_itself()
    {
        float[] weights = new float[TurnWindow.Width];
        TurnWindow.Weigh([50, 50, 50], [true, true, true], 1, weights);
        Assert.Equal([0, 0, 1f, 1f, .7f, 0, 0], weights);
    }

    [Fact]
    public void The_first_turn_that_does_not_fit_ends_the_window()
    {
        Assert.Equal([0, 0, .7f, 1f, 0, 0, 0], Window(characters: [10, 100, 200, 400, 10], index: 2));
        Assert.Equal([0, 0, .7f, 1f, .7f, 0, 0], Window(characters: [10, 200, 200, 200, 10], index: 2));
        Assert.Equal([0, 0, 0, 1f, 0, 0, 0], Window(characters: [10, 10, 900, 10, 10], index: 2));
    }

    [Fact]
    public void The_start_and_the_end_of_a_session_leave_their_side_empty()
    {
        Assert.Equal([0, 0, 0, 1f, .7f, .5f, .3f], Window(characters: [5, 5, 5, 5, 5], index: 0));
        Assert.Equal([.3f, .5f, .7f, 1f, 0, 0, 0], Window(characters: [5, 5, 5, 5, 5], index: 4));
    }

    [Fact]
    public void Only_turns_within_reach_change_a_window() =>
        Gen.Select(Gen.Int[1, 400].Array[1, 20], Gen.Bool.Array[20], Gen.Int[0, 19]).Sample((characters, questions, pick) =>
        {
            int index = pick % characters.Length;
            int start = Math.Max(0, index - TurnWindow.Reach);
            int end = Math.Min(characters.Length, index + TurnWindow.Reach + 1);
            float[] whole = new float[TurnWindow.Width];
            float[] near = new float[TurnWindow.Width];
            TurnWindow.Weigh(characters, questions.AsSpan(0, characters.Length), index, whole);
            TurnWindow.Weigh(characters.AsSpan(start, end - start), questions.AsSpan(start, end - start), index - start, near);
            Assert.Equal(whole, near);
        });

    private static float[] Window(int[] characters, int index)
    {
        float[] weights = new float[TurnWindow.Width];
        TurnWindow.Weigh(characters, new bool[characters.Length], index, weights);
        return weights;
    }
}
