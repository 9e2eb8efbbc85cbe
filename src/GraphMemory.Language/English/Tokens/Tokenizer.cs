namespace GraphMemory.Language.English.Tokens;

/// <summary>Cuts a text into tokens: chunks at white space, affixes off the chunks, then sequences that belong together put back.</summary>
sealed class Tokenizer(Lexicon lexicon, ChunkSplitter splitter)
{
    /// <param name="text">A text without lone surrogates.</param>
    /// <param name="tokens">Where the tokens go; emptied first.</param>
    public void Tokenize(string text, TokenBuffer tokens)
    {
        tokens.Clear();
        if (text.Length == 0) return;
        bool anySequence = false, inSpace = lexicon.Characters.IsSpace(text[0]);
        int start = 0;
        for (int i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && lexicon.Characters.IsSpace(text[i]) == inSpace) continue;
            if (start < i) anySequence |= AddChunk(text.AsSpan(start, i - start), start, tokens);
            start = i;
            if (i < text.Length && text[i] == ' ' && !inSpace)
            {
                tokens.HasSpace[tokens.Count - 1] = true;
                start = i + 1;
            }
            inSpace = !inSpace;
        }
        if (anySequence) JoinSequences(tokens);
    }

    bool AddChunk(ReadOnlySpan<char> chunk, int start, TokenBuffer tokens)
    {
        bool anySequence = false;
        foreach (Lexeme lexeme in splitter.Split(chunk))
        {
            tokens.Add(lexeme, start, hasSpace: false);
            start += lexeme.Word.Text.Length;
            anySequence |= lexeme.Sequences.Length > 0;
        }
        return anySequence;
    }

    /// <summary>
    /// Replaces sequences of tokens that make up an exception by the exception's own tokens; longer ones win, then earlier ones.
    /// </summary>
    void JoinSequences(TokenBuffer tokens)
    {
        List<(int First, int Count)> found = [];
        for (int i = 0; i < tokens.Count; i++)
            foreach (SpecialSequence sequence in tokens.Lexemes[i].Sequences)
                if (sequence.IsAt(tokens.Lexemes.AsSpan(i, tokens.Count - i))) found.Add((i, sequence.Texts.Length));
        if (found.Count == 0) return;
        found.Sort((a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : a.First.CompareTo(b.First));

        bool[] seen = new bool[tokens.Count];
        Dictionary<int, (int Count, Lexeme[] Lexemes)> replaced = [];
        foreach ((int first, int count) in found)
        {
            bool free = !seen[first] && !seen[first + count - 1];
            seen.AsSpan(first, count).Fill(true);
            if (free && splitter.Exceptions.Find(tokens.Joined(first, count)) is { } lexemes) replaced.Add(first, (count, lexemes));
        }
        if (replaced.Count > 0) tokens.Replace(replaced);
    }
}
