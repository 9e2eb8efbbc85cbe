using GraphMemory.Entities;

namespace GraphMemory.Contradictions;

/// <summary>The form in which literal values are compared.</summary>
internal static class ValueKey
{
    private static readonly string[] Leading = ["a ", "an ", "the ", "my ", "our ", "some "];

    /// <summary>As <see cref="NameKey"/>, without a leading article, the last word in the singular. Never empty for a value that has a character.</summary>
    public static string Of(string value)
    {
        string key = NameKey.Of(value);
        foreach (string word in Leading)
        {
            if (!key.StartsWith(word, StringComparison.Ordinal) || key.Length == word.Length) continue;
            key = key[word.Length..];
            break;
        }
        if (key.Length == 0) return value.Trim().ToLowerInvariant() is { Length: > 200 } whole ? whole[..200] : value.Trim().ToLowerInvariant();
        return Singular(key);
    }

    private static string Singular(string key)
    {
        if (key.Length < 4 || key[^1] != 's' || key[^2] is 's' or 'u' or 'i') return key;
        if (key.EndsWith("ies", StringComparison.Ordinal) && key.Length > 5) return key[..^3] + "y";
        bool isSibilant = key.EndsWith("ches", StringComparison.Ordinal) || key.EndsWith("shes", StringComparison.Ordinal) || key.EndsWith("xes", StringComparison.Ordinal);
        return isSibilant ? key[..^2] : key[..^1];
    }
}
