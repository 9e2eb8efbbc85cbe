using System.Collections.Immutable;
using GraphMemory.Graph;

namespace GraphMemory.Contradictions;

/// <summary>That a fact was said, at some time.</summary>
/// <param name="Source">Where.</param>
/// <param name="SaidAt">When.</param>
/// <param name="Session">In which conversation; null outside of any.</param>
internal sealed record Statement(FactSource Source, DateTimeOffset SaidAt, string? Session);

/// <summary>A fact in the state in which a decision finds it.</summary>
internal sealed record KnownFact
{
    /// <summary>The fact.</summary>
    public required Fact Fact { get; init; }

    /// <summary>When it is true.</summary>
    public required Validity Validity { get; init; }

    /// <summary>The instant from which it counts.</summary>
    public required DateTimeOffset CountsFrom { get; init; }

    /// <summary>How sure we are.</summary>
    public required decimal Confidence { get; init; }

    /// <summary>Where it was said, in the order of recording; at least one.</summary>
    public required ImmutableArray<Statement> Statements { get; init; }

    /// <summary>Its place in the history of its slot.</summary>
    public DateTimeOffset Order => Chronology.Order(Validity, CountsFrom, Statements[0]);

    /// <summary>True for what was only ever told as over: it has an end and no beginning, and so no place in the history.</summary>
    public bool IsOverUnplaced => Validity.Until <= CountsFrom;

    /// <summary>True when it is actual and said to be so.</summary>
    public bool IsPositive => Fact is { Modality: Modality.Actual, Polarity: Polarity.Positive };

    /// <summary>True when it holds at this instant or behind it.</summary>
    public bool IsOpenAt(DateTimeOffset instant) => Validity.Until is not { } until || until > instant;
}
