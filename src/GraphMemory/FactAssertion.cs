using GraphMemory.Conversations;
using GraphMemory.Graph;

namespace GraphMemory;

/// <summary>A fact that the caller states itself.</summary>
public sealed record FactAssertion
{
    /// <summary>The name of whom it is about; null for the scope's own user.</summary>
    public string? Subject { get; init; }

    /// <summary>What is said: a snake_case word of 1 to 64 characters. One that is not known takes many values.</summary>
    public required string Predicate { get; init; }

    /// <summary>Which slot of the predicate, as "color" of favorite; null when there is only one.</summary>
    public string? Facet { get; init; }

    /// <summary>The name of the entity it points to. Exactly one of this and <see cref="Value"/> is given.</summary>
    public string? Object { get; init; }

    /// <summary>What sort of thing the object is, when the predicate does not tell.</summary>
    public EntityKind? ObjectKind { get; init; }

    /// <summary>The literal, at most 2,000 characters.</summary>
    public string? Value { get; init; }

    /// <summary>Whether it says that something is so or not.</summary>
    public Polarity Polarity { get; init; }

    /// <summary>When it began to be true; null when that is not known.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>When it ceased to be true; null while it holds.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>How sure the caller is: above 0, at most 1.</summary>
    public decimal Confidence { get; init; } = 0.9m;

    /// <summary>What the caller calls its source, at most 500 characters.</summary>
    public string? Source { get; init; }

    /// <summary>The turn that says it, if one does.</summary>
    public TurnId? SourceTurn { get; init; }
}

/// <summary>What an assertion of facts did.</summary>
/// <param name="Claims">One for each assertion, in that order.</param>
/// <param name="Change">The journal entry; null when nothing was new.</param>
public sealed record AssertResult(IReadOnlyList<ClaimOutcome> Claims, long? Change);

/// <summary>What came of an undo. A closed family.</summary>
public abstract record UndoOutcome
{
    private UndoOutcome()
    {
    }

    /// <summary>Done, by this journal entry. Earlier known times read as before.</summary>
    public sealed record Undone(long Change) : UndoOutcome;

    /// <summary>Not done: these later changes touched the same facts. Undo them first, latest first.</summary>
    public sealed record Blocked(IReadOnlyList<long> Sequences) : UndoOutcome;

    /// <summary>Not done: there is no such change, or nothing in it can be undone.</summary>
    public sealed record NothingToUndo(string Message) : UndoOutcome;
}
