using System.Collections.Immutable;
using GraphMemory.Graph;

namespace GraphMemory.Extraction;

/// <summary>Where frames write the claims of a turn: gates them, and drops what is said twice or too much.</summary>
internal sealed class ClaimSheet
{
    /// <summary>The most claims of a turn.</summary>
    private const int ClaimsMax = 60;

    private readonly List<Claim> claims = [];
    private readonly Dictionary<string, int> dropped = new(StringComparer.Ordinal);
    private readonly HashSet<(string, string, string?, string)> told = [];
    private string? refusal;
    private bool hedged;
    private int countAtEntry;

    /// <summary>From here on claims come from a clause with this gate.</summary>
    public void Enter(string? refusedFor, bool isHedged)
    {
        refusal = refusedFor;
        hedged = isHedged;
        countAtEntry = claims.Count;
    }

    /// <summary>True when the clause has given a claim already.</summary>
    public bool HasClaimOfClause => claims.Count > countAtEntry;

    /// <summary>Takes a claim, unless its clause asserts nothing or it was said before.</summary>
    public void Add(Claim claim)
    {
        string? reason = refusal ?? (claims.Count == ClaimsMax ? "TOO_MANY" : claim.Value?.Length > Claim.ValueLengthMax ? "TOO_LONG" : null);
        if (reason is not null)
        {
            Drop(reason);
            return;
        }
        if (!told.Add((claim.Subject.ToString()!, claim.Predicate, claim.Facet, claim.Object?.ToString() ?? claim.Value ?? ""))) return;
        if (hedged) claim = claim with { Modality = claim.Modality is Modality.Actual ? Modality.Uncertain : claim.Modality, Confidence = claim.Confidence / 2 };
        claims.Add(claim with { Confidence = Math.Round(claim.Confidence, 4) });
    }

    /// <summary>Counts what a frame saw and did not take.</summary>
    public void Drop(string reason) => dropped[reason] = dropped.GetValueOrDefault(reason) + 1;

    /// <summary>What was taken.</summary>
    public Extraction ToExtraction() => claims.Count == 0 && dropped.Count == 0
        ? Extraction.Nothing
        : new([.. claims.OrderBy(claim => claim.Span?.Start ?? 0)], dropped);
}
