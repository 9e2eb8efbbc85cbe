using GraphMemory.Recall;

namespace GraphMemory.Neo4j.Tests.Recall;

/// <summary>Compares the answers of two stores to one question.</summary>
internal static class SameCandidates
{
    public static void Assert(Candidates expected, Candidates actual, CandidateQuery query)
    {
        Xunit.Assert.Equal(expected.TurnStatistics.DocumentFrequencies, actual.TurnStatistics.DocumentFrequencies);
        Xunit.Assert.Equal(expected.FactStatistics.DocumentFrequencies, actual.FactStatistics.DocumentFrequencies);
        Xunit.Assert.Equal((expected.TurnStatistics.Count, expected.FactStatistics.Count), (actual.TurnStatistics.Count, actual.FactStatistics.Count));
        Xunit.Assert.Equal(expected.TurnStatistics.MeanLength, actual.TurnStatistics.MeanLength, .001);
        Xunit.Assert.Equal(expected.FactStatistics.MeanLength, actual.FactStatistics.MeanLength, .001);
        QuestionScorer scorer = new(query, expected.TurnStatistics, expected.FactStatistics);
        Xunit.Assert.Equal(expected.Turns.Select(turn => turn.Id).Order(), actual.Turns.Select(turn => turn.Id).Order());
        Xunit.Assert.Equal(expected.Facts.Select(fact => fact.Id).Order(), actual.Facts.Select(fact => fact.Id).Order());
        // Sums of floats in another order differ in the last places, so rows of one score may change places.
        foreach ((TurnCandidate a, TurnCandidate b) in expected.Turns.Zip(actual.Turns))
            Xunit.Assert.Equal(RecallFormula.Score(scorer.Measure(a), query.Weights), RecallFormula.Score(scorer.Measure(b), query.Weights), .00001f);
        foreach ((FactCandidate a, FactCandidate b) in expected.Facts.Zip(actual.Facts))
            Xunit.Assert.Equal(RecallFormula.Score(scorer.Measure(a), query.Weights), RecallFormula.Score(scorer.Measure(b), query.Weights), .00001f);
        foreach (TurnCandidate turn in expected.Turns)
        {
            TurnCandidate other = actual.Turns.Single(found => found.Id == turn.Id);
            Xunit.Assert.Equal(turn with { WindowCounts = [], WindowLength = 0, Cosine = null, NeighbourCosine = null }, other with { WindowCounts = [], WindowLength = 0, Cosine = null, NeighbourCosine = null });
            Xunit.Assert.Equal(turn.WindowLength, other.WindowLength, .001f);
        }
    }
}
