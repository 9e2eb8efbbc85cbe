using System.Text.RegularExpressions;
using GraphMemory.Language.English.Loading;

namespace GraphMemory.Language.English.Tokens;

/// <summary>Cuts a chunk - a run of characters without or entirely of white space - into tokens.</summary>
sealed class ChunkSplitter(Tables tables, Lexicon lexicon)
{
    readonly Affixes affixes = new(tables.Prefix, tables.Suffix, tables.Infix, tables.Url);
    readonly Exceptions exceptions = new(tables, lexicon);

    public Exceptions Exceptions => exceptions;

    public ReadOnlySpan<Lexeme> Split(ReadOnlySpan<char> chunk)
    {
        if (lexicon.FindChunk(chunk) is { } known) return known;
        List<Lexeme> tokens = [];
        Split(chunk, tokens);
        Lexeme[] lexemes = [.. tokens];
        lexicon.KeepChunk(chunk, lexemes);
        return lexemes;
    }

    void Split(ReadOnlySpan<char> text, List<Lexeme> tokens)
    {
        if (exceptions.Find(text) is { } whole)
        {
            tokens.AddRange(whole);
            return;
        }
        if (Affixes.IsAsciiLetters(text))
        {
            tokens.Add(lexicon.Find(text));
            return;
        }
        List<Lexeme> after = [];
        text = StripEnds(text, tokens, after);
        if (!text.IsEmpty) SplitMiddle(text, tokens);
        after.Reverse();
        tokens.AddRange(after);
    }

    /// <summary>Takes prefixes and suffixes off in turn until nothing or an exception is left.</summary>
    ReadOnlySpan<char> StripEnds(ReadOnlySpan<char> text, List<Lexeme> before, List<Lexeme> after)
    {
        int last = 0;
        while (!text.IsEmpty && text.Length != last && exceptions.Find(text) is null)
        {
            last = text.Length;
            int p = affixes.PrefixLength(text);
            if (p > 0 && exceptions.Find(text[p..]) is not null)
            {
                before.Add(lexicon.Find(text[..p]));
                return text[p..];
            }
            int q = affixes.SuffixLength(text[p..]);
            if (q > 0 && exceptions.Find(text[..^q]) is not null)
            {
                after.Add(lexicon.Find(text[^q..]));
                return text[..^q];
            }
            if (p > 0) before.Add(lexicon.Find(text[..p]));
            if (q > 0) after.Add(lexicon.Find(text[^q..]));
            text = text[p..^q];
        }
        return text;
    }

    void SplitMiddle(ReadOnlySpan<char> text, List<Lexeme> tokens)
    {
        if (exceptions.Find(text) is { } whole)
        {
            tokens.AddRange(whole);
            return;
        }
        if (Affixes.HasNoInfix(text) || affixes.IsUrl(text))
        {
            tokens.Add(lexicon.Find(text));
            return;
        }
        int start = 0;
        foreach (ValueMatch infix in affixes.Infixes(text))
        {
            if (infix.Index == 0) continue;
            if (infix.Index != start) tokens.Add(lexicon.Find(text[start..infix.Index]));
            tokens.Add(lexicon.Find(text.Slice(infix.Index, infix.Length)));
            start = infix.Index + infix.Length;
        }
        if (start < text.Length) tokens.Add(lexicon.Find(text[start..]));
    }
}
