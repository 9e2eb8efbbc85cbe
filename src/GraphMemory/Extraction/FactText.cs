using GraphMemory.Graph;

namespace GraphMemory.Extraction;

/// <summary>Facts as short sentences without a time, as they are embedded, searched and shown.</summary>
internal static class FactText
{
    /// <summary>The longest text, in UTF-16 code units.</summary>
    private const int LengthMax = 2_400;

    /// <summary>The sentence of a fact.</summary>
    /// <param name="predicate">What is said.</param>
    /// <param name="subject">The subject's name; null for the scope's own user, who is left out.</param>
    /// <param name="target">The object's name, or the value; null for an object without a name of its own.</param>
    /// <param name="role">What the object is to the subject, if it was said.</param>
    /// <param name="facet">Which slot.</param>
    /// <param name="polarity">Whether it is so.</param>
    /// <param name="modality">In what way it is meant.</param>
    public static string Of(
        Predicate predicate, string? subject, string? target, string? role, string? facet, Polarity polarity, Modality modality)
    {
        string template = polarity is Polarity.Positive ? predicate.Text : predicate.NegativeText ?? $"not true: {predicate.Text}";
        if (modality is Modality.Desired && string.Equals(predicate.Name, "plans_to", StringComparison.Ordinal))
            template = template.Replace("plans to", "wants to", StringComparison.Ordinal).Replace("plan to", "want to", StringComparison.Ordinal);
        string text = template
            .Replace("{facet}", facet ?? "thing", StringComparison.Ordinal)
            .Replace("{role}", Role(polarity, role ?? predicate.Role ?? "", target), StringComparison.Ordinal)
            .Replace("{a}", target is null ? "" : WithArticle(target), StringComparison.Ordinal)
            .Replace("{0}", target ?? "", StringComparison.Ordinal);
        if (subject is not null) text = predicate.Possessive ? $"{subject}'s {text}" : $"{subject} {text}";
        return text.Length <= LengthMax ? text : text[..LengthMax];
    }

    private static string Role(Polarity polarity, string role, string? name)
    {
        if (polarity is Polarity.Negative) return name ?? role;
        string noun = WithArticle(role);
        return name is null ? noun : $"{noun} named {name}";
    }

    private static string WithArticle(string noun)
    {
        if (noun.Length == 0 || char.IsUpper(noun[0]) || char.IsDigit(noun[0])) return noun;
        string last = noun[(noun.LastIndexOf(' ') + 1)..];
        bool plural = last.EndsWith('s') && !last.EndsWith("ss", StringComparison.Ordinal) && !last.EndsWith("us", StringComparison.Ordinal);
        if (plural || WordLists.Uncountable.Contains(last)) return noun;
        return "aeiou".Contains(noun[0], StringComparison.Ordinal) ? $"an {noun}" : $"a {noun}";
    }
}
