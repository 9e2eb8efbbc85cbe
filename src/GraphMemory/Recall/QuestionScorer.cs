using GraphMemory.Graph;

namespace GraphMemory.Recall;

/// <summary>
/// The formula made ready for one question over one scope: what depends on the question alone is worked out once. Immutable; safe to share.
/// </summary>
public sealed class QuestionScorer
{
    private readonly CandidateQuery query;

    /// <summary>Makes ready.</summary>
    /// <param name="query">The question.</param>
    /// <param name="turns">Counts over the scope's turns.</param>
    /// <param name="facts">Counts over the scope's facts.</param>
    public QuestionScorer(CandidateQuery query, TermStatistics turns, TermStatistics facts)
    {
        this.query = query;
        TurnShare = new LexicalShare(turns);
        FactShare = new LexicalShare(facts);
    }

    /// <summary>The lexical part of turns: over the counts of their windows.</summary>
    public LexicalShare TurnShare { get; }

    /// <summary>The lexical part of facts: over the counts of their own text.</summary>
    public LexicalShare FactShare { get; }

    /// <summary>How a question's date fits a turn's; 0 without a date in the question.</summary>
    public float Date(DateTimeOffset saidAt) => query.Cues.Date is { } asked ? DateMatch.Of(asked, saidAt) : 0;

    /// <summary>The signals of a turn.</summary>
    public TurnSignals Measure(TurnCandidate turn)
    {
        RecallCues cues = query.Cues;
        return new TurnSignals
        {
            Cosine = turn.Cosine ?? 0,
            NeighbourCosine = turn.NeighbourCosine ?? 0,
            Lexical = TurnShare.Of(turn.WindowCounts, turn.WindowLength),
            NamesSpeaker = SpeakerMatch.Names(cues.Question, turn.Speaker),
            TimeWord = cues.AsksWhen && turn.Features.HasTimeWord,
            NameKind = (cues.KindsAsked & turn.Features.Names) != NameKinds.None,
            Date = Date(turn.SaidAt),
            QuestionShare = turn.Features.QuestionShare,
            Length = turn.Length,
            FavouredRole = RecallFormula.Favours(turn.Role, cues.AsksAssistant),
        };
    }

    /// <summary>The signals of a fact.</summary>
    public FactSignals Measure(FactCandidate fact) => new()
    {
        Cosine = fact.Cosine ?? 0,
        Lexical = FactShare.Of(fact.Counts, fact.Length),
        Hops = Hops(fact.Subject, fact.Object),
        AskedSlot = AsksFor(fact.Predicate, fact.Facet),
    };

    /// <summary>True when the question asks for what this predicate and facet say.</summary>
    public bool AsksFor(string predicate, string? facet) => query.Cues.Slot is { } slot && slot.IsAnsweredBy(predicate, facet);

    /// <summary>How far a fact is from the entities that the question names, by its nearer end; null when neither end is near.</summary>
    public int? Hops(EntityId subject, EntityId? other)
    {
        int? nearest = query.NearEntities.TryGetValue(subject, out int distance) ? distance : null;
        if (other is { } end && query.NearEntities.TryGetValue(end, out int second) && !(nearest <= second)) nearest = second;
        return nearest;
    }
}
