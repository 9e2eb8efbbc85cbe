using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.ML.Tokenizers;

namespace GraphMemory.Language.Embeddings;

/// <summary>
/// Text as the uncased BERT vocabulary expects it: control and unassigned characters dropped, white space as spaces, CJK
/// ideographs set apart, no accents, lower case.
/// </summary>
internal sealed class UncasedNormalizer : Normalizer
{
    private static readonly SearchValues<char> PrintableAscii =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code)]);

    public override string Normalize(string original) =>
        original.AsSpan().ContainsAnyExcept(PrintableAscii) ? Rewrite(original) : original.ToLowerInvariant();

    public override string Normalize(ReadOnlySpan<char> original) =>
        original.ContainsAnyExcept(PrintableAscii) ? Rewrite(original) : original.ToString().ToLowerInvariant();

    private static string Rewrite(ReadOnlySpan<char> original)
    {
        var result = new StringBuilder(original.Length + 16);
        foreach (var rune in original.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
                result.Append(' ');
            else if (rune.IsAscii && !Rune.IsControl(rune))
                result.Append((char)rune.Value);
            else if (IsIdeograph(rune.Value))
            {
                result.Append(' ');
                CanonicalDecomposition.Append(result, rune);
                result.Append(' ');
            }
            else if (!IsDropped(rune))
                CanonicalDecomposition.Append(result, rune);
        }
        return result.ToString().ToLowerInvariant();
    }

    // A lone surrogate is enumerated as the replacement character.
    private static bool IsDropped(Rune rune) =>
        rune == Rune.ReplacementChar
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned;

    private static bool IsIdeograph(int code) => code is
        (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x20000 and <= 0x2A6DF) or (>= 0x2A700 and <= 0x2B73F)
        or (>= 0x2B740 and <= 0x2B81F) or (>= 0x2B820 and <= 0x2CEAF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x2F800 and <= 0x2FA1F);
}
