using GraphMemory.Graph;
using GraphMemory.Language.English;

namespace GraphMemory.Extraction;

/// <summary>Words of a text that name something.</summary>
/// <param name="Text">The words.</param>
/// <param name="First">The first token.</param>
/// <param name="Last">The last token.</param>
/// <param name="Head">The token by which they hang in the tree.</param>
internal sealed record Phrase(string Text, Token First, Token Last, Token Head)
{
    private const int TokensMax = 10;

    /// <summary>The noun phrase of a head, without article, relative clause, apposition and phrases of time.</summary>
    public static Phrase OfNoun(Token head, IReadOnlyList<TimePhrase> times)
    {
        Token first = head;
        TokenList left = head.LeftChildren;
        for (int i = left.Count - 1; i >= 0; i--)
        {
            if (left[i].Dep is "det" or "predet" or "cc" or "preconj" or "punct" && left[i].Lower is not "-" || IsTime(left[i], times)) break;
            first = left[i].Subtree[0];
        }
        return Between(first, RightEdge(head, times, TokensMax), head);
    }

    /// <summary>A verb with its objects and places, without conjoined clauses and phrases of time.</summary>
    public static Phrase OfVerb(Token verb, IReadOnlyList<TimePhrase> times) => Between(verb, RightEdge(verb, times, TokensMax), verb);

    /// <summary>The name that a token is part of, when it is a proper name; null otherwise.</summary>
    public static Phrase? OfName(Token head)
    {
        if (head.Entity is { } entity && entity.Type is not ("DATE" or "TIME" or "CARDINAL" or "ORDINAL" or "MONEY" or "PERCENT" or "QUANTITY"))
        {
            TokenList tokens = entity.Tokens;
            Token from = tokens[0].Pos is "DET" && tokens.Count > 1 ? tokens[1] : tokens[0];
            if (tokens.Any(token => token.Pos is "PROPN")) return Between(from, WithoutPossessive(tokens[^1]), head);
        }
        if (head.Pos is not "PROPN") return null;
        Token first = head;
        while (first.Previous is { Pos: "PROPN", Dep: "compound" or "nmod" } previous && previous.Head.Index >= first.Index) first = previous;
        return Between(first, head, head);
    }

    /// <summary>A head and what is joined to it by "and", "or" or a comma.</summary>
    public static IEnumerable<Token> Joined(Token head)
    {
        TokenList children = head.RightChildren;
        yield return head;
        for (int i = 0; i < children.Count; i++)
        {
            if (children[i].Dep is not "conj") continue;
            foreach (Token further in Joined(children[i])) yield return further;
        }
    }

    /// <summary>The words from one token to another.</summary>
    public static Phrase Between(Token first, Token last, Token head)
    {
        Sentence sentence = first.Sentence;
        int offset = sentence.Tokens[0].Index;
        int start = first.Index - offset, end = last.Index - offset;
        if (start < 0 || end >= sentence.Tokens.Count || end < start) return new(head.Text, head, head, head);
        while ((last.Pos is "PUNCT" or "SYM" || last.Text is "-") && last.Index > first.Index && last.Text is not ("\"" or ")")) last = last.Previous!;
        // A quotation or bracket that the phrase opens is closed with it.
        if (last.Next is { Text: "\"" or ")" } closing && closing.Sentence == sentence && OpensOne(first, last)) last = closing;
        int textStart = first.Start - sentence.Start;
        return new(sentence.Text[textStart..(last.End - sentence.Start)].ReplaceLineEndings(" "), first, last, head);
    }

    /// <summary>Which words of the turn these are.</summary>
    public TextSpan Span => new(First.Start, Last.End - First.Start);

    private static bool OpensOne(Token first, Token last)
    {
        int quotes = 0, brackets = 0;
        for (Token? token = first; token is not null && token.Index <= last.Index; token = token.Next)
        {
            if (token.Text is "\"") quotes++;
            else if (token.Text is "(") brackets++;
            else if (token.Text is ")") brackets--;
        }
        return quotes % 2 == 1 || brackets > 0;
    }

    private static Token RightEdge(Token head, IReadOnlyList<TimePhrase> times, int budget)
    {
        Token last = head;
        foreach (Token child in head.RightChildren)
        {
            if (IsTime(child, times) || child.Index > last.Index + budget) break;
            bool isInside = child.Dep is "prep" or "pobj" or "dobj" or "prt" or "attr" or "acomp" or "xcomp" or "dative" or "pcomp" or "compound"
                or "nummod" or "amod" or "case" or "aux" or "oprd" or "quantmod"
                || (child.Dep is "conj" or "cc" && head.Dep is "amod" or "compound");
            if (!isInside && !(child.Dep is "advmod" or "punct" && child.Lower is "-" or "online" or "outside" or "outdoors" or "together" or "abroad" or "home")) break;
            if (child.Dep is "prep" && child.RightChildren.Count == 0) break;
            if (child.Dep is "prep" && child.RightChildren.Any(grand => IsTime(grand, times))) break;
            Token edge = RightEdge(child, times, budget - (child.Index - last.Index));
            // A verb behind a preposition that lost its object says nothing: "a plan for getting".
            if (child.Dep is "prep" && edge.Dep is "pcomp" && edge.RightChildren.Count > 0) break;
            last = edge;
        }
        return last;
    }

    private static Token WithoutPossessive(Token last) => last.Tag is "POS" && last.Previous is { } name ? name : last;

    private static bool IsTime(Token token, IReadOnlyList<TimePhrase> times)
    {
        foreach (TimePhrase time in times)
        {
            if (token.Index >= time.FirstToken && token.Index <= time.LastToken) return true;
        }
        return false;
    }
}
