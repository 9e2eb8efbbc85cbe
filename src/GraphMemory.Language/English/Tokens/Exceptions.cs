using GraphMemory.Language.English.Loading;

namespace GraphMemory.Language.English.Tokens;

/// <summary>The chunks whose tokens are listed: <c>don't</c>, <c>a.m.</c>, <c>:)</c>.</summary>
sealed class Exceptions
{
    readonly Dictionary<string, Lexeme[]> all = new(StringComparer.Ordinal);
    readonly Dictionary<string, Lexeme[]>.AlternateLookup<ReadOnlySpan<char>> byText;
    readonly int lengthMax;

    public Exceptions(Tables tables, Lexicon lexicon)
    {
        foreach ((string text, (string Text, string? Norm)[] parts) in tables.Exceptions)
        {
            all.Add(text, [.. parts.Select(part => part.Norm is null ? lexicon.Find(part.Text) : lexicon.Create(part.Text, part.Norm))]);
            lengthMax = Math.Max(lengthMax, text.Length);
        }
        byText = all.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public Lexeme[]? Find(ReadOnlySpan<char> text) =>
        text.Length <= lengthMax && byText.TryGetValue(text, out Lexeme[]? lexemes) ? lexemes : null;
}
