using GraphMemory.Entities;
using GraphMemory.Extraction;
using GraphMemory.Graph;

namespace GraphMemory.Contradictions;

/// <summary>Turns claims about mentions into claims about entities.</summary>
internal sealed class ClaimResolver(EntityResolver entities)
{
    /// <summary>The claim about entities; null when a mention could be several, or cannot be known by any name.</summary>
    public JudgedClaim? Resolve(SourcedClaim sourced)
    {
        Claim claim = sourced.Claim;
        if (entities.Resolve(claim.Subject, sourced.Speaker) is not { } subject) return null;
        EntityId? target = null;
        if (claim.Object is { } mention)
        {
            target = entities.Resolve(mention, sourced.Speaker);
            if (target is null || target == subject) return null;
        }
        Predicate predicate = Predicates.Of(claim.Predicate);
        string? facet = string.IsNullOrWhiteSpace(claim.Facet) ? null : claim.Facet.Trim().ToLowerInvariant();
        JudgedClaim judged = new()
        {
            Sourced = sourced,
            Predicate = predicate,
            Slot = new(subject, claim.Predicate, facet),
            Object = target,
            Value = claim.Value,
            ValueKey = target?.ToString() ?? (claim.Value is null ? null : ValueKey.Of(claim.Value)),
            Validity = claim.Validity,
            Cues = claim.Cues,
        };
        return claim.Replaced is { } replaced ? judged with { Replaced = Replaced(judged, replaced) } : judged;
    }

    /// <summary>"Moved from Graz" says of Graz that it is over.</summary>
    private JudgedClaim? Replaced(JudgedClaim by, string name)
    {
        EntityId? target = null;
        if (by.Object is { } to)
        {
            target = entities.Resolve(new Mention.Named(name, by.Predicate.ObjectKind ?? entities[to].Kind), by.Sourced.Speaker);
            if (target is null || target == to) return null;
        }
        return by with
        {
            Object = target,
            Value = target is null ? name : null,
            ValueKey = target?.ToString() ?? ValueKey.Of(name),
            Validity = new(null, by.CountsFrom, TimeGrain.Instant, by.Validity.FromGrain),
            Cues = ClaimCues.Termination,
        };
    }
}
