using System.Globalization;
using System.Text;

namespace GraphMemory.Language;

/// <summary>
/// Canonical decomposition without the non-spacing marks, from a table of our own: <see cref="string.Normalize()"/>
/// answers its input unchanged where globalization is invariant, and would make vectors and name keys depend on the machine's ICU.
/// </summary>
public static class CanonicalDecomposition
{
    private const int SyllableFirst = 0xAC00, SyllableLast = 0xD7A3;
    private const int LeadFirst = 0x1100, VowelFirst = 0x1161, TrailBefore = 0x11A7;
    private const int Trails = 28, VowelsTimesTrails = 21 * Trails;

    private static readonly Dictionary<int, string> Table = ReadTable();

    /// <summary>Appends what <paramref name="rune"/> decomposes to; nothing for a non-spacing mark.</summary>
    public static void Append(StringBuilder target, Rune rune)
    {
        if (rune.Value is >= SyllableFirst and <= SyllableLast)
            AppendSyllable(target, rune.Value - SyllableFirst);
        else if (Table.TryGetValue(rune.Value, out var parts))
            target.Append(parts);
        else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
            AppendRune(target, rune);
    }

    private static void AppendSyllable(StringBuilder target, int index)
    {
        target.Append((char)(LeadFirst + (index / VowelsTimesTrails)));
        target.Append((char)(VowelFirst + (index % VowelsTimesTrails / Trails)));
        if (index % Trails is var trail and > 0)
            target.Append((char)(TrailBefore + trail));
    }

    private static void AppendRune(StringBuilder target, Rune rune)
    {
        Span<char> chars = stackalloc char[2];
        target.Append(chars[..rune.EncodeToUtf16(chars)]);
    }

    private static Dictionary<int, string> ReadTable()
    {
        using var stream = typeof(CanonicalDecomposition).Assembly.GetManifestResourceStream("canonical-decompositions.txt")!;
        using var reader = new StreamReader(stream);
        var table = new Dictionary<int, string>(2048);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var codes = line.Split(' ');
            table.Add(CodePoint(codes[0]), string.Concat(codes.Skip(1).Select(code => char.ConvertFromUtf32(CodePoint(code)))));
        }
        return table;
    }

    private static int CodePoint(string hex) => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
