using System.Text;

namespace GraphMemory.Neo4j.Recall;

/// <summary>Makes the query of a full-text index: any of some words, in the memory of one scope alone.</summary>
internal static class LuceneWords
{
    /// <summary>More words than these are not asked for; the index refuses queries of more than 1,024 parts.</summary>
    public const int WordsMax = 64;

    private const string Special = "+-&|!(){}[]^\"~*?:\\/<>=";

    /// <summary>
    /// The scope's token must be there and counts nothing; one of the words at least must be there too. Null when there is no word.
    /// No word can be taken for syntax: what has a meaning is escaped, and AND, OR, NOT and TO are quoted.
    /// </summary>
    public static string? Of(string scope, IReadOnlyList<string> words)
    {
        StringBuilder query = new();
        foreach (string word in words.SelectMany(word => word.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Take(WordsMax))
        {
            if (query.Length > 0) query.Append(' ');
            if (word is "AND" or "OR" or "NOT" or "TO") query.Append('"').Append(word).Append('"');
            else Escape(query, word);
        }
        return query.Length == 0 ? null : $"+{scope}^0 +({query})";
    }

    private static void Escape(StringBuilder query, string word)
    {
        foreach (char sign in word)
        {
            if (Special.Contains(sign, StringComparison.Ordinal)) query.Append('\\');
            query.Append(sign);
        }
    }
}
