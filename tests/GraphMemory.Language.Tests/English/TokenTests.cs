using GraphMemory.Language.English;

namespace GraphMemory.Language.Tests.English;

public sealed class TokenTests
{
    static readonly AnalyzedText Text = EnglishAnalyzer.Default.Analyze("My sister Ana moved from Graz to Turin last spring. She isn't homesick.");

    [Fact]
    public void A_tree_is_walked_by_labels()
    {
        Token root = Text.Sentences[0].Root;
        Assert.Equal("move", root.Lemma);
        Assert.Equal("sister", root.Child("nsubjpass", "nsubj")?.Text);
        Assert.Null(root.Child("dobj"));
        Assert.Equal("My sister Ana", root.Children.First(child => child.Dep == "nsubj").Subtree.Text);
        Assert.Equal(["Graz", "Turin"], root.Children.Where(child => child.Dep == "prep").Select(prep => prep.Child("pobj")?.Text));
        Assert.Equal(["sister"], root.LeftChildren.Select(child => child.Text));
        Assert.Equal(["from", "to", "spring", "."], root.RightChildren.Select(child => child.Text));
        Assert.Equal(["from", "moved"], Text.TokenAt(25)!.Ancestors.Select(token => token.Text));
        Assert.True(root.IsRoot);
        Assert.Same(root, root.Head);
    }

    [Fact]
    public void Tokens_know_their_place()
    {
        Token ana = Text.Tokens[2];
        Assert.Equal(("Ana", 10, 13, 3), (ana.Text, ana.Start, ana.End, ana.Length));
        Assert.Equal(("sister", "moved"), (ana.Previous?.Text, ana.Next?.Text));
        Assert.Null(Text.Tokens[0].Previous);
        Assert.Null(Text.Tokens[^1].Next);
        Assert.Same(ana, Text.TokenAt(10));
        Assert.Same(ana, Text.TokenAt(12));
        Assert.Null(Text.TokenAt(13));
        Assert.Null(Text.TokenAt(-1));
        Assert.Null(Text.TokenAt(1_000));
        Assert.Equal((0, true), (Text.Tokens[0].Sentence.Index, Text.Tokens[0].IsSentenceStart));
        Assert.Equal((1, false), (Text.Tokens[^1].Sentence.Index, Text.Tokens[^1].IsSentenceStart));
    }

    [Fact]
    public void Words_have_norms_lemmas_and_morphology()
    {
        Token not = Text.Tokens.Single(token => token.Text == "n't");
        Assert.Equal(("not", "not", "PART", "neg"), (not.Norm, not.Lemma, not.Pos, not.Dep));
        Token moved = Text.Tokens.Single(token => token.Text == "moved");
        Assert.Equal(("Past", "Fin", null), (moved.MorphValue("Tense"), moved.MorphValue("VerbForm"), moved.MorphValue("Number")));
        Assert.Null(moved.MorphValue("Tens"));
        Assert.Equal("my", Text.Tokens[0].Lower);
        Assert.Equal("Xx", Text.Tokens[0].Shape);
    }

    [Fact]
    public void Entities_have_a_type_and_a_place_in_the_tree()
    {
        Assert.Equal([("Graz", "GPE"), ("Turin", "GPE"), ("last spring", "DATE")], Text.Entities.Select(entity => (entity.Text, entity.Type)));
        NamedEntity spring = Text.Entities[^1];
        Assert.Equal(("spring", "npadvmod", 39, 50), (spring.Root.Text, spring.Root.Dep, spring.Start, spring.End));
        Assert.Equal(["B", "I"], spring.Tokens.Select(token => token.EntityIob));
        Assert.Equal(("O", ""), (Text.Tokens[0].EntityIob, Text.Tokens[0].EntityType));
    }

    [Fact]
    public void A_list_refuses_places_it_does_not_have()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Text.Sentences[0].Tokens[-1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Text.Sentences[0].Tokens[Text.Sentences[0].Tokens.Count]);
        Assert.Equal("", default(TokenList).Text);
        Assert.Empty(default(TokenList));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\0")]
    [InlineData("\ud83d")]
    [InlineData("a\udc00b")]
    [InlineData("\u202eabc\u202c")]
    [InlineData("👩‍👩‍👧‍👦🇵🇹")]
    public void Odd_texts_are_analysed_like_others(string text) => Assert.Equal(text.Length, EnglishAnalyzer.Default.Analyze(text).Text.Length);

    [Fact]
    public void A_text_must_be_given() => Assert.Throws<ArgumentNullException>(() => EnglishAnalyzer.Default.Analyze(null!));

    [Theory]
    [InlineData("İSTANBUL", "i\u0307stanbul")]
    [InlineData("ΟΔΟΣ", "οδος")]
    [InlineData("ΟΔΟΣ.", "οδος.")]
    [InlineData("ΣΟΦΟΣ", "σοφος")]
    [InlineData("Σ", "σ")]
    [InlineData("ΑΣ\u0301Α", "ασ\u0301α")]
    [InlineData("ǅǈ", "ǆǉ")]
    public void Lower_case_is_that_of_unicode(string text, string lower) =>
        Assert.Equal(lower, GraphMemory.Language.English.Tokens.CharacterClasses.Lower(text));
}
