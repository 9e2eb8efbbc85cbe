namespace GraphMemory.Recall;

/// <summary>Whether a question names somebody who speaks.</summary>
public static class SpeakerMatch
{
    private const int WordLengthMin = 2;

    /// <summary>
    /// True when the whole name, or one of its words, stands in the question as a word of its own ("Maria's" names Maria). A name that
    /// is also an everyday word ("Will") must be written as the speaker writes it. Never true without a speaker.
    /// </summary>
    public static bool Names(string question, string? speaker)
    {
        if (string.IsNullOrWhiteSpace(speaker)) return false;
        if (Holds(question, speaker, StringComparison.OrdinalIgnoreCase)) return !IsEveryday(speaker) || Holds(question, speaker, StringComparison.Ordinal);
        foreach (Range range in speaker.AsSpan().Split(' '))
        {
            ReadOnlySpan<char> word = speaker.AsSpan()[range];
            if (word.Length < WordLengthMin || !char.IsUpper(word[0]) || word.Length == speaker.Length) continue;
            if (Holds(question, word, StringComparison.Ordinal)) return true;
        }
        return false;
    }

    private static bool IsEveryday(string name) => Terms.IsStopped(name.ToLowerInvariant());

    private static bool Holds(ReadOnlySpan<char> text, ReadOnlySpan<char> name, StringComparison comparison)
    {
        for (int from = 0; from < text.Length;)
        {
            int at = text[from..].IndexOf(name, comparison);
            if (at < 0) return false;
            at += from;
            int end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end >= text.Length || !char.IsLetterOrDigit(text[end]))) return true;
            from = at + 1;
        }
        return false;
    }
}
