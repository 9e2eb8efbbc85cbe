using System.Buffers;
using System.Text.RegularExpressions;

namespace GraphMemory.Language.English.Tokens;

/// <summary>
/// What is cut from the ends and out of the middle of a chunk. The model's regular expressions decide; where the first or last characters
/// leave only one answer it is given without them.
/// </summary>
sealed class Affixes
{
    /// <summary>No suffix is longer, but for a run of dots.</summary>
    const int SuffixMax = 16;

    /// <summary>After this many letters no unit and no possessive s can follow.</summary>
    const int LettersBeforeNoSuffix = 5;

    const string UserInfo = @"(?:[\S]+(?:\u003A[\S]*)?\u0040)?";

    /// <summary>The same strings, matched in linear instead of quadratic time: what follows the colon is not blank either.</summary>
    const string UserInfoLinear = @"(?:[\S]+\u0040)?";

    static readonly SearchValues<char> AlwaysPrefix = SearchValues.Create("%=,:;!?()[]{}<>_#*&'\"`$");
    static readonly SearchValues<char> AlwaysSuffix = SearchValues.Create(",:;!?()[]{}<>_#*&'\"`");
    static readonly SearchValues<char> NeverInfix = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'");

    readonly Regex prefix, suffix, infix, url;

    public Affixes(string prefix, string suffix, string infix, string url)
    {
        this.prefix = Read(prefix);
        this.suffix = Read(suffix);
        this.infix = Read(infix);
        this.url = Read(url.Replace(UserInfo, UserInfoLinear, StringComparison.Ordinal));
    }

    /// <summary>How many characters at the beginning are a prefix; 0 if none.</summary>
    public int PrefixLength(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return 0;
        if (char.IsAsciiLetterOrDigit(text[0]) && !text[1..Math.Min(3, text.Length)].Contains('$')) return 0;
        return AlwaysPrefix.Contains(text[0]) ? 1 : FirstLength(prefix, text, 0);
    }

    /// <summary>How many characters at the end are a suffix; 0 if none.</summary>
    public int SuffixLength(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return 0;
        char last = text[^1], before = text.Length > 1 ? text[^2] : '\0';
        if (char.IsAsciiDigit(last)) return 0;
        if (AlwaysSuffix.Contains(last)) return 1;
        if (last == '.' && char.IsAsciiLetterLower(before)) return 1;
        if (last is 's' or 'S' && before == '\'') return 2;
        if (char.IsAsciiLetter(last) && IsAsciiLetters(text[^Math.Min(LettersBeforeNoSuffix, text.Length)..])) return 0;
        return FirstLength(suffix, text, Math.Max(0, text.TrimEnd('.').Length - SuffixMax));
    }

    public bool IsUrl(ReadOnlySpan<char> text) => text.Contains('.') && url.IsMatch(text);

    public static bool HasNoInfix(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(NeverInfix);

    public Regex.ValueMatchEnumerator Infixes(ReadOnlySpan<char> text) => infix.EnumerateMatches(text);

    public static bool IsAsciiLetters(ReadOnlySpan<char> text)
    {
        foreach (char character in text)
            if (!char.IsAsciiLetter(character)) return false;
        return true;
    }

    static int FirstLength(Regex regex, ReadOnlySpan<char> text, int from)
    {
        Regex.ValueMatchEnumerator matches = regex.EnumerateMatches(text, from);
        return matches.MoveNext() ? matches.Current.Length : 0;
    }

    static Regex Read(string pattern) => new(pattern, RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);
}
