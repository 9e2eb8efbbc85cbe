namespace GraphMemory.Language.English;

/// <summary>A text with everything the analysis found in it. Immutable and safe to share between threads.</summary>
public sealed class AnalyzedText
{
    internal AnalyzedText(string text, bool tooLong = false)
    {
        Text = text;
        TooLong = tooLong;
    }

    /// <summary>
    /// The text that was analysed. It equals what was given, but for lone surrogates: each is U+FFFD here, so that offsets are the same in
    /// both.
    /// </summary>
    public string Text { get; }

    /// <summary>
    /// Whether the text was longer than the analyzer's limit. It was not looked at then and has no tokens, sentences or entities.
    /// </summary>
    public bool TooLong { get; }

    /// <summary>All tokens from left to right. Their texts and spaces (<see cref="Token.HasSpace"/>) put together are the text.</summary>
    public TokenList Tokens { get; internal set; }

    /// <summary>The sentences from left to right; every token is in exactly one.</summary>
    public IReadOnlyList<Sentence> Sentences { get; internal set; } = [];

    /// <summary>The names, dates, amounts from left to right; none when entities were not asked for.</summary>
    public IReadOnlyList<NamedEntity> Entities { get; internal set; } = [];

    /// <summary>The children of all tokens, one token's after the other's.</summary>
    internal Token[] ChildTokens { get; set; } = [];

    /// <summary>The token that covers the UTF-16 unit at this offset, or null between tokens and outside of the text.</summary>
    public Token? TokenAt(int offset)
    {
        int low = 0, high = Tokens.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            Token token = Tokens[middle];
            if (offset < token.Start) high = middle - 1;
            else if (offset >= token.End) low = middle + 1;
            else return token;
        }
        return null;
    }
}
