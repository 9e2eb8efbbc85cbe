namespace GraphMemory.Recall;

/// <summary>
/// The weights of the ranking formula. Chosen on development conversations with one setting for all; they belong to an embedding
/// model, since the spread of cosines differs between models. Set one to 0 to see what its signal adds.
/// </summary>
public sealed record RecallWeights
{
    /// <summary>The weights for all-MiniLM-L6-v2.</summary>
    public static RecallWeights Default { get; } = new();

    /// <summary>Cosine of question and turn or fact.</summary>
    public float Cosine { get; init; } = .6f;

    /// <summary>Cosine of question and turn with its two neighbours.</summary>
    public float NeighbourCosine { get; init; } = .4f;

    /// <summary>Share of the question's idf that the window holds (BM25 over it).</summary>
    public float Lexical { get; init; } = .8f;

    /// <summary>The question names the speaker.</summary>
    public float Speaker { get; init; } = .12f;

    /// <summary>The question asks when, and the turn has a word of time.</summary>
    public float TimeWord { get; init; } = .06f;

    /// <summary>The turn names a thing of the kind that is asked for.</summary>
    public float NameKind { get; init; } = .06f;

    /// <summary>The turn was said about the date that is asked for.</summary>
    public float Date { get; init; } = .25f;

    /// <summary>Taken off by the share of the turn's sentences that are questions.</summary>
    public float Question { get; init; } = .1f;

    /// <summary>Long enough to say something.</summary>
    public float Substance { get; init; } = .07f;

    /// <summary>Said by the user (or by the assistant, when the question asks for what it said).</summary>
    public float Role { get; init; } = .3f;

    /// <summary>A fact about, or pointing to, an entity that the question names.</summary>
    public float NamedEntity { get; init; } = .15f;

    /// <summary>A fact one relationship away from it; half as much at two.</summary>
    public float NearEntity { get; init; } = .06f;

    /// <summary>A fact whose predicate, and facet, is what the question asks for.</summary>
    public float Slot { get; init; } = .25f;
}
