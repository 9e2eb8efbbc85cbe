using GraphMemory.Graph;
using GraphMemory.Language.English;

namespace GraphMemory.Extraction.Frames;

/// <summary>Where people live: "I live in Turin", "moved from Graz to Turin", "I'm based in Berlin".</summary>
internal static class HomeFrames
{
    public static void Read(Clause clause, ClaimSheet sheet)
    {
        switch (clause.Lemma)
        {
            case "live" or "reside":
                if (clause.IsPerfect && !clause.IsProgressive && clause.Time(TimeRelation.Since) is null) return;
                if (Place(clause, "in") is { } home) Add(FrameClaims.State(clause, "lives_in", "lives_in.live", 0.9m, home), home, sheet);
                break;
            case "base" when clause.Verb.Tag is "VBN":
                if (Place(clause, "in", "out") is { } site && !clause.IsPast) Add(FrameClaims.State(clause, "lives_in", "lives_in.based", 0.8m, site), site, sheet);
                break;
            case "be" when clause.Verb.Child("acomp") is { Lower: "based" } based && Clause.Prepositional(based, "in") is { } at && Name(at) is { } place:
                Add(FrameClaims.State(clause, "lives_in", "lives_in.based", 0.8m, place), place, sheet);
                break;
            case "move" or "relocate" when (clause.IsPast || clause.IsPerfect) && !clause.IsNegative:
                ReadMove(clause, sheet);
                break;
            case "have" or "rent" when clause.IsOfSpeaker && clause.IsPresent && !clause.IsNegative
                && clause.Verb.Child("dobj") is { Lemma: "flat" or "apartment" or "home" or "house" } dwelling && Clause.Prepositional(dwelling, "in") is { } town
                && Name(town) is { } where && !dwelling.Children.Any(child => child.Lower is "holiday" or "vacation" or "second" or "summer" or "beach"):
                // Who has a flat somewhere may live elsewhere: it never closes another home.
                Claim claim = FrameClaims.State(clause, "lives_in", "lives_in.dwelling", 0.6m, where);
                Add(claim with { Cues = claim.Cues | ClaimCues.Additive }, where, sheet);
                break;
        }
    }

    private static void ReadMove(Clause clause, ClaimSheet sheet)
    {
        if (clause.Verb.Child("dobj") is not null || clause.Verb.RightChildren.Any(child => child.Lower is "in" or "on" && child.Dep is "prt")) return;
        Phrase? from = Place(clause, "from"), to = Place(clause, "to");
        if (to is not null)
        {
            Claim claim = FrameClaims.Begun(FrameClaims.Bare(clause, "lives_in", "lives_in.move", 0.9m, to), clause);
            Add(claim with { Replaced = from?.Text }, to, sheet);
        }
        else if (from is not null)
        {
            Add(FrameClaims.Over(FrameClaims.Bare(clause, "lives_in", "lives_in.move_away", 0.8m, from), clause), from, sheet);
        }
    }

    private static void Add(Claim claim, Phrase place, ClaimSheet sheet) =>
        sheet.Add(claim with { Object = new Mention.Named(place.Text, EntityKind.Place) });

    private static Phrase? Place(Clause clause, params ReadOnlySpan<string> prepositions)
    {
        foreach (string preposition in prepositions)
        {
            if (clause.Prepositional(preposition) is { } noun && Name(noun) is { } name) return name;
            // "back to Turin", "over to Turin"
            foreach (Token child in clause.Verb.RightChildren)
            {
                if (child.Dep is "advmod" or "prep" && Clause.Prepositional(child, preposition) is { } deeper && Name(deeper) is { } found) return found;
            }
        }
        return null;
    }

    /// <summary>The proper name of a place; common nouns ("a small town") name no place.</summary>
    private static Phrase? Name(Token noun)
    {
        if (noun.EntityType is "PERSON" or "DATE" or "TIME" or "CARDINAL" or "NORP" && noun.Pos is not "PROPN") return null;
        if (noun.EntityType is not ("GPE" or "LOC" or "FAC") && noun.Children.Any(child => child.Dep is "det" or "poss")) return null;
        if (noun.RightChildren.Any(child => child.Dep is "case")) return null;
        return noun.Pos is "PROPN" || noun.EntityType is "GPE" or "LOC" ? Phrase.OfName(noun) : null;
    }
}
