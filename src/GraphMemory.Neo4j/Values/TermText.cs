using GraphMemory.Recall;

namespace GraphMemory.Neo4j.Values;

/// <summary>
/// The text that the full-text indexes read: the scope's token, then every term as often as it stands in the text, with single spaces between.
/// Terms are letters and digits, so white space parts them.
/// </summary>
internal static class TermText
{
    public static string Write(string scope, IReadOnlyList<TermCount> terms) =>
        string.Join(' ', terms.SelectMany(term => Enumerable.Repeat(term.Term, term.Count)).Prepend(scope));

    /// <summary>The terms, each once, in the order in which they first stand there.</summary>
    public static IReadOnlyList<TermCount> Read(string text) =>
        [.. text.Split(' ').Skip(1).CountBy(term => term, StringComparer.Ordinal).Select(pair => new TermCount(pair.Key, pair.Value))];
}
