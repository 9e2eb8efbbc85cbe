using System.Collections.Immutable;
using GraphMemory.Graph;

namespace GraphMemory.Extraction;

/// <summary>Words beside a claim that tell what it does to what was known.</summary>
[Flags]
public enum ClaimCues
{
    /// <summary>No such words.</summary>
    None = 0,

    /// <summary>Something became so: moved to, switched to, now.</summary>
    Change = 1,

    /// <summary>It is so beside what was so: also, another, second.</summary>
    Additive = 2,

    /// <summary>What was said before was wrong: actually, I meant.</summary>
    Correction = 4,

    /// <summary>It is over: no longer, quit, used to.</summary>
    Termination = 8,
}

/// <summary>
/// What a text says, as a statement whose subject and object are still mentions. It has an <see cref="Object"/> or a <see cref="Value"/>;
/// with <see cref="ClaimCues.Termination"/> it may have neither, and then means whatever is known in the slot ("I got laid off").
/// </summary>
public sealed record Claim
{
    /// <summary>The longest value, in UTF-16 code units.</summary>
    public const int ValueLengthMax = 2_000;

    /// <summary>Whom or what it is about.</summary>
    public required Mention Subject { get; init; }

    /// <summary>What is said: a snake_case word of 1 to 64 characters; <see cref="Predicates"/> knows some of them.</summary>
    public required string Predicate { get; init; }

    /// <summary>Which slot of the predicate; null when there is only one.</summary>
    public string? Facet { get; init; }

    /// <summary>What it points to.</summary>
    public Mention? Object { get; init; }

    /// <summary>The literal.</summary>
    public string? Value { get; init; }

    /// <summary>What the object or value took the place of, as far as the same words say so: "from Graz", "from VS Code"; null when they do not.</summary>
    public string? Replaced { get; init; }

    /// <summary>Whether it says that something is so or not.</summary>
    public Polarity Polarity { get; init; }

    /// <summary>In what way it is meant.</summary>
    public Modality Modality { get; init; }

    /// <summary>When it is true, as far as stated. An event begins when it happened and stays true.</summary>
    public Validity Validity { get; init; }

    /// <summary>What it does to what was known, as far as its words tell.</summary>
    public ClaimCues Cues { get; init; }

    /// <summary>How sure we are: above 0, at most 1.</summary>
    public required decimal Confidence { get; init; }

    /// <summary>Which words of the turn say it; null when it was not read from a text.</summary>
    public TextSpan? Span { get; init; }

    /// <summary>The rule, model or caller that concluded it.</summary>
    public required string Rule { get; init; }

    /// <summary>True when it names no object and no value, and so means whatever is known in its slot.</summary>
    public bool MeansWhateverIsKnown => Object is null && Value is null;

    /// <summary>True when it has this cue.</summary>
    public bool Has(ClaimCues cue) => (Cues & cue) != ClaimCues.None;
}

/// <summary>What was read from a turn.</summary>
/// <param name="Claims">What it says, in the order of its words.</param>
/// <param name="Dropped">How many claims were not taken, by UPPER_SNAKE_CASE reason: QUESTION, CONDITIONAL, REPORTED and so on.</param>
public sealed record Extraction(ImmutableArray<Claim> Claims, IReadOnlyDictionary<string, int> Dropped)
{
    /// <summary>Nothing was said.</summary>
    public static Extraction Nothing { get; } = new([], ImmutableDictionary<string, int>.Empty);
}
