using GraphMemory.Extraction;
using GraphMemory.Graph;

namespace GraphMemory.Tests.Extraction;

public sealed class PredicateTests
{
    [Theory]
    [InlineData("lives_in", null, "Turin", "lives in Turin")]
    [InlineData("lives_in", "Ana", "Turin", "Ana lives in Turin")]
    [InlineData("job_title", null, "engineer", "works as an engineer")]
    [InlineData("prefers", null, "Python over JavaScript", "prefers Python over JavaScript")]
    [InlineData("favorite", "Ana", "green", "Ana's favorite color is green")]
    [InlineData("mentors", null, "Leo", "mentors Leo")]
    [InlineData("plays_chess_with", "Ana", "Leo", "Ana plays chess with Leo")]
    public void A_fact_is_a_short_sentence(string predicate, string? subject, string target, string expected) =>
        Assert.Equal(expected, FactText.Of(Predicates.Of(predicate), subject, target, role: null, "color", Polarity.Positive, Modality.Actual));

    [Fact]
    public void A_bond_says_what_somebody_is()
    {
        Assert.Equal("has a sister named Ana", FactText.Of(Predicates.Of("sibling_of"), null, "Ana", "sister", null, Polarity.Positive, Modality.Actual));
        Assert.Equal("has a dog", FactText.Of(Predicates.Of("has_pet"), null, null, "dog", null, Polarity.Positive, Modality.Actual));
        Assert.Equal("has no pets", FactText.Of(Predicates.Of("has_pet"), null, null, "pets", null, Polarity.Negative, Modality.Actual));
    }

    [Fact]
    public void Opposites_are_mutual() =>
        Assert.All(Predicates.Known.Where(predicate => predicate.Opposite is not null),
            predicate => Assert.Equal(predicate.Name, Predicates.Of(predicate.Opposite!).Opposite));

    [Theory]
    [InlineData("lives_in", true)]
    [InlineData("a", true)]
    [InlineData("Lives_in", false)]
    [InlineData("lives__in", false)]
    [InlineData("_lives", false)]
    [InlineData("lives in", false)]
    [InlineData("", false)]
    public void A_predicate_is_a_snake_case_word(string word, bool isGood) => Assert.Equal(isGood, Predicates.IsWellFormed(word));

    [Fact]
    public void An_unknown_predicate_takes_many_values() => Assert.False(Predicates.Of("mentors").IsSingle);

    [Theory]
    [InlineData("cook", "cooking")]
    [InlineData("bake", "baking")]
    [InlineData("run", "running")]
    [InlineData("play", "playing")]
    [InlineData("swim", "swimming")]
    [InlineData("read", "reading")]
    [InlineData("see", "seeing")]
    [InlineData("visit", "visiting")]
    public void Verbs_are_liked_in_their_ing_form(string lemma, string expected) => Assert.Equal(expected, GraphMemory.Extraction.Frames.Gerund.Of(lemma));
}
