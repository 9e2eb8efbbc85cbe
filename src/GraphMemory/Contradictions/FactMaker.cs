using System.Collections.Immutable;
using GraphMemory.Entities;
using GraphMemory.Extraction;
using GraphMemory.Graph;

namespace GraphMemory.Contradictions;

/// <summary>Carries verdicts out in the book: new facts, new states of known ones, links.</summary>
internal sealed class FactMaker(EntityResolver entities, FactBook book, IdSource ids)
{
    /// <summary>Judges a claim against the book, and carries the verdict out.</summary>
    public DecidedClaim Apply(JudgedClaim claim)
    {
        Verdict verdict = JudgeNow(claim);
        FactId? fact = Carry(claim, verdict);
        ImmutableArray<FactId> known = KnownOf(verdict);
        if (claim.Replaced is { } replaced && fact is { } by)
        {
            FactId? old = Carry(replaced, JudgeNow(replaced));
            if (old is { } closed)
            {
                book.Link(by, closed, FactLinkKind.Supersedes, "FUNC");
                known = known.Contains(closed) ? known : known.Add(closed);
                if (verdict is Verdict.Novel) verdict = new Verdict.Supersedes("FUNC", [], claim.CountsFrom);
            }
        }
        TakeName(claim, verdict);
        return new(claim.Sourced, verdict.Kind, verdict.Reason, fact, known);
    }

    private Verdict JudgeNow(JudgedClaim claim) => ContradictionRules.Judge(
        claim, book.In(claim.Slot), claim.Predicate.Opposite is { } opposite ? book.In(claim.Slot with { Predicate = opposite }) : []);

    private FactId? Carry(JudgedClaim claim, Verdict verdict)
    {
        switch (verdict)
        {
            case Verdict.Novel novel:
                FactId added = Add(claim, novel.Until, claim.Polarity);
                if (novel.Next is { } follower) book.Link(follower.Fact.Id, added, FactLinkKind.Supersedes, "FUNC");
                return added;
            case Verdict.Repeats repeats:
                return Repeat(claim, repeats);
            case Verdict.Coexists:
                return Add(claim, until: null, claim.Polarity);
            case Verdict.Supersedes supersedes:
                return Supersede(claim, supersedes);
            case Verdict.Retracts retracts:
                foreach (KnownFact known in retracts.Known) Close(known, retracts.At, claim);
                return retracts.Known[0].Fact.Id;
            case Verdict.Disputes disputes:
                // An end that must be asked for is kept as the claim that it is not so.
                Polarity polarity = claim.Has(ClaimCues.Termination) ? Polarity.Negative : claim.Polarity;
                FactId disputing = Add(claim, disputes.Until, polarity);
                foreach (KnownFact known in disputes.Known) book.Link(disputing, known.Fact.Id, FactLinkKind.Disputes, disputes.Reason);
                return disputing;
            case Verdict.Ignored:
                return null;
            default:
                throw new ArgumentOutOfRangeException(nameof(verdict));
        }
    }

    private FactId Supersede(JudgedClaim claim, Verdict.Supersedes verdict)
    {
        FactId added = Add(claim, verdict.Until, claim.Polarity);
        foreach (KnownFact known in verdict.Known)
        {
            book.Change(known with { Validity = Ended(known.Validity, verdict.At, claim.Validity.FromGrain) });
            book.Link(added, known.Fact.Id, FactLinkKind.Supersedes, verdict.Reason);
        }
        if (verdict.Next is { } next) book.Link(next.Fact.Id, added, FactLinkKind.Supersedes, "FUNC");
        if (verdict.ResumedAt is { } resumed) Resume(verdict.Known[0], resumed, added);
        return added;
    }

    /// <summary>The old state was said again after the claim: from then on it is a state of its own.</summary>
    private void Resume(KnownFact old, DateTimeOffset at, FactId interrupted)
    {
        KnownFact again = old with
        {
            Fact = old.Fact with { Id = new(ids.Next()) },
            Validity = old.Validity.Until is { } until ? new(null, until, TimeGrain.Instant, old.Validity.UntilGrain) : Validity.Unstated,
            CountsFrom = at,
            Statements = [.. old.Statements.Where(statement => statement.SaidAt >= at)],
        };
        book.Add(again);
        book.Link(again.Fact.Id, interrupted, FactLinkKind.Supersedes, "FUNC");
    }

    private FactId Repeat(JudgedClaim claim, Verdict.Repeats verdict)
    {
        KnownFact known = verdict.Known;
        FactId id = known.Fact.Id;
        if (known.Statements.Any(statement => statement.Source == claim.Sourced.Source)) return id;
        if (claim.Predicate.IsSingle && verdict.CountsFrom < known.CountsFrom) Withdraw(known, verdict.CountsFrom);
        bool isSameSession = claim.Sourced.Session is { } session
            && known.Statements.Any(statement => string.Equals(statement.Session, session, StringComparison.Ordinal));
        book.Change(known with
        {
            Validity = verdict.Validity,
            CountsFrom = verdict.CountsFrom,
            Confidence = claim.Has(ClaimCues.Termination)
                ? known.Confidence : Certainty.After(known.Confidence, claim.Sourced.Claim.Confidence, isSameSession),
            Statements = known.Statements.Add(claim.Statement),
        });
        return id;
    }

    /// <summary>A state that turns out to have begun earlier ends the state before it earlier.</summary>
    private void Withdraw(KnownFact begun, DateTimeOffset at)
    {
        foreach (KnownFact before in book.In(begun.Fact.Slot))
        {
            if (before.IsPositive && before.Validity.Until == begun.CountsFrom && before.CountsFrom <= at)
                book.Change(before with { Validity = Ended(before.Validity, at, before.Validity.UntilGrain) });
        }
    }

    private void Close(KnownFact known, DateTimeOffset at, JudgedClaim claim)
    {
        DateTimeOffset end = at > known.CountsFrom ? at : known.CountsFrom;
        book.Change(known with
        {
            Validity = Ended(known.Validity, end, claim.Validity.UntilGrain),
            Statements = known.Statements.Any(statement => statement.Source == claim.Sourced.Source) ? known.Statements : known.Statements.Add(claim.Statement),
        });
    }

    private FactId Add(JudgedClaim claim, DateTimeOffset? until, Polarity polarity)
    {
        Claim said = claim.Sourced.Claim;
        Validity validity = until is { } end && !(claim.Validity.Until <= end) ? Ended(claim.Validity, end, TimeGrain.Instant) : claim.Validity;
        if (polarity is Polarity.Negative && claim.Has(ClaimCues.Termination)) validity = new(validity.Until, null, validity.UntilGrain);
        string? target = claim.Object is { } id ? entities.NameOf(id) : claim.Value;
        string? role = said.Object is Mention.Kin kin ? kin.Role : null;
        if (target is null && role is null) target = entities[claim.Object!.Value].Name;
        FactId fact = new(ids.Next());
        Entity subject = entities[claim.Slot.Subject];
        book.Add(new()
        {
            Fact = new()
            {
                Id = fact,
                Subject = claim.Slot.Subject,
                Predicate = claim.Slot.Predicate,
                Facet = claim.Slot.Facet,
                Object = claim.Object,
                Value = claim.Object is null ? claim.Value : null,
                ValueKey = claim.ValueKey!,
                Polarity = polarity,
                Modality = claim.Modality,
                Text = FactText.Of(
                    claim.Predicate, subject.IsSelf ? null : entities.NameOf(subject.Id) ?? subject.Name, target, role, claim.Slot.Facet, polarity, claim.Modality),
                Rule = said.Rule,
            },
            Validity = validity,
            CountsFrom = (validity.From ?? claim.Sourced.SaidAt).ToUniversalTime(),
            Confidence = Math.Clamp(Math.Round(said.Confidence, 4), 0.0001m, 1m),
            Statements = [claim.Statement],
        });
        return fact;
    }

    /// <summary>Somebody who says what they are called has that name from then on.</summary>
    private void TakeName(JudgedClaim claim, Verdict verdict)
    {
        if (!string.Equals(claim.Slot.Predicate, "name", StringComparison.Ordinal) || claim.Value is null) return;
        if (claim is not { Modality: Modality.Actual, Polarity: Polarity.Positive } || verdict is Verdict.Ignored or Verdict.Retracts) return;
        entities.Name(claim.Slot.Subject, claim.Value);
    }

    private static Validity Ended(Validity validity, DateTimeOffset end, TimeGrain grain) =>
        validity.From > end ? new(end, end, validity.FromGrain, grain) : validity.Ending(end, grain);

    private static ImmutableArray<FactId> KnownOf(Verdict verdict) => verdict switch
    {
        Verdict.Repeats repeats => [repeats.Known.Fact.Id],
        Verdict.Supersedes supersedes => [.. supersedes.Known.Select(known => known.Fact.Id)],
        Verdict.Retracts retracts => [.. retracts.Known.Select(known => known.Fact.Id)],
        Verdict.Disputes disputes => [.. disputes.Known.Select(known => known.Fact.Id)],
        _ => [],
    };
}
