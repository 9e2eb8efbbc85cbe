namespace GraphMemory.Extraction.Frames;

/// <summary>Spells the -ing form of a verb.</summary>
internal static class Gerund
{
    /// <summary>The -ing form of a lemma: cook, cooking; bake, baking; run, running; lie, lying.</summary>
    public static string Of(string lemma)
    {
        if (lemma.Length < 2) return lemma + "ing";
        if (lemma.EndsWith("ie", StringComparison.Ordinal)) return lemma[..^2] + "ying";
        if (lemma[^1] == 'e' && lemma is not "be" && lemma[^2] is not ('e' or 'o' or 'y')) return lemma[..^1] + "ing";
        bool doubles = lemma.Length is 3 or 4 && IsConsonant(lemma[^1]) && lemma[^1] is not ('w' or 'x' or 'y') && IsVowel(lemma[^2]) && IsConsonant(lemma[^3])
            && (lemma.Length == 3 || IsConsonant(lemma[0]) && IsConsonant(lemma[1]));
        return doubles ? $"{lemma}{lemma[^1]}ing" : lemma + "ing";
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';

    private static bool IsConsonant(char c) => char.IsLetter(c) && !IsVowel(c);
}
