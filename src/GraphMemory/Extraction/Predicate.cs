using GraphMemory.Graph;

namespace GraphMemory.Extraction;

/// <summary>How many values of a predicate a subject has at one time.</summary>
public enum Cardinality
{
    /// <summary>Any number.</summary>
    Many,

    /// <summary>One at a time: a later value takes the place of the earlier one.</summary>
    Single,

    /// <summary>One at a time in each facet.</summary>
    SinglePerFacet,

    /// <summary>One for ever: a second value is a conflict.</summary>
    SingleEver,
}

/// <summary>What kind of time a predicate has.</summary>
public enum TimeClass
{
    /// <summary>Holds from some time until some time.</summary>
    State,

    /// <summary>Happened at a time, and stays true.</summary>
    Event,

    /// <summary>Lies ahead.</summary>
    Plan,

    /// <summary>Never changes.</summary>
    Immutable,
}

/// <summary>What is known of a predicate. Data: adding one is adding a row to <see cref="Predicates"/>.</summary>
public sealed record Predicate
{
    /// <summary>Its snake_case word.</summary>
    public required string Name { get; init; }

    /// <summary>How many values at one time.</summary>
    public Cardinality Cardinality { get; init; } = Cardinality.Many;

    /// <summary>What kind of time.</summary>
    public TimeClass Time { get; init; } = TimeClass.State;

    /// <summary>What its object is; null when it takes a literal value.</summary>
    public EntityKind? ObjectKind { get; init; }

    /// <summary>True: a new value never closes a known one; both are kept as disputed, for the user to settle.</summary>
    public bool Ask { get; init; }

    /// <summary>True: nor does an explicit end ("no longer"): too much hangs on it.</summary>
    public bool AskEnd { get; init; }

    /// <summary>The predicate that says the opposite of the same object; null when there is none.</summary>
    public string? Opposite { get; init; }

    /// <summary>
    /// Its sentence without subject and time. {0} is object or value, {a} the same with its article, {facet} the facet, and {role} what the object
    /// is to the subject.
    /// </summary>
    public required string Text { get; init; }

    /// <summary>The sentence of the opposite polarity; null: "not true: " and <see cref="Text"/>.</summary>
    public string? NegativeText { get; init; }

    /// <summary>True when the subject stands before <see cref="Text"/> as a possessor: "Ana's favorite color is green".</summary>
    public bool Possessive { get; init; }

    /// <summary>What the object is to the subject when nobody said it more exactly, for {role}.</summary>
    public string? Role { get; init; }

    /// <summary>True when at most one value (of a facet) is expected at a time.</summary>
    public bool IsSingle => Cardinality is not Cardinality.Many;
}
