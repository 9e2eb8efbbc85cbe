namespace GraphMemory.Recall;

/// <summary>The names of the signals, as traces and contexts show them.</summary>
public static class SignalNames
{
    /// <summary>Closeness of meaning to the question.</summary>
    public const string Vector = "vector";

    /// <summary>Closeness of meaning of the turn together with its neighbours.</summary>
    public const string Neighbours = "neighbours";

    /// <summary>Words of the question.</summary>
    public const string Keyword = "keyword";

    /// <summary>The question names the speaker.</summary>
    public const string Speaker = "speaker";

    /// <summary>A word of time, when the question asks when.</summary>
    public const string TimeWord = "time_word";

    /// <summary>A name of the kind that is asked for.</summary>
    public const string NameKind = "name_kind";

    /// <summary>Said about the date that the question names.</summary>
    public const string Date = "date";

    /// <summary>Speaks against: the turn asks rather than tells.</summary>
    public const string Asking = "asking";

    /// <summary>Long enough to say something.</summary>
    public const string Substance = "substance";

    /// <summary>Said by the one whose words are asked for.</summary>
    public const string Role = "role";

    /// <summary>About an entity that the question names, or one near it.</summary>
    public const string Entity = "entity";

    /// <summary>The fact says what the question asks for.</summary>
    public const string Slot = "slot";
}

/// <summary>What one signal adds to the score of a turn or a fact.</summary>
/// <param name="Name">One of <see cref="SignalNames"/>.</param>
/// <param name="Contribution">What it adds, negative when it speaks against.</param>
public sealed record LineSignal(string Name, float Contribution);

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

    /// <summary>The question asks for what its predicate says: <see cref="AskedSlot.IsAnsweredBy"/>.</summary>
    public bool AskedSlot { get; init; }
}
