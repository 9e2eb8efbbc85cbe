using System.Collections.Immutable;
using GraphMemory.Extraction;
using GraphMemory.Graph;

namespace GraphMemory.Contradictions;

/// <summary>
/// Judges a claim against what is known of its slot. Pure, and the same facts with the same validities come out whatever the order in which
/// claims arrive: a claim has its place in the history of the slot by what it tells, not by when we heard it.
/// </summary>
internal static class ContradictionRules
{
    /// <summary>What the claim does. The first rule that applies decides.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="slot">Facts of the claim's slot, in any state and order.</param>
    /// <param name="opposite">Facts of the same subject with the opposite predicate.</param>
    public static Verdict Judge(JudgedClaim claim, IReadOnlyList<KnownFact> slot, IReadOnlyList<KnownFact> opposite)
    {
        if (claim.Modality is not Modality.Actual) return Modal(claim, slot);
        if (claim.Has(ClaimCues.Termination)) return End(claim, slot);
        if (Same(claim, slot) is { } repeats) return repeats;
        if (Contrary(claim, slot, opposite) is { } contrary) return contrary;
        if (claim.Validity.Until <= claim.Sourced.SaidAt) return new Verdict.Novel("PAST");
        if (claim.Polarity is Polarity.Negative) return new Verdict.Novel("NEW");
        if (claim.Predicate.IsSingle) return Function(claim, slot);
        return (Verdict?)Version(claim, slot) ?? new Verdict.Novel("NEW");
    }

    /// <summary>MODAL: what is planned, wished or guessed stands beside what is.</summary>
    private static Verdict Modal(JudgedClaim claim, IReadOnlyList<KnownFact> slot)
    {
        foreach (KnownFact known in slot)
        {
            if (known.Fact.Modality == claim.Modality && known.Fact.Polarity == claim.Polarity && HasValue(known, claim.ValueKey))
                return new Verdict.Repeats(known, Latest(known.Validity, claim.Validity), Earlier(known.CountsFrom, claim.CountsFrom));
        }
        return slot.Count == 0 ? new Verdict.Novel("NEW") : new Verdict.Coexists("MODAL");
    }

    /// <summary>END: words of ending close what is known; without anything known they tell of something past.</summary>
    private static Verdict End(JudgedClaim claim, IReadOnlyList<KnownFact> slot)
    {
        DateTimeOffset at = claim.Validity.Until ?? claim.Sourced.SaidAt;
        DateTimeOffset saidAt = claim.Sourced.SaidAt.ToUniversalTime();
        ImmutableArray<KnownFact> meant =
        [
            .. slot.Where(known => known.IsPositive && (claim.ValueKey is null || HasValue(known, claim.ValueKey)) && known.CountsFrom <= saidAt),
        ];
        ImmutableArray<KnownFact> open = [.. meant.Where(known => known.IsOpenAt(at))];
        if (open.Length > 0) return claim.Predicate.AskEnd ? new Verdict.Disputes("ASK_LATER", open) : new Verdict.Retracts(open, at);
        if (meant.Length > 0) return new Verdict.Repeats(meant[^1], meant[^1].Validity, meant[^1].CountsFrom);
        return claim.ValueKey is null ? new Verdict.Ignored("END_UNKNOWN") : new Verdict.Novel("PAST");
    }

    /// <summary>SAME: the value is known at that time, or nothing lies between it and the time from which it is known.</summary>
    private static Verdict.Repeats? Same(JudgedClaim claim, IReadOnlyList<KnownFact> slot)
    {
        foreach (KnownFact known in slot.OrderBy(known => known.CountsFrom))
        {
            if (known.Fact.Modality is not Modality.Actual || known.Fact.Polarity != claim.Polarity || !HasValue(known, claim.ValueKey)) continue;
            if (!known.IsOpenAt(claim.CountsFrom)) continue;
            // "I lived there in 2019" does not say when living there now began.
            if (claim.Validity.Until <= claim.Sourced.SaidAt && known.Validity.Until is null) continue;
            bool isLater = known.Order > claim.Order;
            if (isLater && claim.Predicate.IsSingle && slot.Any(other => other.IsPositive && !HasValue(other, claim.ValueKey) && !other.IsOverUnplaced
                    && ((other.Order >= claim.Order && other.Order < known.Order) || SaidAgain(other, claim.Order, known.Order) is not null)))
            {
                continue;
            }
            return new(known, Stated(known.Validity, claim.Validity), Counted(known, claim));
        }
        return null;
    }

    /// <summary>POL: the same value with the opposite sign, or under the opposite predicate.</summary>
    private static Verdict? Contrary(JudgedClaim claim, IReadOnlyList<KnownFact> slot, IReadOnlyList<KnownFact> opposite)
    {
        ImmutableArray<KnownFact> contrary =
        [
            .. slot.Where(known => known.Fact.Polarity != claim.Polarity && (claim.DeniesAll || HasValue(known, claim.ValueKey)) && IsContrary(known, claim)),
            .. opposite.Where(known => known.Fact.Polarity == claim.Polarity && HasValue(known, claim.ValueKey) && IsContrary(known, claim)),
        ];
        if (contrary.Length == 0) return null;
        if (claim.Predicate.Ask) return new Verdict.Disputes("ASK_LATER", contrary);
        bool isLater = contrary.All(known => known.Order <= claim.Order);
        return claim.Has(ClaimCues.Change) && isLater
            ? new Verdict.Supersedes("CHANGE", contrary, Later(claim.CountsFrom, contrary.Max(known => known.CountsFrom)))
            : new Verdict.Disputes("CONFLICT_LATER", contrary);
    }

    /// <summary>FUNC: one value at a time. The claim takes its place in the history of the slot.</summary>
    private static Verdict Function(JudgedClaim claim, IReadOnlyList<KnownFact> slot)
    {
        List<KnownFact> others =
        [
            .. slot.Where(known => known.IsPositive && !known.IsOverUnplaced && !HasValue(known, claim.ValueKey)).OrderBy(known => known.Order),
        ];
        KnownFact? next = others.Find(known => known.Order > claim.Order);
        ImmutableArray<KnownFact> before = [.. others.Where(known => known.Order <= claim.Order && known.IsOpenAt(claim.CountsFrom))];
        if (claim.Has(ClaimCues.Additive) && (before.Length > 0 || next is not null)) return new Verdict.Coexists("ADD");
        if (claim.Predicate.Cardinality is Cardinality.SingleEver && others.Count > 0) return new Verdict.Disputes("ASK_LATER", [.. others]);
        if (claim.Predicate.Ask && (before.Length > 0 || next is not null))
            return new Verdict.Disputes("ASK_LATER", before.Length > 0 ? before : [next!]);

        ImmutableArray<KnownFact> ties = [.. before.Where(known => known.Order == claim.Order)];
        if (ties.Length > 0 && !claim.Has(ClaimCues.Change)) return new Verdict.Disputes("CONFLICT_LATER", ties, next?.CountsFrom);
        if (before.Length == 0) return next is null ? new Verdict.Novel("NEW") : new Verdict.Novel("PAST", next.CountsFrom, next);

        DateTimeOffset at = Later(claim.CountsFrom, before.Max(known => known.CountsFrom));
        DateTimeOffset? resumed = before.Length == 1 ? SaidAgain(before[0], claim.Order, next?.Order) : null;
        return new Verdict.Supersedes("FUNC", before, at, resumed ?? next?.CountsFrom, resumed is null ? next : null, resumed);
    }

    /// <summary>CHANGE: with a word of change, "iPhone 15" takes the place of "iPhone 12": equal but for their numbers.</summary>
    private static Verdict.Supersedes? Version(JudgedClaim claim, IReadOnlyList<KnownFact> slot)
    {
        if (!claim.Has(ClaimCues.Change) || claim.Value is null) return null;
        string name = WithoutNumbers(claim.ValueKey!);
        if (name.Length == 0 || name.Length == claim.ValueKey!.Length) return null;
        ImmutableArray<KnownFact> older =
        [
            .. slot.Where(known => known.IsPositive && known.IsOpenAt(claim.CountsFrom) && known.Order <= claim.Order
                && string.Equals(WithoutNumbers(known.Fact.ValueKey), name, StringComparison.Ordinal)),
        ];
        return older.Length == 0 ? null : new("CHANGE", older, Later(claim.CountsFrom, older.Max(known => known.CountsFrom)));
    }

    /// <summary>When the old state was said again after the claim and before the next state: then it came back.</summary>
    private static DateTimeOffset? SaidAgain(KnownFact known, DateTimeOffset after, DateTimeOffset? before)
    {
        DateTimeOffset? earliest = null;
        // What states its own beginning tells of that, not of the day on which it was said.
        foreach (Statement statement in known.Statements.Skip(known.Validity.From is null ? 0 : 1))
        {
            DateTimeOffset saidAt = statement.SaidAt.ToUniversalTime();
            if (saidAt > after && !(saidAt >= before) && known.IsOpenAt(saidAt) && !(saidAt >= earliest)) earliest = saidAt;
        }
        return earliest;
    }

    private static bool IsContrary(KnownFact known, JudgedClaim claim) =>
        known.Fact.Modality is Modality.Actual && !known.IsOverUnplaced && known.IsOpenAt(claim.CountsFrom) && !(claim.Validity.Until <= known.CountsFrom);

    private static bool HasValue(KnownFact known, string? valueKey) => string.Equals(known.Fact.ValueKey, valueKey, StringComparison.Ordinal);

    /// <summary>A stated beginning is better than none, and of two the earlier; a stated end is kept.</summary>
    private static Validity Stated(Validity known, Validity claimed)
    {
        bool takes = claimed.From is not null && (known.From is null || claimed.From < known.From) && !(claimed.From > known.Until);
        DateTimeOffset? until = known.Until ?? claimed.Until;
        TimeGrain untilGrain = known.Until is null ? claimed.UntilGrain : known.UntilGrain;
        return takes ? new(claimed.From, until, claimed.FromGrain, untilGrain) : new(known.From, until, known.FromGrain, untilGrain);
    }

    private static DateTimeOffset Counted(KnownFact known, JudgedClaim claim) =>
        Stated(known.Validity, claim.Validity).From ?? Earlier(known.CountsFrom, claim.CountsFrom);

    private static Validity Latest(Validity known, Validity claimed) => claimed.Until > known.Until
        ? new(known.From, claimed.Until, known.FromGrain, claimed.UntilGrain) : known;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one <= other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one >= other ? one : other;

    private static string WithoutNumbers(string key) =>
        string.Join(' ', key.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !word.Any(char.IsDigit)));
}
