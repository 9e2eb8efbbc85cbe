namespace GraphMemory;

/// <summary>What every text that enters the memory must obey.</summary>
internal static class TextRules
{
    /// <summary>True when no surrogate stands alone, so that the text has one UTF-8 form.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        for (int i = text.IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return false;
            i++;
        }
        return true;
    }

    /// <summary>The reason why a text is refused, or null when it is good.</summary>
    public static string? Refusal(string text, string name, int lengthMax)
    {
        if (string.IsNullOrWhiteSpace(text)) return $"The {name} is empty.";
        if (text.Length > lengthMax) return $"The {name} has {text.Length:N0} characters; at most {lengthMax:N0} are taken. Split it.";
        if (text.Contains('\0', StringComparison.Ordinal)) return $"The {name} holds a NUL character; remove it.";
        return IsWellFormed(text) ? null : $"The {name} holds half a surrogate pair, which no encoding can carry; repair its encoding.";
    }
}
