namespace GraphMemory.Language.English;

/// <summary>A sentence as the parser saw it. The sentences of a text partition its tokens.</summary>
public sealed class Sentence
{
    internal Sentence(AnalyzedText owner, int index, TokenList tokens)
    {
        Owner = owner;
        Index = index;
        Tokens = tokens;
        Root = FindRoot(tokens);
    }

    internal AnalyzedText Owner { get; }

    /// <summary>The sentence's place in the text, from 0.</summary>
    public int Index { get; }

    /// <summary>The tokens of the sentence; at least one.</summary>
    public TokenList Tokens { get; }

    /// <summary>
    /// The token on which all others of the sentence depend, mostly the main verb. (In rare torn trees, where the head of a token lies in
    /// another sentence, the first such token stands in when no root lies in this one.)
    /// </summary>
    public Token Root { get; }

    /// <summary>Where the sentence begins in the text, in UTF-16 units.</summary>
    public int Start => Tokens[0].Start;

    /// <summary>Where the last token ends, in UTF-16 units; a white space after it is not part of the sentence.</summary>
    public int End => Tokens[^1].End;

    /// <summary>The sentence as it was written.</summary>
    public string Text => Tokens.Text;

    /// <inheritdoc />
    public override string ToString() => Text;

    static Token FindRoot(TokenList tokens)
    {
        foreach (Token token in tokens)
            if (token.IsRoot) return token;
        foreach (Token token in tokens)
            if (token.Head.Index < tokens[0].Index || token.Head.Index > tokens[^1].Index) return token;
        return tokens[0];
    }
}
