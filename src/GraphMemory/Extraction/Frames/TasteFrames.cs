using GraphMemory.Entities;
using GraphMemory.Graph;
using GraphMemory.Language.English;

namespace GraphMemory.Extraction.Frames;

/// <summary>What people like, dislike and prefer, in general: not "that", "the painting" or "your idea".</summary>
internal static class TasteFrames
{
    public static void Read(Clause clause, ClaimSheet sheet)
    {
        switch (clause.Lemma)
        {
            case "love" or "like" or "enjoy" or "adore":
                if (IsHabitual(clause)) AddAll(clause, clause.IsNegative ? "dislikes" : "likes", "likes.verb", clause.IsNegative ? 0.75m : 0.85m, Liked(clause.Verb), sheet);
                break;
            case "hate" or "dislike" or "detest" or "loathe" or "despise":
                if (IsHabitual(clause) && !clause.IsNegative) AddAll(clause, "dislikes", "dislikes.verb", 0.85m, Liked(clause.Verb), sheet);
                break;
            case "stand" or "bear" when clause.IsNegative && clause.Auxiliaries.Any(aux => aux.Lower is "ca" or "can"):
                AddAll(clause, "dislikes", "dislikes.cannot_stand", 0.85m, clause.Verb.Child("dobj", "xcomp"), sheet);
                break;
            case "prefer" when IsHabitual(clause):
                ReadPreference(clause, sheet);
                break;
            case "be" when clause.IsPresent:
                ReadCopula(clause, sheet);
                break;
        }
    }

    private static bool IsHabitual(Clause clause) =>
        clause.IsPresent || clause.IsOver || clause.Begins
        || (clause.IsPerfect && clause.Verb.Tag is "VBN" && clause.Verb.Children.Any(child => child.Lower is "always"));

    private static Token? Liked(Token verb) => verb.Child("dobj", "xcomp");

    private static void ReadCopula(Clause clause, ClaimSheet sheet)
    {
        if (clause.Verb.Child("attr") is { Lemma: "fan" or "lover" or "enthusiast" } fan)
        {
            Token? of = Clause.Prepositional(fan, "of");
            bool not = clause.IsNegative;
            if (of is not null) AddAll(clause, not ? "dislikes" : "likes", "likes.fan_of", not ? 0.7m : 0.85m, of, sheet);
        }
        else if (clause.Verb.Child("acomp") is { Lower: "fond" or "passionate" or "crazy" or "obsessed" } keen && !clause.IsNegative)
        {
            if (Clause.Prepositional(keen, "of", "about", "with") is { } what) AddAll(clause, "likes", "likes.fond_of", 0.8m, what, sheet);
        }
        else if (!clause.IsNegative && clause.Prepositional("into") is { } into)
        {
            AddAll(clause, "likes", "likes.into", 0.8m, into, sheet);
        }
    }

    private static void ReadPreference(Clause clause, ClaimSheet sheet)
    {
        if (clause.IsNegative || clause.Verb.Child("dobj", "xcomp") is not { } better || !IsGeneral(better)) return;
        Phrase first = PhraseOf(better, clause);
        Token? worse = clause.Prepositional("over", "to") ?? Clause.Prepositional(better, "over", "to") ?? clause.Verb.RightChildren
            .FirstOrDefault(child => child.Dep is "prep" && child.Lower is "over" or "to")?.Child("pcomp");
        if (worse is null)
        {
            sheet.Add(FrameClaims.State(clause, "prefers", "prefers.verb", 0.8m, first) with { Value = Words(better, first), Facet = Key(Words(better, first)) });
            return;
        }
        if (!IsGeneral(worse)) return;
        Token over = worse.Head;
        Phrase second = PhraseOf(worse, clause);
        string firstWords = over.Index > better.Index ? Phrase.Between(first.First, first.Last.Index < over.Index ? first.Last : over.Previous!, better).Text : first.Text;
        string[] contrast = [Key(firstWords), Key(second.Text)];
        Array.Sort(contrast, StringComparer.Ordinal);
        sheet.Add(FrameClaims.State(clause, "prefers", "prefers.over", 0.9m, second) with
        {
            Value = $"{firstWords} over {second.Text}",
            Facet = string.Join(" or ", contrast),
        });
    }

    private static void AddAll(Clause clause, string predicate, string rule, decimal prior, Token? head, ClaimSheet sheet)
    {
        if (head is null) return;
        bool isFirst = true;
        foreach (Token what in Phrase.Joined(head))
        {
            if (!IsGeneral(what))
            {
                sheet.Drop("NOT_GENERAL");
                // "the color and texture": what stands behind an article shares it.
                if (isFirst && what.Pos is not ("VERB" or "AUX")) return;
                isFirst = false;
                continue;
            }
            isFirst = false;
            Phrase phrase = PhraseOf(what, clause);
            Claim claim = FrameClaims.State(clause, predicate, rule, prior, phrase) with { Value = Words(what, phrase) };
            // "does not like" is said with "dislikes": the negation is used up.
            sheet.Add(claim with { Polarity = Polarity.Positive });
        }
    }

    private static Phrase PhraseOf(Token head, Clause clause) =>
        head.Pos is "VERB" or "AUX" ? Phrase.OfVerb(head, clause.SentenceTimes) : Phrase.OfNoun(head, clause.SentenceTimes);

    /// <summary>"to cook" and "cooking" are one thing to like.</summary>
    private static string Words(Token head, Phrase phrase)
    {
        if (head.Tag is not "VB") return phrase.Text;
        string gerund = Gerund.Of(head.Lemma);
        return phrase.Text.Length > head.Length ? gerund + phrase.Text[head.Length..] : gerund;
    }

    private static string Key(string words) => NameKey.Of(words) is { Length: > 0 } key ? (key.Length <= 80 ? key : key[..80]) : "thing";

    /// <summary>True for a kind of thing or activity, false for this one, for somebody's, and for what is too vague to keep.</summary>
    private static bool IsGeneral(Token head)
    {
        if (head.Pos is "PRON" or "DET" or "ADV" or "NUM" or "ADJ" or "ADP" or "SCONJ" or "INTJ" or "PUNCT" or "SPACE" or "SYM" or "X") return false;
        if (head.Tag is "WP" or "WDT" or "EX") return false;
        if (head.Pos is "VERB" or "AUX") return IsGeneralActivity(head);
        if (WordLists.Vague.Contains(head.Lemma.ToLowerInvariant()) || WordLists.Kin.ContainsKey(head.Lemma)) return false;
        if (head.EntityType is "PERSON" or "DATE" or "TIME") return false;
        if (head.RightChildren.Any(child => child.Dep is "relcl" || (child.Dep is "acl" && child.Tag is "TO"))) return false;
        foreach (Token child in head.LeftChildren)
        {
            if (child.Dep is "cc" || child.Children.Any(below => below.Dep is "cc")) return false;
            if (child.Dep is "poss" || child.Lower is "this" or "that" or "these" or "those" or "another" or "most" or "any" or "no" or "every" or "such" or "some" or "all" or "both") return false;
            if (child.Lower is "the" && head.Pos is not "PROPN" && !WordLists.GenericWithThe.Contains(head.Lemma)) return false;
        }
        if (head.Subtree.Any(token => token.Lower is "this" or "that" or "these" or "those" or "your")) return false;
        return head.Text.Length > 1 && char.IsLetter(head.Text[0]);
    }

    private static bool IsGeneralActivity(Token verb)
    {
        if (verb.Tag is not ("VBG" or "VB") || verb.Child("nsubj", "nsubjpass") is not null) return false;
        if (verb.Lemma is "be" or "see" or "hear" or "know" or "think" or "say" or "do" or "have" or "get" && verb.Tag is "VB") return false;
        if (verb.Lemma is "be" or "see" or "hear" or "know" or "have") return false;
        if (verb.RightChildren.Any(child => child.Dep is "ccomp" or "advcl" && child.Tag is not "VBG")) return false;
        return !verb.Subtree.Any(token => token.Lower is "it" or "that" or "this" or "them" or "him" or "her" or "you" or "your" or "these" or "those" or "there" or "here" or "what" or "how");
    }
}
