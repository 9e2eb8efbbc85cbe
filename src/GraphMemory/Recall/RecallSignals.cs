namespace GraphMemory.Recall;

/// <summary>What can speak for a turn or a fact.</summary>
public enum RecallSignal
{
    /// <summary>Closeness of meaning to the question.</summary>
    Vector,

    /// <summary>Closeness of meaning of the turn together with its neighbours.</summary>
    Neighbours,

    /// <summary>Words of the question.</summary>
    Keyword,

    /// <summary>The question names the speaker.</summary>
    Speaker,

    /// <summary>A word of time, when the question asks when.</summary>
    TimeWord,

    /// <summary>A name of the kind that is asked for.</summary>
    NameKind,

    /// <summary>Said about the date that the question names.</summary>
    Date,

    /// <summary>Speaks against: the turn asks rather than tells.</summary>
    Asking,

    /// <summary>Long enough to say something.</summary>
    Substance,

    /// <summary>Said by the one whose words are asked for.</summary>
    Role,

    /// <summary>About an entity that the question names, or one near it.</summary>
    Entity,
}

/// <summary>What one signal adds to a score.</summary>
/// <param name="Signal">Which signal.</param>
/// <param name="Value">What was measured: a cosine, a share, or 1 for what is so.</param>
/// <param name="Score">What it adds, negative when it speaks against.</param>
public readonly record struct SignalContribution(RecallSignal Signal, float Value, float Score);

/// <summary>What was measured about a turn for a question.</summary>
public readonly record struct TurnSignals
{
    /// <summary>Cosine of question and turn, -1 to 1; 0 when either has no vector.</summary>
    public float Cosine { get; init; }

    /// <summary>Cosine of question and turn with its neighbours; 0 when either has no vector.</summary>
    public float NeighbourCosine { get; init; }

    /// <summary>The <see cref="LexicalShare"/> of its window.</summary>
    public float Lexical { get; init; }

    /// <summary><see cref="SpeakerMatch.Names"/>.</summary>
    public bool NamesSpeaker { get; init; }

    /// <summary>The question asks when, and the turn has a word of time.</summary>
    public bool TimeWord { get; init; }

    /// <summary>The turn holds a name of a kind that is asked for.</summary>
    public bool NameKind { get; init; }

    /// <summary><see cref="DateMatch.Of"/>, 0 without a date in the question.</summary>
    public float Date { get; init; }

    /// <summary>The share of its sentences that are questions.</summary>
    public float QuestionShare { get; init; }

    /// <summary>Its own number of terms.</summary>
    public int Length { get; init; }

    /// <summary><see cref="RecallFormula.Favours"/> its role.</summary>
    public bool FavouredRole { get; init; }
}

/// <summary>What was measured about a fact for a question.</summary>
public readonly record struct FactSignals
{
    /// <summary>Cosine of question and fact; 0 when either has no vector.</summary>
    public float Cosine { get; init; }

    /// <summary>The <see cref="LexicalShare"/> of its own text.</summary>
    public float Lexical { get; init; }

    /// <summary>Relationships between it and an entity that the question names: 0 when its subject or object is named; null when none is near.</summary>
    public int? Hops { get; init; }
}
