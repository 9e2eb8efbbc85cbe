using GraphMemory.Graph;

namespace GraphMemory.Extraction.Frames;

/// <summary>How frames make claims of a clause: whose, when, and how sure.</summary>
internal static class FrameClaims
{
    /// <summary>How much less we trust what people say of others.</summary>
    private const decimal AboutOthers = 0.85m;

    /// <summary>A claim about the clause's subject, without time.</summary>
    public static Claim Bare(Clause clause, string predicate, string rule, decimal prior, Phrase? target) => new()
    {
        Subject = clause.Mention ?? Mention.Self,
        Predicate = predicate,
        Polarity = clause.IsNegative ? Polarity.Negative : Polarity.Positive,
        Cues = clause.Cues,
        Confidence = clause.IsOfSpeaker ? prior : prior * AboutOthers,
        Span = SpanOf(clause, target),
        Rule = rule,
    };

    /// <summary>A state: held since, held until, over, or past, as tense and time phrases tell.</summary>
    public static Claim State(Clause clause, string predicate, string rule, decimal prior, Phrase? target)
    {
        Claim claim = Bare(clause, predicate, rule, prior, target);
        TimePhrase? at = clause.Time(TimeRelation.At), since = clause.Time(TimeRelation.Since), until = clause.Time(TimeRelation.Until);
        if (clause.IsOver) return Over(claim, clause);
        if (clause.Begins) return Begun(claim, clause);
        if (!clause.IsPast || clause.IsPerfect)
            return claim with { Validity = Interval(since?.From(clause.SaidAt), since?.Grain, until?.Until(clause.SaidAt), until?.Grain, clause.SaidAt) };
        DateTimeOffset end = until?.Until(clause.SaidAt) ?? at?.Until(clause.SaidAt) ?? clause.SaidAt;
        return claim with
        {
            Validity = Interval(
                at?.From(clause.SaidAt) ?? since?.From(clause.SaidAt), at?.Grain ?? since?.Grain, end < clause.SaidAt ? end : clause.SaidAt, until?.Grain ?? at?.Grain, clause.SaidAt),
            Cues = claim.Cues & ~ClaimCues.Change,
        };
    }

    /// <summary>Something became so, at the time that is told.</summary>
    public static Claim Begun(Claim claim, Clause clause)
    {
        TimePhrase? at = clause.Time(TimeRelation.At) ?? clause.Time(TimeRelation.Since);
        bool ahead = at?.Start > clause.SaidAt;
        return claim with
        {
            Validity = new(at?.From(clause.SaidAt), null, at?.Grain ?? TimeGrain.Instant),
            Cues = claim.Cues | ClaimCues.Change,
            Modality = ahead ? Modality.Planned : claim.Modality,
        };
    }

    /// <summary>Something ended, at the time that is told, else by now.</summary>
    public static Claim Over(Claim claim, Clause clause)
    {
        TimePhrase? at = clause.Time(TimeRelation.At) ?? clause.Time(TimeRelation.Until);
        DateTimeOffset end = at is { } told && told.Start <= clause.SaidAt ? told.From(clause.SaidAt) : clause.SaidAt;
        return claim with
        {
            Polarity = Polarity.Positive,
            Validity = new(null, end, TimeGrain.Instant, at?.Grain ?? TimeGrain.Instant),
            Cues = (claim.Cues & ~ClaimCues.Change) | ClaimCues.Termination,
        };
    }

    /// <summary>From the verb or its subject to the end of what it says.</summary>
    public static TextSpan SpanOf(Clause clause, Phrase? target)
    {
        int start = Math.Min(clause.Subject.Subtree[0].Start, clause.Finite.Start);
        if (clause.Finite.Start - clause.Subject.End > 80) start = clause.Finite.Start;
        int end = Math.Max(clause.Verb.End, clause.Finite.End);
        if (target is not null)
        {
            start = Math.Min(start, target.First.Start);
            end = Math.Max(end, target.Last.End);
        }
        foreach (TimePhrase time in clause.Times)
        {
            int offset = clause.Verb.Sentence.Tokens[0].Index;
            int last = clause.Verb.Sentence.Tokens[time.LastToken - offset].End;
            if (last > end && last - end < 40) end = last;
        }
        return new(start, end - start);
    }

    private static Validity Interval(DateTimeOffset? from, TimeGrain? fromGrain, DateTimeOffset? until, TimeGrain? untilGrain, DateTimeOffset saidAt)
    {
        if (from > saidAt) from = null;
        if (from > until) from = until;
        return new(from, until, fromGrain ?? TimeGrain.Instant, untilGrain ?? TimeGrain.Instant);
    }
}
