using GraphMemory.Graph;
using GraphMemory.Language.English;

namespace GraphMemory.Extraction.Frames;

/// <summary>What people own and the tools they use.</summary>
internal static class BelongingFrames
{
    public static void Read(Clause clause, ClaimSheet sheet)
    {
        if (clause.Lemma is "be" && clause.IsPresent && !clause.IsNegative && MentionReader.IsOwn(clause.Subject) && WordLists.Belongings.Contains(clause.Subject.Lemma)
            && clause.Verb.Child("attr") is { } made && (made.Pos is "PROPN" || made.LeftChildren.Any(child => child.Lower is "a" or "an")))
        {
            AddOwned(clause, made, "owns.my_is", 0.8m, onlyBelongings: false, sheet);
        }
        if (clause.Mention is null) return;
        switch (clause.Lemma)
        {
            case "own" when clause.IsPresent || clause.IsOver:
                AddOwned(clause, clause.Verb.Child("dobj"), "owns.own", 0.85m, onlyBelongings: false, sheet);
                break;
            case "have" or "drive" or "ride" when clause.IsPresent && !clause.IsNegative:
                AddOwned(clause, clause.Verb.Child("dobj"), "owns.have", 0.75m, onlyBelongings: clause.Lemma is not "drive", sheet);
                break;
            case "buy" or "purchase" or "get" when !clause.IsNegative && (clause.IsPast || clause.IsPerfect):
                if (clause.Prepositional("for") is null) AddOwned(clause, clause.Verb.Child("dobj"), "owns.buy", 0.8m, onlyBelongings: true, sheet);
                break;
            case "upgrade" when clause.IsOfSpeaker && (clause.IsPast || clause.IsPerfect):
                AddOwned(clause, clause.Prepositional("to"), "owns.upgrade", 0.8m, onlyBelongings: false, sheet);
                break;
            case "use" when (clause.IsPresent || clause.IsOver || clause.Begins) && clause.Verb.Tag is not "VBN":
                ReadUse(clause, sheet);
                break;
            case "switch" or "migrate" when !clause.IsNegative && (clause.IsPast || clause.IsPerfect):
                ReadSwitch(clause, sheet);
                break;
        }
    }

    private static void AddOwned(Clause clause, Token? head, string rule, decimal prior, bool onlyBelongings, ClaimSheet sheet)
    {
        if (head is null) return;
        foreach (Token thing in Phrase.Joined(head))
        {
            if (thing.Pos is not ("NOUN" or "PROPN") || WordLists.Vague.Contains(thing.Lemma) || MentionReader.RoleOf(thing) is not null) continue;
            if (onlyBelongings && !WordLists.Belongings.Contains(thing.Lemma.ToLowerInvariant())) continue;
            if (thing.Children.Any(child => child.Dep is "poss" || child.Lower is "this" or "that" or "no" or "any" or "the" or "these" or "those")) continue;
            if (thing.EntityType is "DATE" or "TIME" or "PERSON" || thing.RightChildren.Any(child => child.Dep is "prep" && child.Lower is "of")) continue;
            if (onlyBelongings && !thing.LeftChildren.Any(child => child.Dep is "det" or "nummod")) continue;
            Phrase phrase = Phrase.OfNoun(thing, clause.SentenceTimes);
            Token first = phrase.First.Lower is "new" or "second" && phrase.First != thing ? phrase.First.Next! : phrase.First;
            Token last = thing.RightChildren.LastOrDefault(child => child.Dep is "nummod" && child.Index == thing.Index + 1) ?? thing;
            phrase = Phrase.Between(first, last, thing);
            Claim claim = rule is "owns.buy" or "owns.upgrade"
                ? FrameClaims.Begun(FrameClaims.Bare(clause, "owns", rule, prior, phrase), clause)
                : FrameClaims.State(clause, "owns", rule, prior, phrase);
            sheet.Add(claim with { Value = phrase.Text, Cues = rule is "owns.buy" ? claim.Cues & ~ClaimCues.Change : claim.Cues });
        }
    }

    private static void ReadUse(Clause clause, ClaimSheet sheet)
    {
        if (clause.Verb.Child("dobj") is not { } head) return;
        foreach (Token tool in Phrase.Joined(head))
        {
            if (Tool(tool) is { } name) sheet.Add(FrameClaims.State(clause, "uses_tool", "uses_tool.use", 0.85m, name) with { Object = new Mention.Named(name.Text, EntityKind.Product) });
        }
    }

    private static void ReadSwitch(Clause clause, ClaimSheet sheet)
    {
        if (clause.Prepositional("to") is not { } to || Tool(to) is not { } name) return;
        Phrase? from = clause.Prepositional("from") is { } old ? Tool(old) : null;
        sheet.Add(FrameClaims.Begun(FrameClaims.Bare(clause, "uses_tool", "uses_tool.switch", 0.85m, name), clause) with
        {
            Object = new Mention.Named(name.Text, EntityKind.Product),
            Replaced = from?.Text,
        });
    }

    /// <summary>The proper name of a tool, program or product.</summary>
    private static Phrase? Tool(Token noun)
    {
        if (noun.Pos is not "PROPN" || noun.EntityType is "PERSON" or "DATE" or "TIME" or "NORP" or "LANGUAGE") return null;
        return noun.Children.Any(child => child.Dep is "poss" or "det") ? null : Phrase.OfName(noun);
    }
}
