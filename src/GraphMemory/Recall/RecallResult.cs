using GraphMemory.Conversations;
using GraphMemory.Graph;

namespace GraphMemory.Recall;

/// <summary>A fact or a turn that was found.</summary>
public sealed record RecalledItem
{
    /// <summary>The fact; null for a turn.</summary>
    public FactState? Fact { get; init; }

    /// <summary>The turn; null for a fact.</summary>
    public StoredTurn? Turn { get; init; }

    /// <summary>The fused score: comparable within its kind.</summary>
    public required float Score { get; init; }

    /// <summary>The score as a probability-like relevance from 0 to 1, by the calibration of its kind: comparable between kinds.</summary>
    public required float Relevance { get; init; }

    /// <summary>What each signal added, largest first.</summary>
    public required IReadOnlyList<LineSignal> Signals { get; init; }
}

/// <summary>What a recall found and how.</summary>
/// <param name="Items">Facts and turns, best first.</param>
/// <param name="BelowFloor">The best of what was found but does not fit well enough.</param>
/// <param name="Trace">How it came about.</param>
public sealed record RecallResult(IReadOnlyList<RecalledItem> Items, IReadOnlyList<RecalledItem> BelowFloor, RecallTrace Trace)
{
    /// <summary>The facts among them with what it takes to tell of them, when that was asked for.</summary>
    internal CitedFacts Facts { get; init; } = CitedFacts.Empty;
}

/// <summary>How a recall came about, for people who ask why.</summary>
public sealed record RecallTrace
{
    /// <summary>The two times of the read.</summary>
    public required ReadPoint At { get; init; }

    /// <summary>The question as it was read.</summary>
    public required RecallCues Cues { get; init; }

    /// <summary>The names of entities that the question holds.</summary>
    public required IReadOnlyList<string> NamedEntities { get; init; }

    /// <summary>The slot that the question asks for, as "favorite:color"; null when it asks for none.</summary>
    public string? SlotAsked { get; init; }

    /// <summary>Signals that were left out, with why: late, or not available.</summary>
    public required IReadOnlyList<string> MissingSignals { get; init; }

    /// <summary>How long each step took, in milliseconds, in order.</summary>
    public required IReadOnlyList<(string Step, double Milliseconds)> Steps { get; init; }
}
