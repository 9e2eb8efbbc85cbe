using GraphMemory.Conversations;

namespace GraphMemory.Recall;

/// <summary>
/// The one ranking formula: a weighted sum of signals. The core applies it to candidates; a store that ranks every row applies it
/// before it cuts, so that both agree. Pure, allocation free.
/// </summary>
public static class RecallFormula
{
    // A turn of this many terms says something; more do not say more.
    private const int SubstantialLength = 20;

    private static readonly float[] SubstanceByLength =
        [.. Enumerable.Range(0, SubstantialLength + 1).Select(length => MathF.Log(1 + length) / MathF.Log(1 + SubstantialLength))];

    /// <summary>The score of a turn.</summary>
    public static float Score(in TurnSignals turn, RecallWeights weights) =>
        (weights.Cosine * turn.Cosine)
        + (weights.NeighbourCosine * turn.NeighbourCosine)
        + (weights.Lexical * turn.Lexical)
        + (turn.NamesSpeaker ? weights.Speaker : 0)
        + (turn.TimeWord ? weights.TimeWord : 0)
        + (turn.NameKind ? weights.NameKind : 0)
        + (weights.Date * turn.Date)
        - (weights.Question * turn.QuestionShare)
        + (weights.Substance * Substance(turn.Length))
        + (turn.FavouredRole ? weights.Role : 0);

    /// <summary>The score of a fact.</summary>
    public static float Score(in FactSignals fact, RecallWeights weights) =>
        (weights.Cosine * fact.Cosine) + (weights.Lexical * fact.Lexical) + EntityBonus(fact.Hops, weights);

    /// <summary>Which signals made the score of a turn, largest first; what added nothing is left out. They sum to the score.</summary>
    public static IReadOnlyList<SignalContribution> Explain(in TurnSignals turn, RecallWeights weights) => Sorted(
    [
        new(RecallSignal.Vector, turn.Cosine, weights.Cosine * turn.Cosine),
        new(RecallSignal.Neighbours, turn.NeighbourCosine, weights.NeighbourCosine * turn.NeighbourCosine),
        new(RecallSignal.Keyword, turn.Lexical, weights.Lexical * turn.Lexical),
        Flag(RecallSignal.Speaker, turn.NamesSpeaker, weights.Speaker),
        Flag(RecallSignal.TimeWord, turn.TimeWord, weights.TimeWord),
        Flag(RecallSignal.NameKind, turn.NameKind, weights.NameKind),
        new(RecallSignal.Date, turn.Date, weights.Date * turn.Date),
        new(RecallSignal.Asking, turn.QuestionShare, -weights.Question * turn.QuestionShare),
        new(RecallSignal.Substance, Substance(turn.Length), weights.Substance * Substance(turn.Length)),
        Flag(RecallSignal.Role, turn.FavouredRole, weights.Role),
    ]);

    /// <summary>Which signals made the score of a fact, largest first; what added nothing is left out. They sum to the score.</summary>
    public static IReadOnlyList<SignalContribution> Explain(in FactSignals fact, RecallWeights weights) => Sorted(
    [
        new(RecallSignal.Vector, fact.Cosine, weights.Cosine * fact.Cosine),
        new(RecallSignal.Keyword, fact.Lexical, weights.Lexical * fact.Lexical),
        new(RecallSignal.Entity, fact.Hops ?? 0, EntityBonus(fact.Hops, weights)),
    ]);

    /// <summary>True when a turn of this role is what the question is likely to be about: the user's words, unless it asks what the assistant said.</summary>
    public static bool Favours(TurnRole role, bool asksAssistant) => role == (asksAssistant ? TurnRole.Assistant : TurnRole.User);

    /// <summary>How much a turn of this many terms can say: 0 for none, 1 from 20 terms.</summary>
    public static float Substance(int length) => SubstanceByLength[Math.Clamp(length, 0, SubstantialLength)];

    private static float EntityBonus(int? hops, RecallWeights weights) => hops switch
    {
        0 => weights.NamedEntity,
        1 => weights.NearEntity,
        2 => weights.NearEntity / 2,
        _ => 0,
    };

    private static SignalContribution Flag(RecallSignal signal, bool set, float weight) => set ? new(signal, 1, weight) : new(signal, 0, 0);

    private static SignalContribution[] Sorted(ReadOnlySpan<SignalContribution> all)
    {
        List<SignalContribution> said = [];
        foreach (SignalContribution part in all)
        {
            if (part.Score != 0) said.Add(part);
        }
        return [.. said.OrderByDescending(part => MathF.Abs(part.Score))];
    }
}
