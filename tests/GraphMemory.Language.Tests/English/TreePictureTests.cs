using GraphMemory.Language.English;

namespace GraphMemory.Language.Tests.English;

public sealed class TreePictureTests
{
    [Fact]
    public void Trees_are_drawn_one_token_a_line() => Assert.Equal(
        """
          ┌─── My     my     PRP$ PRON  poss < sister
        ┌─┼─── sister sister NN   NOUN  nsubj < moved
        │ └─── Ana    Ana    NNP  PROPN appos < sister
        ├───── moved  move   VBD  VERB  ROOT
        ├─┬─── from   from   IN   ADP   prep < moved
        │ └─── Graz   Graz   NNP  PROPN pobj < from      B-GPE
        ├─┬─── to     to     IN   ADP   prep < moved
        │ └─── Turin  Turin  NNP  PROPN pobj < to        B-GPE
        │ ┌─── last   last   JJ   ADJ   amod < spring    B-DATE
        ├─┴─── spring spring NN   NOUN  npadvmod < moved I-DATE
        └───── .      .      .    PUNCT punct < moved

        ┌─── Good good JJ ADJ   amod < luck
        ├─── luck luck NN NOUN  ROOT
        └─── !    !    .  PUNCT punct < luck

        """,
        TreePicture.Render(EnglishAnalyzer.Default.Analyze("My sister Ana moved from Graz to Turin last spring. Good luck!")), ignoreLineEndingDifferences: true);

    [Fact]
    public void What_cannot_be_seen_is_written_as_an_escape()
    {
        string picture = TreePicture.Render(EnglishAnalyzer.Default.Analyze("a\u001b[31m \n\t\u00a0b\u202e"));
        Assert.Contains("\\u001b", picture);
        Assert.Contains("\\n\\t\\u00a0", picture);
        Assert.Contains("\\u202e", picture);
    }

    [Fact]
    public void Long_words_are_cut()
    {
        string picture = TreePicture.Render(EnglishAnalyzer.Default.Analyze(new string('w', 90)));
        Assert.Contains($" {new string('w', 24)}… ", picture);
    }

    [Fact]
    public void An_empty_text_has_an_empty_picture() => Assert.Equal("", TreePicture.Render(EnglishAnalyzer.Default.Analyze("")));

    [Fact]
    public void A_chain_without_end_is_drawn_to_a_depth()
    {
        string text = string.Concat(Enumerable.Repeat("of the man ", 100));
        Assert.All(TreePicture.Render(EnglishAnalyzer.Default.Analyze(text)).Split('\n'), line => Assert.True(line.Length < 200));
    }
}
