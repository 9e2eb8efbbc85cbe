namespace GraphMemory.Language.English;

/// <summary>A name, date, amount or the like, found in the text. Entities do not overlap and never cross a sentence's start.</summary>
public sealed class NamedEntity
{
    internal NamedEntity(string type, TokenList tokens)
    {
        Type = type;
        Tokens = tokens;
    }

    /// <summary>
    /// What it is: PERSON, ORG, GPE (countries, cities), LOC, NORP (peoples, religions, parties), FAC, PRODUCT, EVENT, WORK_OF_ART, LAW,
    /// LANGUAGE, DATE, TIME, MONEY, PERCENT, QUANTITY, ORDINAL or CARDINAL.
    /// </summary>
    public string Type { get; }

    /// <summary>The tokens of the entity; at least one.</summary>
    public TokenList Tokens { get; }

    /// <summary>The entity as it was written.</summary>
    public string Text => Tokens.Text;

    /// <summary>Where it begins in the text, in UTF-16 units.</summary>
    public int Start => Tokens[0].Start;

    /// <summary>Where its last token ends, in UTF-16 units.</summary>
    public int End => Tokens[^1].End;

    /// <summary>
    /// The token by which the entity hangs in the tree: the first one whose head lies outside, mostly its last word.
    /// </summary>
    public Token Root
    {
        get
        {
            foreach (Token token in Tokens)
                if (token.IsRoot || token.Head.Index < Tokens[0].Index || token.Head.Index > Tokens[^1].Index) return token;
            return Tokens[0];
        }
    }

    /// <inheritdoc />
    public override string ToString() => $"{Text} ({Type})";
}
