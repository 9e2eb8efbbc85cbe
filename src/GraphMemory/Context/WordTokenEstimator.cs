using System.Text;

namespace GraphMemory.Context;

/// <summary>
/// Estimates the tokens of the usual byte-pair vocabularies without one of them: a run of Latin letters counts one token for each
/// started 7 letters, a run of digits one for each started 3, a line break one, every other mark one, and every other letter one.
/// A space belongs to the word behind it. Made to err upwards on English, so that a context does not outgrow its budget.
/// </summary>
public sealed class WordTokenEstimator : ITokenEstimator
{
    private const int LettersPerToken = 7;
    private const int DigitsPerToken = 3;

    /// <inheritdoc/>
    public string Name => "words/1";

    /// <inheritdoc/>
    public int Count(string text)
    {
        int tokens = 0, letters = 0, digits = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool latin = rune.Value < 0x250 && Rune.IsLetter(rune);
            bool digit = rune.Value < 0x80 && Rune.IsDigit(rune);
            if (!latin) tokens += Take(ref letters, LettersPerToken);
            if (!digit) tokens += Take(ref digits, DigitsPerToken);
            if (latin) letters++;
            else if (digit) digits++;
            else if (rune.Value == '\n' || !Rune.IsWhiteSpace(rune)) tokens++;
        }
        return tokens + Take(ref letters, LettersPerToken) + Take(ref digits, DigitsPerToken);
    }

    private static int Take(ref int run, int perToken)
    {
        int tokens = (run + perToken - 1) / perToken;
        run = 0;
        return tokens;
    }
}
