using GraphMemory.Graph;
using GraphMemory.Language.English;

namespace GraphMemory.Extraction;

/// <summary>Reads whom a noun or pronoun means.</summary>
internal static class MentionReader
{
    /// <summary>Whom a subject means; null when it cannot be told from the sentence alone.</summary>
    public static Mention? Subject(Token subject)
    {
        if (IsSpeaker(subject) || Phrase.Joined(subject).Skip(1).Any(IsSpeaker)) return Mention.Self;
        if (Kin(subject) is { } kin) return kin;
        if (subject.RightChildren.Any(child => child.Dep is "conj")) return null;
        if (subject.EntityType is "PERSON" && Phrase.OfName(subject) is { } name && !subject.Children.Any(child => child.Dep is "det" or "poss" or "amod"))
            return new Mention.Named(name.Text, EntityKind.Person);
        return null;
    }

    /// <summary>"I", "we".</summary>
    public static bool IsSpeaker(Token token) => token.Lower is "i" or "we" && token.Pos is "PRON";

    /// <summary>"my", "our".</summary>
    public static bool IsOwn(Token noun) => noun.LeftChildren.Any(child => child.Dep is "poss" && child.Lower is "my" or "our");

    /// <summary>Somebody of the speaker's own: "my sister", "my sister Ana", "our dog"; null for anything else.</summary>
    public static Mention.Kin? Kin(Token token)
    {
        if (token.Tag is "NNS" or "NNPS" || token.RightChildren.Any(child => child.Dep is "case" or "prep")) return null;
        if (IsOwn(token))
        {
            Token? title = token.LeftChildren.FirstOrDefault(child => child.Dep is "compound" or "nmod" && RoleOf(child) is not null);
            if (title is not null && token.Pos is "PROPN") return Make(title, Phrase.OfName(token) is { } own ? NameBehind(title, own) : null);
            if (RoleOf(token) is not null && !token.LeftChildren.Any(child => child.Dep is "compound" or "amod" && !IsPlainAdjective(child)))
                return Make(token, NameOf(token));
        }
        return null;
    }

    /// <summary>The kinds of a noun: the predicate that ties its bearer to the speaker, and whether it is a person or an animal.</summary>
    public static (string Predicate, EntityKind Kind)? RoleOf(Token noun)
    {
        string word = noun.Lemma.ToLowerInvariant();
        if (!WordLists.Kin.ContainsKey(word) && !WordLists.Pets.Contains(word)) word = noun.Lower;
        if (WordLists.Kin.TryGetValue(word, out string? predicate)) return (predicate, EntityKind.Person);
        return WordLists.Pets.Contains(word) ? ("has_pet", EntityKind.Animal) : null;
    }

    /// <summary>The word for a role: "mother" for "mom".</summary>
    public static string RoleName(Token noun)
    {
        string word = noun.Tag is "NNS" ? noun.Lower : noun.Lemma.ToLowerInvariant();
        return WordLists.RoleNames.GetValueOrDefault(word, word);
    }

    /// <summary>The name in apposition to a noun, or given by "named" and "called"; null when there is none.</summary>
    public static Phrase? NameOf(Token noun)
    {
        foreach (Token child in noun.RightChildren)
        {
            if (child.Dep is "appos" && Phrase.OfName(child) is { } name && child.EntityType is not "DATE"
                && (child.EntityType is not ("GPE" or "ORG") || name.First == noun.Next)) return name;
            if (child.Dep is "acl" && child.Lower is "named" or "called" && child.Child("oprd", "dobj", "attr", "pobj") is { } given)
                return Phrase.OfName(given) ?? (char.IsUpper(given.Text[0]) ? Phrase.OfNoun(given, []) : null);
        }
        return null;
    }

    private static bool IsPlainAdjective(Token word) => word.Lower is "older" or "younger" or "little" or "big" or "elder" or "oldest" or "youngest"
        or "twin" or "best" or "good" or "close" or "dear" or "lovely" or "new" or "old" or "sweet" or "beloved";

    private static Phrase? NameBehind(Token title, Phrase name) =>
        name.First.Index > title.Index ? name : name.Last.Index > title.Index && title.Next is { } next ? Phrase.Between(next, name.Last, name.Head) : null;

    private static Mention.Kin Make(Token title, Phrase? name) => new(RoleName(title), name?.Text, RoleOf(title)!.Value.Kind);
}
