using System.Collections.Immutable;
using GraphMemory.Extraction;
using GraphMemory.Graph;
using GraphMemory.Journal;

namespace GraphMemory.Contradictions;

/// <summary>What was decided about a batch of claims, ready to be appended as one change.</summary>
/// <param name="Items">What to do to the graph; empty when nothing is new.</param>
/// <param name="Reasons">The reason codes of the decisions, each once, in the order of the claims.</param>
/// <param name="Claims">One for each claim given, in that order.</param>
public sealed record ClaimDecision(ImmutableArray<ChangeItem> Items, ImmutableArray<string> Reasons, ImmutableArray<DecidedClaim> Claims)
{
    /// <summary>Nothing was claimed.</summary>
    public static ClaimDecision Nothing { get; } = new([], [], []);
}

/// <summary>What was decided about a claim.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Kind">What it does to the known facts.</param>
/// <param name="Reason">The reason code: NEW, PAST, SAME, MODAL, ADD, FUNC, CHANGE, END, CONFLICT_LATER, ASK_LATER, END_UNKNOWN, AMBIGUOUS.</param>
/// <param name="Fact">The fact that it made, repeats or ended; null when it was ignored.</param>
/// <param name="Known">The facts that it repeats, closes or stands against.</param>
public sealed record DecidedClaim(SourcedClaim Claim, VerdictKind Kind, string Reason, FactId? Fact, ImmutableArray<FactId> Known)
{
    /// <summary>As callers of the memory see it; null when the claim was ignored.</summary>
    public ClaimOutcome? ToOutcome() => Fact is { } fact ? new(fact, EnumNames.Of(Kind), Reason) : null;
}
