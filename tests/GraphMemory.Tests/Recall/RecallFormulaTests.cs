using CsCheck;
using GraphMemory.Conversations;
using GraphMemory.Recall;

namespace GraphMemory.Tests.Recall;

public sealed class RecallFormulaTests
{
    private static readonly Gen<TurnSignals> Turns = Gen.Select(
        Gen.Float[-1, 1], Gen.Float[-1, 1], Gen.Float[0, 1.9f], Gen.Float[0, 1], Gen.Float[0, 1], Gen.Int[0, 500], Gen.Int[0, 15],
        (cosine, near, lexical, date, asking, length, flags) => new TurnSignals
        {
            Cosine = cosine,
            NeighbourCosine = near,
            Lexical = lexical,
            Date = date,
            QuestionShare = asking,
            Length = length,
            NamesSpeaker = (flags & 1) != 0,
            TimeWord = (flags & 2) != 0,
            NameKind = (flags & 4) != 0,
            FavouredRole = (flags & 8) != 0,
        });

    [Fact]
    public void What_is_explained_sums_to_the_score() => Turns.Sample(turn =>
        Assert.Equal(
            RecallFormula.Score(turn, RecallWeights.Default),
            RecallFormula.Explain(turn, RecallWeights.Default).Sum(signal => signal.Contribution), 1e-4));

    [Fact]
    public void What_is_explained_of_a_fact_sums_to_its_score() =>
        Gen.Select(Gen.Float[-1, 1], Gen.Float[0, 1.9f], Gen.Int[-1, 3], Gen.Bool).Sample((cosine, lexical, hops, asked) =>
        {
            FactSignals fact = new() { Cosine = cosine, Lexical = lexical, Hops = hops < 0 ? null : hops, AskedSlot = asked };
            Assert.Equal(
                RecallFormula.Score(fact, RecallWeights.Default),
                RecallFormula.Explain(fact, RecallWeights.Default).Sum(signal => signal.Contribution), 1e-4);
        });

    [Fact]
    public void The_users_words_are_favoured_unless_the_assistants_are_asked_for()
    {
        Assert.True(RecallFormula.Favours(TurnRole.User, asksAssistant: false));
        Assert.False(RecallFormula.Favours(TurnRole.Assistant, asksAssistant: false));
        Assert.True(RecallFormula.Favours(TurnRole.Assistant, asksAssistant: true));
        Assert.False(RecallFormula.Favours(TurnRole.User, asksAssistant: true));
    }

    [Fact]
    public void Twenty_terms_say_as_much_as_a_thousand()
    {
        Assert.Equal(0, RecallFormula.Substance(0));
        Assert.Equal(1, RecallFormula.Substance(20), 1e-6f);
        Assert.Equal(RecallFormula.Substance(20), RecallFormula.Substance(1000));
    }

    [Fact]
    public void The_lexical_share_of_a_row_is_the_sum_of_its_parts() =>
        Gen.Select(Gen.Float[0, 9].Array[4], Gen.Float[1, 200]).Sample((counts, length) =>
        {
            LexicalShare share = new(new TermStatistics(1000, 20, [3, 40, 0, 900]));
            float damping = share.Damping(length);
            Assert.Equal(share.Of(counts.AsSpan(), length), counts.Select((count, term) => share.Part(term, count, damping)).Sum(), 1e-5f);
        });

    [Fact]
    public void A_term_that_the_memory_does_not_have_makes_the_others_weigh_less()
    {
        LexicalShare known = new(new TermStatistics(100, 10, [5]));
        LexicalShare unknown = new(new TermStatistics(100, 10, [5, 0]));
        Assert.True(unknown.Of([1f, 0f], 10) < .5f * known.Of([1f], 10));
    }

    [Fact]
    public void An_empty_memory_has_no_lexical_share()
    {
        Assert.Equal(0, new LexicalShare(new TermStatistics(0, 1, [0, 0])).Of([0f, 0f], 0));
        Assert.Equal(0, new LexicalShare(new TermStatistics(0, 0, [])).Of(ReadOnlySpan<float>.Empty, 3));
    }
}
