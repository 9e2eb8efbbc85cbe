using System.Text.RegularExpressions;

namespace GraphMemory.Recall;

/// <summary>Reads from a question which slot answers it: "what is my favourite colour" asks for favorite:colour. Pure.</summary>
internal static partial class SlotReader
{
    private const int QuestionLengthMax = 200;

    // Words of questions that ask for a predicate with one slot. A match speaks for such facts; it does not speak against others.
    private static readonly (Regex Words, string Predicate)[] Asked =
    [
        (Home(), "lives_in"),
        (Employer(), "works_at"),
        (Job(), "job_title"),
        (Pet(), "has_pet"),
        (Partner(), "partner"),
        (Allergy(), "allergic_to"),
        (Spoken(), "speaks"),
        (Called(), "name"),
        (Diet(), "diet"),
    ];

    /// <summary>The slot, or null when the question asks for none that is known.</summary>
    public static AskedSlot? Read(string question)
    {
        // A slot question is short; a long message that happens to hold the words asks for more than the slot.
        if (question.Length > QuestionLengthMax) return null;
        Match favourite = Favourite().Match(question);
        if (favourite.Success)
        {
            (SlotOwner owner, string? name) = OwnerOf(favourite.Groups["owner"].Value, question);
            return new AskedSlot("favorite", Singular(favourite.Groups["facet"].Value.ToLowerInvariant()), owner, name);
        }
        foreach ((Regex words, string predicate) in Asked)
        {
            if (words.IsMatch(question)) return new AskedSlot(predicate, Facet: null);
        }
        return null;
    }

    private static (SlotOwner Owner, string? Name) OwnerOf(string before, string question)
    {
        string owner = before.Trim();
        if (owner.Length == 0) return FirstPerson().IsMatch(question) ? (SlotOwner.Self, null) : (SlotOwner.Unsaid, null);
        if (owner.Equals("my", StringComparison.OrdinalIgnoreCase) || owner.StartsWith("user", StringComparison.OrdinalIgnoreCase))
            return (SlotOwner.Self, null);
        return owner.EndsWith('s') && owner.Length > 2 && owner[^2] is '\'' or '\u2019' ? (SlotOwner.Named, owner[..^2]) : (SlotOwner.Unsaid, null);
    }

    private static string Singular(string facet) =>
        facet.EndsWith("ies", StringComparison.Ordinal) && !facet.EndsWith("movies", StringComparison.Ordinal) && !facet.EndsWith("series", StringComparison.Ordinal)
            ? facet[..^3] + "y"
            : facet.EndsWith('s') && !facet.EndsWith("ss", StringComparison.Ordinal) && !facet.EndsWith("series", StringComparison.Ordinal)
                ? facet[..^1]
                : facet;

    [GeneratedRegex(
        @"(?<owner>\b(?:my|user['’]s|users|[\w-]+['’]s)\s+)?\bfavou?rite\s+(?<facet>(?:kind\s+of\s+music|music\s+genre|programming\s+language|video\s+game|tv\s+(?:show|series)|(?:sports|football)\s+team|\p{L}+)s?)\b",
        CuePattern.Options, CuePattern.TimeoutMilliseconds)]
    private static partial Regex Favourite();

    [GeneratedRegex(@"\b(?:I|me|my|mine)\b", CuePattern.Options, CuePattern.TimeoutMilliseconds)]
    private static partial Regex FirstPerson();

    [GeneratedRegex(@"\bwhere\b.*\b(?:live|lives|living|reside|resides|based)\b|\bhome\s*town\b|\bhome\s+address\b|\b(?:what|which)\s+(?:city|town|country)\b.*\blives?\b",
        CuePattern.Options, CuePattern.TimeoutMilliseconds)]
    private static partial Regex Home();

    [GeneratedRegex(@"\bemployer\b|\bwhere\b.*\b(?:work|works|working|employed)\b|\bwho\b.*\bworks?\s+for\b|\b(?:what|which)\s+(?:company|firm)\b.*\bwork",
        CuePattern.Options, CuePattern.TimeoutMilliseconds)]
    private static partial Regex Employer();

    [GeneratedRegex(@"\b(?:job\s+title|occupation|profession|what\b.*\bjob|do(?:es)?\b.*\bfor\s+a\s+living)\b",
        CuePattern.Options, CuePattern.TimeoutMilliseconds)]
    private static partial Regex Job();

    [GeneratedRegex(@"\bpets?\b", CuePattern.Options, CuePattern.TimeoutMilliseconds)]
    private static partial Regex Pet();

    [GeneratedRegex(@"\b(?:who|what|name)\b.*\b(?:partner|spouse|wife|husband|girlfriend|boyfriend|married)\b",
        CuePattern.Options, CuePattern.TimeoutMilliseconds)]
    private static partial Regex Partner();

    [GeneratedRegex(@"\ballerg(?:y|ies|ic)\b", CuePattern.Options, CuePattern.TimeoutMilliseconds)]
    private static partial Regex Allergy();

    [GeneratedRegex(@"\bspoken\s+languages?\b|\blanguages?\b.*\bspeaks?\b", CuePattern.Options, CuePattern.TimeoutMilliseconds)]
    private static partial Regex Spoken();

    [GeneratedRegex(@"\bwhat\b.*\b(?:my|user['’]s)\s+name\b|\bwho\s+am\s+I\b", CuePattern.Options, CuePattern.TimeoutMilliseconds)]
    private static partial Regex Called();

    [GeneratedRegex(@"\bdiet(?:ary)?\b|\b(?:am|is|are)\b.*\b(?:vegan|vegetarian)\b", CuePattern.Options, CuePattern.TimeoutMilliseconds)]
    private static partial Regex Diet();
}
