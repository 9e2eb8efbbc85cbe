using GraphMemory.Graph;
using GraphMemory.Language.English;

namespace GraphMemory.Extraction.Frames;

/// <summary>Employers and occupations: "I work at Acme as a baker", "joined", "quit", "got promoted to".</summary>
internal static class WorkFrames
{
    public static void Read(Clause clause, ClaimSheet sheet)
    {
        switch (clause.Lemma)
        {
            case "work" or "employ":
                ReadWorking(clause, sheet);
                break;
            case "be" when !clause.IsPast || clause.IsOver:
                if (clause.Verb.Child("attr") is { } role && IsRole(role)) AddTitle(FrameClaims.State(clause, "job_title", "job_title.am", 0.8m, Title(clause, role)), clause, role, sheet);
                break;
            case "become" when clause.IsPast || clause.IsPerfect:
                if (clause.Verb.Child("attr", "dobj") is { } became && IsRole(became)) AddTitle(Begun(clause, "job_title", "job_title.become", became), clause, became, sheet);
                break;
            case "promote" when !clause.IsNegative && (clause.IsPast || clause.IsPerfect):
                if (clause.Prepositional("to") is { Pos: "NOUN" or "PROPN" } promoted) AddTitle(Begun(clause, "job_title", "job_title.promoted", promoted), clause, promoted, sheet);
                break;
            case "join" when !clause.IsNegative && (clause.IsPast || clause.IsPerfect):
                if (clause.Verb.Child("dobj") is { } joined && Employer(joined) is { } company && joined.EntityType is "ORG" or "PRODUCT" or "")
                    AddEmployer(Begun(clause, "works_at", "works_at.join", joined), company, clause, sheet);
                break;
            case "start" or "get" or "land" or "accept" or "take" or "begin" when !clause.IsNegative && (clause.IsPast || clause.IsPerfect):
                ReadNewJob(clause, sheet);
                break;
            case "hire" or "recruit" when clause.Verb.Tag is "VBN":
                if ((clause.Prepositional("by") ?? clause.Prepositional("at")) is { } hirer && Employer(hirer) is { } hiring)
                    AddEmployer(Begun(clause, "works_at", "works_at.hired", hirer), hiring, clause, sheet);
                break;
            case "quit" or "leave" or "lose" or "resign" or "lay" or "fire" or "retire" when !clause.IsNegative && (clause.IsPast || clause.IsPerfect):
                ReadLeaving(clause, sheet);
                break;
        }
    }

    private static void ReadWorking(Clause clause, ClaimSheet sheet)
    {
        if (clause.IsPerfect && !clause.IsProgressive && clause.Time(TimeRelation.Since) is null) return;
        Token? role = AsNoun(clause.Verb);
        if ((clause.Prepositional("at") ?? clause.Prepositional("for") ?? clause.Prepositional("by")
            ?? (role is null ? null : Clause.Prepositional(role, "at", "for", "with"))) is { } at && Employer(at) is { } employer)
            AddEmployer(FrameClaims.State(clause, "works_at", "works_at.work", 0.9m, employer), employer, clause, sheet, withTitle: false);
        if (role is not null) AddTitle(FrameClaims.State(clause, "job_title", "job_title.work_as", 0.9m, Title(clause, role)), clause, role, sheet);
    }

    private static void ReadNewJob(Clause clause, ClaimSheet sheet)
    {
        Token? job = clause.Verb.Child("dobj");
        if (job is not null && job.Lemma is not ("job" or "position" or "role" or "offer" or "work" or "career" or "internship")) return;
        Token? at = clause.Prepositional("at", "with") ?? (job is null ? null : Clause.Prepositional(job, "at", "with", "from"));
        if (job is null && clause.Lemma is not "start") return;
        if (job?.Lemma is "offer" && clause.Lemma is not "accept") return;
        if (at is not null && Employer(at) is { } employer) AddEmployer(Begun(clause, "works_at", "works_at.new_job", at), employer, clause, sheet, withTitle: false);
        if ((AsNoun(clause.Verb) ?? (job is null ? null : AsNoun(job))) is { } role && (job is not null || at is not null))
            AddTitle(Begun(clause, "job_title", "job_title.new_job", role), clause, role, sheet);
    }

    private static void ReadLeaving(Clause clause, ClaimSheet sheet)
    {
        Token? left = clause.Verb.Child("dobj");
        Phrase? employer = null;
        if (clause.Lemma is "lay" or "fire")
        {
            if (clause.Verb.Tag is not "VBN" || (clause.Lemma is "lay" && clause.Verb.Child("prt") is not { Lower: "off" })) return;
            employer = (clause.Prepositional("from") ?? clause.Prepositional("by")) is { } from ? Employer(from) : null;
        }
        else if (left?.Lemma is "job" or "position" or "work")
        {
            if (!left.Children.Any(child => child.Dep is "poss")) return;
            employer = (Clause.Prepositional(left, "at", "with") ?? clause.Prepositional("at", "with")) is { } at ? Employer(at) : null;
        }
        else if (clause.Lemma is "quit" or "leave" && left is not null)
        {
            if (left.EntityType is not ("ORG" or "PRODUCT") || Employer(left) is not { } company) return;
            employer = company;
        }
        else if (clause.Lemma is not ("resign" or "retire") || left is not null)
        {
            return;
        }
        Claim over = FrameClaims.Over(FrameClaims.Bare(clause, "works_at", "works_at.leave", 0.85m, employer ?? (left is null ? null : Phrase.OfNoun(left, clause.SentenceTimes))), clause);
        sheet.Add(over with { Object = employer is null ? null : new Mention.Named(employer.Text, EntityKind.Organisation) });
    }

    private static Claim Begun(Clause clause, string predicate, string rule, Token target) =>
        FrameClaims.Begun(FrameClaims.Bare(clause, predicate, rule, 0.85m, Phrase.OfNoun(target, clause.SentenceTimes)), clause);

    private static void AddEmployer(Claim claim, Phrase employer, Clause clause, ClaimSheet sheet, bool withTitle = true)
    {
        bool partTime = clause.Verb.Subtree.Any(token => token.Lower is "part" or "part-time" or "second" or "side" or "weekends" or "volunteer");
        sheet.Add(claim with
        {
            Object = new Mention.Named(employer.Text, EntityKind.Organisation),
            Cues = partTime ? claim.Cues | ClaimCues.Additive : claim.Cues,
        });
        if (withTitle && AsNoun(clause.Verb) is { } role) AddTitle(claim with { Predicate = "job_title", Rule = "job_title.as" }, clause, role, sheet);
    }

    private static void AddTitle(Claim claim, Clause clause, Token role, ClaimSheet sheet)
    {
        if (claim.Polarity is Polarity.Negative) return;
        sheet.Add(claim with { Value = Title(clause, role).Text });
    }

    private static Phrase Title(Clause clause, Token role)
    {
        Phrase whole = Phrase.OfNoun(role, clause.SentenceTimes);
        // "a nurse at the clinic", "a teacher for ten years": the place is not the title.
        return Phrase.Between(whole.First, role, role);
    }

    /// <summary>"as a baker".</summary>
    private static Token? AsNoun(Token verb) =>
        Clause.Prepositional(verb, "as") is { Pos: "NOUN" or "PROPN", Tag: "NN" or "NNP" } role && !WordLists.Vague.Contains(role.Lemma) && role.Lemma is not ("well" or "team" or "volunteer")
        && !role.Children.Any(child => child.Dep is "poss")
            ? role : null;

    private static bool IsRole(Token noun)
    {
        if (noun.Tag is not ("NN" or "NNP") || noun.Children.Any(child => child.Dep is "poss" || (child.Dep is "prep" && child.Lower is "of" && noun.Lemma is not "head"))) return false;
        if (!noun.Children.Any(child => child.Dep is "det" && child.Lower is "a" or "an" or "the") && noun.Lower is not ("ceo" or "cto" or "cfo")) return false;
        if (noun.LeftChildren.Any(child => child.Dep is "predet")) return false;
        if (noun.LeftChildren.Any(child => child.Dep is "amod" && child.Lower is "good" or "great" or "big" or "bad" or "terrible" or "huge" or "real" or "better" or "amazing" or "true")) return false;
        string word = noun.Lemma.ToLowerInvariant();
        return WordLists.Roles.Contains(word) || WordLists.RoleEndings.Any(ending => word.EndsWith(ending, StringComparison.Ordinal));
    }

    /// <summary>The proper name of an employer; "a hospital" names none.</summary>
    private static Phrase? Employer(Token noun)
    {
        if (noun.Pos is not "PROPN" || noun.EntityType is "PERSON" or "DATE" or "TIME" or "NORP" or "EVENT" && noun.Children.Any(child => child.Dep is "det")) return null;
        return Phrase.OfName(noun);
    }
}
