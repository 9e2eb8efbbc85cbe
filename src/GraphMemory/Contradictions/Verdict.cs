using System.Collections.Immutable;
using GraphMemory.Graph;

namespace GraphMemory.Contradictions;

/// <summary>
/// What a claim does to the known facts. A closed family; refinement and correction join it when values can contain each other
/// and a focus is kept.
/// </summary>
internal abstract record Verdict(string Reason)
{
    /// <summary>The verdict as callers see it.</summary>
    public string Name => EnumNames.Of(Kind);

    /// <summary>Which member of the family it is.</summary>
    public abstract VerdictKind Kind { get; }

    /// <summary>Nothing was known of it.</summary>
    /// <param name="Reason">NEW, or PAST for what is told as over or lies before what is known.</param>
    /// <param name="Until">Where the next state of the slot ends it; null when none does.</param>
    /// <param name="Next">That next state, which took its place.</param>
    public sealed record Novel(string Reason, DateTimeOffset? Until = null, KnownFact? Next = null) : Verdict(Reason)
    {
        public override VerdictKind Kind => VerdictKind.Novel;
    }

    /// <summary>It is known, and is now said again.</summary>
    /// <param name="Known">What is known.</param>
    /// <param name="Validity">When it is true, as both tell it.</param>
    /// <param name="CountsFrom">From when it counts, as both tell it.</param>
    public sealed record Repeats(KnownFact Known, Validity Validity, DateTimeOffset CountsFrom) : Verdict("SAME")
    {
        public override VerdictKind Kind => VerdictKind.Repeats;
    }

    /// <summary>It stands beside what is known.</summary>
    /// <param name="Reason">ADD, MODAL.</param>
    public sealed record Coexists(string Reason) : Verdict(Reason)
    {
        public override VerdictKind Kind => VerdictKind.Coexists;
    }

    /// <summary>The world changed: it takes the place of what is known.</summary>
    /// <param name="Reason">FUNC, CHANGE.</param>
    /// <param name="Known">What is closed.</param>
    /// <param name="At">When.</param>
    /// <param name="Until">Where the next state of the slot ends it in turn; null when none does.</param>
    /// <param name="Next">That next state: already known, or the old one said again later.</param>
    /// <param name="ResumedAt">When the old state was said again later; null when it was not.</param>
    public sealed record Supersedes(
        string Reason, ImmutableArray<KnownFact> Known, DateTimeOffset At, DateTimeOffset? Until = null, KnownFact? Next = null, DateTimeOffset? ResumedAt = null)
        : Verdict(Reason)
    {
        public override VerdictKind Kind => VerdictKind.Supersedes;
    }

    /// <summary>What is known is over.</summary>
    /// <param name="Known">What is closed.</param>
    /// <param name="At">When.</param>
    public sealed record Retracts(ImmutableArray<KnownFact> Known, DateTimeOffset At) : Verdict("END")
    {
        public override VerdictKind Kind => VerdictKind.Retracts;
    }

    /// <summary>Both cannot be true; both are kept, for somebody to settle.</summary>
    /// <param name="Reason">CONFLICT_LATER, ASK_LATER.</param>
    /// <param name="Known">What it stands against.</param>
    /// <param name="Until">Where the next state of the slot ends it; null when none does.</param>
    public sealed record Disputes(string Reason, ImmutableArray<KnownFact> Known, DateTimeOffset? Until = null) : Verdict(Reason)
    {
        public override VerdictKind Kind => VerdictKind.Disputes;
    }

    /// <summary>Nothing can be done with it.</summary>
    /// <param name="Reason">END_UNKNOWN: it ends something that is not known. AMBIGUOUS: it could mean several.</param>
    public sealed record Ignored(string Reason) : Verdict(Reason)
    {
        public override VerdictKind Kind => VerdictKind.Ignored;
    }
}

/// <summary>The members of the family of verdicts.</summary>
public enum VerdictKind
{
    /// <summary>Nothing was known of it.</summary>
    Novel,

    /// <summary>It is known.</summary>
    Repeats,

    /// <summary>It stands beside what is known.</summary>
    Coexists,

    /// <summary>It takes the place of what is known.</summary>
    Supersedes,

    /// <summary>It says that what is known is over.</summary>
    Retracts,

    /// <summary>It and what is known cannot both be true; both are kept.</summary>
    Disputes,

    /// <summary>Nothing can be done with it, and it made no fact.</summary>
    Ignored,
}
