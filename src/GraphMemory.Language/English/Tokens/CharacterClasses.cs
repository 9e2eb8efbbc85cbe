using System.Globalization;
using System.Text;

namespace GraphMemory.Language.English.Tokens;

/// <summary>
/// What the model counts as space, digit and letter, lower case, and the shape that follows from them. All by code point.
/// </summary>
sealed class CharacterClasses(IEnumerable<int> spaces, IEnumerable<int> digitsBeyondNd)
{
    const int ShapeLengthMax = 100;
    const int RunMax = 4;
    const int DottedI = 0x130;
    const int CapitalSigma = 0x3A3;

    readonly HashSet<int> spaces = [.. spaces];
    readonly HashSet<int> digits = [.. digitsBeyondNd];

    public bool IsSpace(char character) =>
        character < 128 ? character is ' ' or (>= '\t' and <= '\r') or (>= '\u001c' and <= '\u001f') : spaces.Contains(character);

    public bool IsSpace(ReadOnlySpan<char> text)
    {
        foreach (char character in text)
            if (!IsSpace(character)) return false;
        return true;
    }

    /// <summary>The full Unicode lower case, which differs from the one .NET knows in the dotted capital I and the final sigma.</summary>
    public static string Lower(string text)
    {
        if (!text.AsSpan().ContainsAny((char)DottedI, (char)CapitalSigma)) return text.ToLowerInvariant();
        StringBuilder lower = new(text.Length + 1);
        int at = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.Value == DottedI) lower.Append("i\u0307");
            else if (rune.Value == CapitalSigma) lower.Append(IsFinal(text, at) ? '\u03c2' : '\u03c3');
            else lower.Append(Rune.ToLowerInvariant(rune).ToString());
            at += rune.Utf16SequenceLength;
        }
        return lower.ToString();
    }

    /// <summary>
    /// Letters as X and x, digits as d, of every run of equal ones four at most; LONG for texts of 100 code points or more.
    /// </summary>
    public string Shape(string text)
    {
        StringBuilder shape = new(Math.Min(text.Length, ShapeLengthMax));
        int length = 0, run = 0, previous = -1;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (++length >= ShapeLengthMax) return "LONG";
            int mapped = Mapped(rune);
            run = mapped == previous ? run + 1 : 1;
            previous = mapped;
            if (run <= RunMax) shape.Append(new Rune(mapped).ToString());
        }
        return shape.ToString();
    }

    public static bool IsLettersOnly(string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
            if (!Rune.IsLetter(rune)) return false;
        return true;
    }

    int Mapped(Rune rune)
    {
        if (Rune.IsLetter(rune)) return Rune.IsUpper(rune) ? 'X' : 'x';
        return Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber || digits.Contains(rune.Value) ? 'd' : rune.Value;
    }

    /// <summary>Whether a sigma ends a word: a cased letter before it, none after it, not counting what does not bear on case.</summary>
    static bool IsFinal(string text, int at)
    {
        int before = at - 1, after = at + 1;
        while (before >= 0 && RuneEndingAt(text, before, out int length) is var rune && IsCaseIgnorable(rune)) before -= length;
        while (after < text.Length && Rune.GetRuneAt(text, after) is var rune && IsCaseIgnorable(rune)) after += rune.Utf16SequenceLength;
        return before >= 0 && IsCased(RuneEndingAt(text, before, out _)) && !(after < text.Length && IsCased(Rune.GetRuneAt(text, after)));
    }

    static Rune RuneEndingAt(string text, int last, out int length)
    {
        length = char.IsLowSurrogate(text[last]) ? 2 : 1;
        return Rune.GetRuneAt(text, last - length + 1);
    }

    static bool IsCased(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        || rune.Value is 0xAA or 0xBA or (>= 0x2160 and <= 0x217F) or (>= 0x24B6 and <= 0x24E9) or (>= 0x1F130 and <= 0x1F149)
            or (>= 0x1F150 and <= 0x1F169) or (>= 0x1F170 and <= 0x1F189);

    static bool IsCaseIgnorable(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
            or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol
        || rune.Value is '\'' or '.' or ':' or 0xB7 or 0x387 or 0x55F or 0x5F4 or 0x2018 or 0x2019 or 0x2024 or 0x2027
            or 0xFE13 or 0xFE52 or 0xFE55 or 0xFF07 or 0xFF0E or 0xFF1A;
}
