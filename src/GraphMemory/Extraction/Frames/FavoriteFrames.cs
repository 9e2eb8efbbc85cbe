using GraphMemory.Entities;
using GraphMemory.Language.English;

namespace GraphMemory.Extraction.Frames;

/// <summary>"My favorite color is green", "Alien is my favorite movie".</summary>
internal static class FavoriteFrames
{
    public static void Read(Clause clause, ClaimSheet sheet)
    {
        if (clause.Lemma is not "be" || clause.IsPast) return;
        if (clause.Verb.Child("attr", "acomp") is not { } told) return;
        if (Facet(clause.Subject) is { } facet) Add(clause, facet, told, sheet);
        else if (Facet(told) is { } behind && clause.Subject.Pos is "NOUN" or "PROPN") Add(clause, behind, clause.Subject, sheet);
    }

    private static void Add(Clause clause, string facet, Token value, ClaimSheet sheet)
    {
        if (value.Pos is "PRON" or "VERB" or "AUX" || value.Children.Any(child => child.Dep is "det" && child.Lower is "this" or "that" or "these" or "those")) return;
        if (value.Tag is "VBG" || WordLists.Vague.Contains(value.Lemma) || value.Children.Any(child => child.Dep is "poss")) return;
        Phrase phrase = Phrase.OfNoun(value, clause.SentenceTimes);
        sheet.Add(FrameClaims.State(clause, "favorite", "favorite.my_favorite", 0.9m, phrase) with
        {
            Subject = Mention.Self,
            Facet = facet,
            Value = phrase.Text,
            Confidence = 0.9m,
        });
    }

    /// <summary>What kind of thing is the favorite: "color"; null when the noun is not "my favorite N", or N says nothing.</summary>
    private static string? Facet(Token noun)
    {
        if (!MentionReader.IsOwn(noun) || noun.Pos is not "NOUN") return null;
        if (!noun.LeftChildren.Any(child => child.Lower is "favorite" or "favourite" or "fave" or "fav")) return null;
        if (WordLists.Vague.Contains(noun.Lemma) || noun.RightChildren.Any(child => child.Dep is "relcl" or "prep")) return null;
        string compound = string.Join(' ', noun.LeftChildren
            .Where(child => child.Dep is "compound" or "amod" && child.Lower is not ("favorite" or "favourite" or "fave" or "fav" or "all-time"))
            .Select(child => child.Lower).Append(noun.Lemma.ToLowerInvariant()));
        string key = NameKey.Of(compound).Replace("colour", "color", StringComparison.Ordinal);
        return key is { Length: > 0 and < 60 } ? key : null;
    }
}
