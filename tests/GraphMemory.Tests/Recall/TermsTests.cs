using GraphMemory.Recall;

namespace GraphMemory.Tests.Recall;

public sealed class TermsTests
{
    [Fact]
    public void Terms_are_lower_cased_stemmed_and_counted_in_the_order_of_the_text() =>
        Assert.Equal(
            [new TermCount("garden", 2), new TermCount("plant", 1), new TermCount("3", 1), new TermCount("tomato", 1)],
            Terms.Of("Gardens! I planted 3 tomatoes in the garden."));

    [Theory]
    [InlineData("Maria's bicycle", "maria bicycl")]
    [InlineData("Maria\u2019s bicycle", "maria bicycl")]
    [InlineData("don't run", "don run")]
    [InlineData("'quoted words'", "quot word")]
    [InlineData("room 4b, C#", "room 4b c")]
    public void What_follows_an_apostrophe_is_dropped(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Terms.Of(text).Select(term => term.Term)));

    [Fact]
    public void Words_that_say_nothing_are_left_out() => Assert.Empty(Terms.Of("What did they do with you, and why is it so?").Where(term => term.Term != "why" && term.Term != "whi"));

    [Fact]
    public void A_word_is_the_same_with_and_without_its_accents()
    {
        Assert.Equal(["cafe"], Terms.OfQuestion("caf\u00e9"));
        Assert.Equal(["cafe"], Terms.OfQuestion("cafe\u0301"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ...?!")]
    [InlineData("\ud800")]
    public void A_text_without_words_has_no_terms(string text) => Assert.Empty(Terms.Of(text));

    [Fact]
    public void A_run_without_end_is_cut() => Assert.Equal(Terms.LengthMax, Assert.Single(Terms.Of(new string('z', 100_000))).Term.Length);

    [Fact]
    public void A_question_has_the_terms_of_the_same_text_each_once() => CsCheck.Check.Sample(CsCheck.Gen.String, text =>
        Assert.Equal(Terms.Of(text).Select(term => term.Term), Terms.OfQuestion(text)));

    [Fact]
    public void Many_threads_read_the_same_terms()
    {
        string[] texts = [.. Enumerable.Range(0, 200).Select(i => $"walking {i} houses running number{i * 7919}")];
        string[] alone = [.. texts.Select(Joined)];
        Parallel.For(0, 2_000, i => Assert.Equal(alone[i % texts.Length], Joined(texts[i % texts.Length])));

        static string Joined(string text) => string.Join(' ', Terms.Of(text).Select(term => term.Term));
    }
}
