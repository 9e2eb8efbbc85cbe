using System.Collections.Immutable;
using GraphMemory.Conversations;

namespace GraphMemory.Graph;

/// <summary>Identifies a fact within its scope. Stable: closing, reopening and undoing add versions of the same fact.</summary>
public readonly record struct FactId(Guid Value) : IComparable<FactId>
{
    /// <inheritdoc/>
    public int CompareTo(FactId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>Whether a fact says that something is so, or that it is not.</summary>
public enum Polarity
{
    /// <summary>It is so.</summary>
    Positive,

    /// <summary>It is not so.</summary>
    Negative,
}

/// <summary>In what way a fact is meant.</summary>
public enum Modality
{
    /// <summary>Said to be so.</summary>
    Actual,

    /// <summary>Intended.</summary>
    Planned,

    /// <summary>Wished for.</summary>
    Desired,

    /// <summary>Said with doubt.</summary>
    Uncertain,

    /// <summary>Somebody else is said to say so.</summary>
    Reported,
}

/// <summary>What a fact is about, so that two facts can contradict each other.</summary>
/// <param name="Subject">Whom it is about.</param>
/// <param name="Predicate">What is said of it: a snake_case word.</param>
/// <param name="Facet">Which of several slots of the predicate, as "color" of favorite; null when there is only one.</param>
public readonly record struct Slot(EntityId Subject, string Predicate, string? Facet);

/// <summary>
/// A statement about an entity: subject, predicate, and an object (an entity) or a value (a literal).
/// What never changes about it; its states are <see cref="FactVersion"/>s.
/// </summary>
public sealed record Fact
{
    /// <summary>Identifies the fact within its scope.</summary>
    public required FactId Id { get; init; }

    /// <summary>Whom or what it is about.</summary>
    public required EntityId Subject { get; init; }

    /// <summary>What is said of the subject: a snake_case word of 1 to 64 characters.</summary>
    public required string Predicate { get; init; }

    /// <summary>Which slot of the predicate; null when there is only one.</summary>
    public string? Facet { get; init; }

    /// <summary>The entity it points to; null when it has a value.</summary>
    public EntityId? Object { get; init; }

    /// <summary>The literal, at most 2,000 characters; null when it has an object.</summary>
    public string? Value { get; init; }

    /// <summary>What object or value is compared by: the object's id, or the value's normalised form.</summary>
    public required string ValueKey { get; init; }

    /// <summary>Whether it says that something is so or not.</summary>
    public Polarity Polarity { get; init; }

    /// <summary>In what way it is meant.</summary>
    public Modality Modality { get; init; }

    /// <summary>The fact as a short sentence without a time, as it is indexed and shown: "lives in Turin".</summary>
    public required string Text { get; init; }

    /// <summary>The rule, model or caller that concluded it.</summary>
    public required string Rule { get; init; }

    /// <summary>What it is about.</summary>
    public Slot Slot => new(Subject, Predicate, Facet);
}

/// <summary>A state of a fact: true in <paramref name="Validity"/>, believed from <paramref name="RecordedAt"/> until <paramref name="ExpiredAt"/>.</summary>
/// <param name="Fact">Whose state it is.</param>
/// <param name="Number">1 for the first version of a fact.</param>
/// <param name="Validity">When the fact is true.</param>
/// <param name="CountsFrom">The instant from which as-of reads count it: the stated beginning, else the first source's said-at, else the recording.</param>
/// <param name="Confidence">How sure we are: above 0, at most 1, four decimals.</param>
/// <param name="RecordedAt">When we began to believe it.</param>
/// <param name="ExpiredAt">When we stopped; null while we do.</param>
public sealed record FactVersion(
    FactId Fact, int Number, Validity Validity, DateTimeOffset CountsFrom, decimal Confidence, DateTimeOffset RecordedAt, DateTimeOffset? ExpiredAt)
{
    /// <summary>True when the version is the one that a read at this point sees as true.</summary>
    public bool HoldsAt(ReadPoint at) => IsKnownAt(at.Known) && CountsFrom <= at.Valid && !(Validity.Until <= at.Valid);

    /// <summary>True when the version is what was believed at this instant, whether or not it was true then.</summary>
    public bool IsKnownAt(DateTimeOffset known) => RecordedAt <= known && !(ExpiredAt <= known);
}

/// <summary>A part of a text.</summary>
/// <param name="Start">0-based offset in UTF-16 code units.</param>
/// <param name="Length">How many code units, at least 1.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The first offset behind the part.</summary>
    public int End => Start + Length;

    /// <summary>The part itself.</summary>
    public string Of(string text) => text.Substring(Start, Length);
}

/// <summary>What a fact rests on: a span of a turn, or what the caller named as its source.</summary>
/// <param name="Turn">The turn that says it; null when it came from elsewhere.</param>
/// <param name="Span">Which of the turn's words.</param>
/// <param name="Label">What the caller called its source, at most 500 characters.</param>
public sealed record FactSource(TurnId? Turn, TextSpan? Span, string? Label);

/// <summary>How two facts are related.</summary>
public enum FactLinkKind
{
    /// <summary>The first took the place of the second when the world changed.</summary>
    Supersedes,

    /// <summary>The first says that the second never was so.</summary>
    Corrects,

    /// <summary>The first says that the second is over.</summary>
    Retracts,

    /// <summary>The first says the same as the second, more exactly.</summary>
    Refines,

    /// <summary>Both are kept though they cannot both be true.</summary>
    Disputes,
}

/// <summary>A relation between two facts, with the reason code of the decision that made it.</summary>
/// <param name="From">The newer fact.</param>
/// <param name="To">The older fact.</param>
/// <param name="Kind">How they are related.</param>
/// <param name="Reason">An UPPER_SNAKE_CASE reason code.</param>
/// <param name="RecordedAt">When the decision was made.</param>
public sealed record FactLink(FactId From, FactId To, FactLinkKind Kind, string Reason, DateTimeOffset RecordedAt);

/// <summary>Whether a fact is true at a read point.</summary>
public enum FactStatus
{
    /// <summary>True then.</summary>
    Active,

    /// <summary>Known then, but over, or not yet begun.</summary>
    Closed,

    /// <summary>No longer believed then (undone, or corrected).</summary>
    Withdrawn,
}

/// <summary>A fact as a read at one point sees it.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Version">The version known then, or the last one before when it was withdrawn.</param>
/// <param name="Status">Whether it is true then.</param>
/// <param name="Sources">What it rests on, in the order of recording, as far as known then. Of more than <see cref="FactQuery.SourcesMax"/>
/// the first and the latest.</param>
/// <param name="SourceCount">How many there are of them in all.</param>
/// <param name="Links">Its relations to other facts, in either direction, as far as known then.</param>
public sealed record FactState(
    Fact Fact, FactVersion Version, FactStatus Status, ImmutableArray<FactSource> Sources, int SourceCount, ImmutableArray<FactLink> Links);
