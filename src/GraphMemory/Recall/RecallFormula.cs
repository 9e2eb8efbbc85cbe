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
        (weights.Cosine * fact.Cosine)
        + (weights.Lexical * fact.Lexical)
        + EntityBonus(fact.Hops, weights)
        + (fact.AskedSlot ? weights.Slot : 0);

    /// <summary>
    /// The part of a turn's score that speaks of the question: without what would speak for the turn whatever is asked. The floor is
    /// laid on it, so that a turn does not pass for being long, or the user's.
    /// </summary>
    public static float Evidence(in TurnSignals turn, RecallWeights weights) =>
        (weights.Cosine * turn.Cosine)
        + (weights.NeighbourCosine * turn.NeighbourCosine)
        + (weights.Lexical * turn.Lexical)
        + (weights.Date * turn.Date);

    /// <summary>Which signals made the score of a turn, largest first; what added nothing is left out. They sum to the score.</summary>
    public static IReadOnlyList<LineSignal> Explain(in TurnSignals turn, RecallWeights weights) => Sorted(
    [
        new(SignalNames.Vector, weights.Cosine * turn.Cosine),
        new(SignalNames.Neighbours, weights.NeighbourCosine * turn.NeighbourCosine),
        new(SignalNames.Keyword, weights.Lexical * turn.Lexical),
        new(SignalNames.Speaker, turn.NamesSpeaker ? weights.Speaker : 0),
        new(SignalNames.TimeWord, turn.TimeWord ? weights.TimeWord : 0),
        new(SignalNames.NameKind, turn.NameKind ? weights.NameKind : 0),
        new(SignalNames.Date, weights.Date * turn.Date),
        new(SignalNames.Asking, -weights.Question * turn.QuestionShare),
        new(SignalNames.Substance, weights.Substance * Substance(turn.Length)),
        new(SignalNames.Role, turn.FavouredRole ? weights.Role : 0),
    ]);

    /// <summary>Which signals made the score of a fact, largest first; what added nothing is left out. They sum to the score.</summary>
    public static IReadOnlyList<LineSignal> Explain(in FactSignals fact, RecallWeights weights) => Sorted(
    [
        new(SignalNames.Vector, weights.Cosine * fact.Cosine),
        new(SignalNames.Keyword, weights.Lexical * fact.Lexical),
        new(SignalNames.Entity, EntityBonus(fact.Hops, weights)),
        new(SignalNames.Slot, fact.AskedSlot ? weights.Slot : 0),
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

    private static LineSignal[] Sorted(IEnumerable<LineSignal> all) =>
        [.. all.Where(signal => signal.Contribution != 0).OrderByDescending(signal => MathF.Abs(signal.Contribution))];
}
