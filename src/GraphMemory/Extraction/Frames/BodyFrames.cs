using GraphMemory.Language.English;

namespace GraphMemory.Extraction.Frames;

/// <summary>Allergies, ways to eat, and languages.</summary>
internal static class BodyFrames
{
    public static void Read(Clause clause, ClaimSheet sheet)
    {
        switch (clause.Lemma)
        {
            case "be" when clause.Verb.Child("acomp") is { Lower: "allergic" } allergic && (clause.IsPresent || clause.IsOver):
                AddAllergies(clause, Clause.Prepositional(allergic, "to") ?? clause.Prepositional("to") ?? Misread(allergic), sheet);
                break;
            case "have" when clause.IsPresent && clause.Verb.Child("dobj") is { Lemma: "allergy" } allergy:
                Token? cause = Clause.Prepositional(allergy, "to") ?? allergy.LeftChildren.FirstOrDefault(child => child.Dep is "compound");
                AddAllergies(clause, cause, sheet);
                break;
            case "be" or "become" or "go" or "turn" when clause.Verb.Child("acomp", "attr", "oprd") is { } way && Diet(way) is { } diet:
                Phrase phrase = Phrase.Between(way, way, way);
                Claim state = clause.Lemma is "be"
                    ? FrameClaims.State(clause, "diet", "diet.am", 0.85m, phrase)
                    : FrameClaims.Begun(FrameClaims.Bare(clause, "diet", "diet.went", 0.85m, phrase), clause);
                if (clause.Lemma is "be" || clause.IsPast || clause.IsPerfect) sheet.Add(state with { Value = diet });
                break;
            case "speak" when clause.IsPresent || clause.IsOver || clause.Auxiliaries.Any(aux => aux.Lower is "can" or "ca"):
                AddLanguages(clause, clause.Verb.Child("dobj"), sheet);
                break;
        }
    }

    private static void AddAllergies(Clause clause, Token? head, ClaimSheet sheet)
    {
        if (head is null) return;
        foreach (Token cause in Phrase.Joined(head))
        {
            if (cause.Pos is not ("NOUN" or "PROPN") && cause != head || WordLists.Vague.Contains(cause.Lemma) || cause.Children.Any(child => child.Lower is "that" or "this")) continue;
            Phrase phrase = cause.Dep is "compound" or "xcomp" ? Phrase.Between(cause, cause, cause) : Phrase.OfNoun(cause, clause.SentenceTimes);
            sheet.Add(FrameClaims.State(clause, "allergic_to", "allergic_to.am", 0.9m, phrase) with { Value = phrase.Text });
        }
    }

    /// <summary>"Allergic to shellfish", where the parser takes the substance for a verb.</summary>
    private static Token? Misread(Token allergic) =>
        allergic.Child("xcomp") is { Tag: "VB" } verb && verb.RightChildren.Count == 0 && verb.LeftChildren.Count == 1 ? verb : null;

    private static string? Diet(Token word)
    {
        if (WordLists.Diets.Contains(word.Lower)) return word.Lower is "veggie" ? "vegetarian" : word.Lower;
        return word.Lemma is "diet" && word.LeftChildren.FirstOrDefault(child => WordLists.Diets.Contains(child.Lower)) is { } kind ? kind.Lower : null;
    }

    private static void AddLanguages(Clause clause, Token? head, ClaimSheet sheet)
    {
        if (head is null) return;
        foreach (Token language in Phrase.Joined(head))
        {
            if (!WordLists.Languages.Contains(language.Lower)) continue;
            string name = char.ToUpperInvariant(language.Lower[0]) + language.Lower[1..];
            sheet.Add(FrameClaims.State(clause, "speaks", "speaks.verb", 0.9m, Phrase.Between(language, language, language)) with { Value = name });
        }
    }
}
