using GraphMemory.Conversations;
using GraphMemory.Graph;

namespace GraphMemory.Extraction;

/// <summary>A claim with who says it, when, and where.</summary>
public sealed record SourcedClaim
{
    /// <summary>What is said.</summary>
    public required Claim Claim { get; init; }

    /// <summary>The name of who says it; null for the scope's own user.</summary>
    public string? Speaker { get; init; }

    /// <summary>When it was said. A claim that states no time counts from here.</summary>
    public required DateTimeOffset SaidAt { get; init; }

    /// <summary>The conversation in which it was said; null outside of any. What is said again in one conversation adds little certainty.</summary>
    public string? Session { get; init; }

    /// <summary>What it rests on.</summary>
    public required FactSource Source { get; init; }

    /// <summary>A claim that was read from a turn.</summary>
    public static SourcedClaim From(Turn turn, Claim claim)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(claim);
        return new()
        {
            Claim = claim,
            Speaker = turn.Speaker,
            SaidAt = turn.SaidAt,
            Session = turn.Session,
            Source = new(turn.Id, claim.Span, Label: null),
        };
    }

    /// <summary>
    /// A fact that the caller states itself. A predicate of the table decides whether its object is an entity or a value, whichever was given,
    /// so that it meets what was read from talk.
    /// </summary>
    /// <param name="assertion">What is stated.</param>
    /// <param name="at">When: now, or when the turn that it names was said.</param>
    /// <exception cref="MemoryException"><see cref="MemoryErrorCode.InvalidFact"/>; the message says what is wrong.</exception>
    public static SourcedClaim From(FactAssertion assertion, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(assertion);
        AssertionRules.Check(assertion);
        Predicate predicate = Predicates.Of(assertion.Predicate);
        bool isKnown = Predicates.Known.Contains(predicate);
        string target = (assertion.Object ?? assertion.Value)!.Trim();
        bool isEntity = isKnown ? predicate.ObjectKind is not null : assertion.Object is not null;
        return new()
        {
            Claim = new()
            {
                Subject = assertion.Subject is null || string.Equals(assertion.Subject, "self", StringComparison.OrdinalIgnoreCase)
                    ? Mention.Self : new Mention.Named(assertion.Subject.Trim(), EntityKind.Thing),
                Predicate = assertion.Predicate,
                Facet = assertion.Facet,
                Object = isEntity ? new Mention.Named(target, assertion.ObjectKind ?? predicate.ObjectKind ?? EntityKind.Thing) : null,
                Value = isEntity ? null : target,
                Polarity = assertion.Polarity,
                Validity = new(assertion.From, assertion.Until),
                Confidence = assertion.Confidence,
                Rule = "caller",
            },
            SaidAt = at,
            Source = new(assertion.SourceTurn, Span: null, assertion.Source),
        };
    }
}
