using GraphMemory.Language.English;

namespace GraphMemory.Extraction.Frames;

/// <summary>What makes a verb with its objects worth keeping as a plan or an event.</summary>
internal static class Deeds
{
    /// <summary>True when it has no object or place of its own, or points to something by a pronoun.</summary>
    public static bool IsVague(Token deed, Phrase phrase)
    {
        if (phrase.Last == deed) return true;
        bool hasName = false;
        for (Token? token = deed.Next; token is not null && token.Index <= phrase.Last.Index; token = token.Next)
        {
            if (token.Pos is "PRON" && token.Tag is not "PRP$") return true;
            if (token.Tag is "WP" or "WDT" or "WRB" || token.Lower is "this" or "that" or "these" or "those" or "your" or "there" or "here") return true;
            if (token.Pos is "NOUN" or "PROPN" && !WordLists.Vague.Contains(token.Lemma.ToLowerInvariant())) hasName = true;
        }
        return !hasName;
    }
}
