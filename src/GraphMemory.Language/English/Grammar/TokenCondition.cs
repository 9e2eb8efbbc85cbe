using System.Text.RegularExpressions;
using GraphMemory.Language.English.Tokens;

namespace GraphMemory.Language.English.Grammar;

/// <summary>What an attribute rule asks of a token. A part that is null asks nothing.</summary>
/// <param name="Tags">The tags that fit, by index.</param>
/// <param name="Deps">The labels that fit, by index.</param>
/// <param name="Lowers">The words that fit, in lower case.</param>
/// <param name="Pattern">What the word in lower case must match.</param>
/// <param name="IsSpace">Whether the token must or must not be white space.</param>
sealed record TokenCondition(bool[]? Tags, bool[]? Deps, HashSet<string>? Lowers, Regex? Pattern, bool? IsSpace)
{
    public bool Fits(Word word) =>
        (IsSpace is null || IsSpace == word.IsSpace) && (Lowers is null || Lowers.Contains(word.Lower))
        && (Pattern is null || Pattern.IsMatch(word.Lower));

    public bool Fits(int tag, int dep) => (Tags is null || Tags[tag]) && (Deps is null || Deps[dep]);
}
