using System.Text.RegularExpressions;
using CsCheck;
using GraphMemory.Language.English;
using GraphMemory.Language.English.Loading;
using GraphMemory.Language.English.Tokens;

namespace GraphMemory.Language.Tests.English;

/// <summary>The short cuts past the regular expressions give what the expressions give.</summary>
public sealed class AffixTests
{
    static readonly Tables Tables = EnglishAnalyzer.Default.Pipeline.Tables;
    static readonly Affixes Affixes = new(Tables.Prefix, Tables.Suffix, Tables.Infix, Tables.Url);
    static readonly Regex Prefix = new(Tables.Prefix, RegexOptions.CultureInvariant);
    static readonly Regex Suffix = new(Tables.Suffix, RegexOptions.CultureInvariant);
    static readonly Regex Infix = new(Tables.Infix, RegexOptions.CultureInvariant);
    static readonly Regex Url = new(Tables.Url, RegexOptions.CultureInvariant);

    static readonly Gen<string> Piece = Gen.OneOf(
        Gen.Char[' ', '~'].Select(c => c.ToString()),
        Gen.OneOf("a", "s", "S", "US$", "km", "m/s", "kmh", "°C", "'s", "’s", "...", "…", "é", "µg", "²", "12", "NASA", "://", "www", "co", "@", "🙂", "ж", "د", "-", "–"));

    static readonly Gen<string> Chunk = Piece.Array[1, 8].Select(pieces => string.Concat(pieces).Replace(" ", ""));

    [Fact]
    public void All_short_strings_of_ascii_have_the_affixes_of_the_expressions()
    {
        string characters = string.Concat(Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c));
        foreach (char first in characters)
        {
            Compare(first.ToString());
            foreach (char second in characters)
            {
                Compare($"{first}{second}");
                foreach (char third in "aZ7.$'°") Compare($"{third}{first}{second}");
            }
        }
    }

    [Fact]
    public void Any_chunk_has_the_affixes_of_the_expressions() => Chunk.Sample(Compare, iter: 20_000);

    [Fact]
    public void White_space_has_no_affixes()
    {
        foreach (int space in Tables.Spaces) Compare($"{(char)space}\n{(char)space}");
    }

    [Fact]
    public void The_user_part_of_an_address_matches_the_same_in_linear_time()
    {
        Gen.OneOf("a", ":", "@", "b.co", ".", "x", "://", "http", "192.168.1.1", "8.8.8.8", "/", "?", "é").Array[1, 12].Select(string.Concat)
            .Sample(text => Assert.Equal(Url.IsMatch(text), Affixes.IsUrl(text)), iter: 20_000);
        Assert.False(Affixes.IsUrl(new string(':', 50_000) + "."));
        Assert.True(Affixes.IsUrl("ftp://" + new string(':', 50_000) + "@example.com/a"));
    }

    static void Compare(string chunk)
    {
        if (chunk.Length == 0) return;
        Match prefix = Prefix.Match(chunk), suffix = Suffix.Match(chunk);
        Assert.Equal((chunk, prefix.Length), (chunk, Affixes.PrefixLength(chunk)));
        Assert.Equal((chunk, suffix.Length), (chunk, Affixes.SuffixLength(chunk)));
        if (Affixes.HasNoInfix(chunk)) Assert.Equal((chunk, false, false), (chunk, Infix.IsMatch(chunk), Url.IsMatch(chunk)));
    }
}
