using GraphMemory.Language.English;
using GraphMemory.Language.English.Network;

namespace GraphMemory.Language.Tests.English;

public sealed class LongTextTests
{
    static readonly string Story = string.Join(' ', Enumerable.Range(0, 60).Select(i =>
        $"On day {i} Greta, who'd been cooking since {i % 12 + 1} o'clock, gave her neighbour's {i + 3} children the soup that nobody had asked for."));

    [Fact]
    public void A_text_over_the_limit_is_told_and_not_looked_at()
    {
        EnglishAnalyzer analyzer = EnglishAnalyzer.Load(charactersMax: 20);
        AnalyzedText within = analyzer.Analyze(new string('a', 20)), over = analyzer.Analyze(new string('a', 21));
        Assert.False(within.TooLong);
        Assert.Single(within.Tokens);
        Assert.True(over.TooLong);
        Assert.Empty(over.Tokens);
        Assert.Empty(over.Sentences);
        Assert.Empty(over.Entities);
        Assert.Equal("(not analysed: 21 characters are over the limit)\n", TreePicture.Render(over));
        Assert.Contains("\"tooLong\":true", TokenJson.Render(over));
    }

    [Fact]
    public void Fifty_thousand_marks_are_analysed() =>
        Assert.Equal(50_000, EnglishAnalyzer.Default.Analyze(new string('!', 50_000), entities: false).Tokens.Count);

    [Theory]
    [InlineData(".")]
    [InlineData("...!")]
    [InlineData("'")]
    [InlineData("(")]
    [InlineData(":")]
    [InlineData("a.")]
    [InlineData("a-")]
    [InlineData("@.")]
    [InlineData(":)")]
    [InlineData("\ud800")]
    [InlineData("\0")]
    [InlineData("🙂")]
    [InlineData("\n")]
    [InlineData("שלום ")]
    [InlineData("the ")]
    public void Thousands_of_anything_are_analysed(string repeated)
    {
        AnalyzedText analyzed = EnglishAnalyzer.Default.Analyze(string.Concat(Enumerable.Repeat(repeated, 2_000 / repeated.Length)));
        Assert.Equal(analyzed.Text.Length, analyzed.Tokens[^1].End + (analyzed.Tokens[^1].HasSpace ? 1 : 0));
    }

    [Fact]
    public unsafe void The_vector_of_a_token_does_not_depend_on_the_block_it_is_computed_in()
    {
        Pipeline pipeline = EnglishAnalyzer.Default.Pipeline;
        Workspace workspace = new();
        pipeline.Tokenizer.Tokenize(Story, workspace.Tokens);
        int count = workspace.Tokens.Count;
        Assert.True(count > 10 * TokenEncoder.BlockTokens);
        float[] whole = new ReadOnlySpan<float>(pipeline.TreeEncoder.Encode(workspace.Tokens, 0, count, workspace), count * TokenEncoder.Width).ToArray();
        foreach (int block in new[] { 3, 50, TokenEncoder.BlockTokens })
            for (int from = 0; from < count; from += block)
            {
                int size = Math.Min(block, count - from);
                ReadOnlySpan<float> part = new(pipeline.TreeEncoder.Encode(workspace.Tokens, from, size, workspace), size * TokenEncoder.Width);
                Assert.True(part.SequenceEqual(whole.AsSpan(from * TokenEncoder.Width, part.Length)));
            }
    }

    [Fact]
    public unsafe void Scores_are_the_same_for_tokens_that_were_forgotten_and_recalled()
    {
        Pipeline pipeline = EnglishAnalyzer.Default.Pipeline;
        MoveScorer scorer = pipeline.Parser.Scorer;
        Workspace workspace = new();
        pipeline.Tokenizer.Tokenize(Story, workspace.Tokens);
        int count = workspace.Tokens.Count;
        float[] kept = new float[count * scorer.ReducedStride];
        fixed (float* reduced = kept)
        {
            scorer.Reduce(pipeline.TreeEncoder.Encode(workspace.Tokens, 0, count, workspace), count, reduced);
            workspace.Window.Begin(scorer, reduced, count);
            int[] early = [3, 4, 2, 1, 0, -1, -1, 2];
            float[] first = workspace.Window.Score(early).ToArray();
            workspace.Window.Score([count - 2, count - 1, 0, 1, 2, -1, -1, -1]);
            Assert.Equal(first, workspace.Window.Score(early).ToArray());
        }
    }

    [Fact]
    public void A_sentence_reads_the_same_far_into_a_text()
    {
        AnalyzedText analyzed = EnglishAnalyzer.Default.Analyze(Story);
        Assert.Equal(60, analyzed.Sentences.Count);
        Assert.All(analyzed.Sentences, sentence =>
        {
            Assert.Equal("gave", sentence.Root.Text);
            Assert.Equal("Greta", sentence.Root.Child("nsubj")?.Text);
        });
    }
}
