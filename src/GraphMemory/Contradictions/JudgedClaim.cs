using GraphMemory.Extraction;
using GraphMemory.Graph;

namespace GraphMemory.Contradictions;

/// <summary>A claim whose mentions are resolved, ready to be judged.</summary>
internal sealed record JudgedClaim
{
    /// <summary>The claim with its source.</summary>
    public required SourcedClaim Sourced { get; init; }

    /// <summary>What is known of its predicate.</summary>
    public required Predicate Predicate { get; init; }

    /// <summary>What it is about.</summary>
    public required Slot Slot { get; init; }

    /// <summary>The entity it points to.</summary>
    public EntityId? Object { get; init; }

    /// <summary>The literal.</summary>
    public string? Value { get; init; }

    /// <summary>What object or value is compared by; null when the claim means whatever is known.</summary>
    public string? ValueKey { get; init; }

    /// <summary>When it is true.</summary>
    public required Validity Validity { get; init; }

    /// <summary>Its words about change.</summary>
    public required ClaimCues Cues { get; init; }

    /// <summary>What it took the place of, as a claim that this is over; null when its words do not say.</summary>
    public JudgedClaim? Replaced { get; init; }

    /// <summary>The statement that makes it.</summary>
    public Statement Statement => new(Sourced.Source, Sourced.SaidAt, Sourced.Session);

    /// <summary>Whether it is so.</summary>
    public Polarity Polarity => Sourced.Claim.Polarity;

    /// <summary>In what way it is meant.</summary>
    public Modality Modality => Sourced.Claim.Modality;

    /// <summary>The instant from which it counts.</summary>
    public DateTimeOffset CountsFrom => (Validity.From ?? Sourced.SaidAt).ToUniversalTime();

    /// <summary>Its place in the history of its slot.</summary>
    public DateTimeOffset Order => Chronology.Order(Validity, CountsFrom, Statement);

    /// <summary>True: "I have no pets": it stands against every value of its slot.</summary>
    public bool DeniesAll => Polarity is Polarity.Negative && Predicate.Role is { } role
        && Sourced.Claim.Object is Mention.Kin { Name: null } kin && IsPlural(kin.Role, role);

    private static bool IsPlural(string word, string role) =>
        string.Equals(word, role, StringComparison.Ordinal) || string.Equals(word, role + "s", StringComparison.Ordinal) || (role is "child" && word is "children" or "kids");

    /// <summary>True when it has this cue.</summary>
    public bool Has(ClaimCues cue) => (Cues & cue) != ClaimCues.None;
}
