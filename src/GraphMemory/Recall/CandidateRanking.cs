namespace GraphMemory.Recall;

/// <summary>A candidate with its place in the ranking.</summary>
/// <param name="Id">The turn's or the fact's id.</param>
/// <param name="Kind">Which of the two it is.</param>
/// <param name="Score">The fused score.</param>
/// <param name="Relevance">The score between 0 and 1, comparable between kinds.</param>
/// <param name="Fits">False below the floor, or when it is not what the question's slot asks for.</param>
/// <param name="Signals">What made the score; evaluated only when it is asked for.</param>
internal sealed record RankedCandidate(IndexedKind Kind, Guid Id, float Score, float Relevance, bool Fits, Func<IReadOnlyList<LineSignal>> Signals);

/// <summary>Candidates in the order in which they answer a question. Pure: the same candidates give the same ranking.</summary>
internal sealed record CandidateRanking(IReadOnlyList<RankedCandidate> Turns, IReadOnlyList<RankedCandidate> Facts)
{
    public static CandidateRanking Of(CandidateQuery query, Candidates candidates, ModelCalibration calibration, SlotAnswer? slot)
    {
        QuestionScorer scorer = new(query, candidates.TurnStatistics, candidates.FactStatistics);
        return new CandidateRanking(
            Ordered(candidates.Turns.Select(turn => Rank(
                turn, scorer.Measure(turn), calibration, slot is null ? 0 : SlotAnswer.ShareOfPredicate(turn, query.Cues, scorer.TurnShare)))),
            Ordered(candidates.Facts.Select(fact => Rank(fact, scorer.Measure(fact), calibration, slot))));
    }

    private static RankedCandidate Rank(TurnCandidate turn, TurnSignals signals, ModelCalibration calibration, float emptyShare)
    {
        float score = RecallFormula.Score(signals, calibration.Weights);
        float evidence = RecallFormula.Evidence(signals with { Lexical = signals.Lexical - emptyShare }, calibration.Weights);
        return new RankedCandidate(
            IndexedKind.Turn, turn.Id.Value, score, calibration.Turns.Relevance(score), evidence >= calibration.Turns.Floor,
            () => RecallFormula.Explain(signals, calibration.Weights));
    }

    private static RankedCandidate Rank(FactCandidate fact, FactSignals signals, ModelCalibration calibration, SlotAnswer? slot)
    {
        float score = RecallFormula.Score(signals, calibration.Weights);
        bool fits = slot?.Accepts(fact) ?? score >= calibration.Facts.Floor;
        return new RankedCandidate(
            IndexedKind.Fact, fact.Id.Value, score, calibration.Facts.Relevance(score), fits,
            () => RecallFormula.Explain(signals, calibration.Weights));
    }

    private static RankedCandidate[] Ordered(IEnumerable<RankedCandidate> candidates) =>
        [.. candidates.OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Id)];
}
