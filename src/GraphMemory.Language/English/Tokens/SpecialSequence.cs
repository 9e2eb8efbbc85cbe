namespace GraphMemory.Language.English.Tokens;

/// <summary>Token texts into which an exception may have been cut by the affix rules, such as <c>:</c> and <c>)</c>.</summary>
sealed record SpecialSequence(string[] Texts)
{
    public bool IsAt(ReadOnlySpan<Lexeme> lexemes)
    {
        if (lexemes.Length < Texts.Length) return false;
        for (int i = 0; i < Texts.Length; i++)
            if (!string.Equals(lexemes[i].Word.Text, Texts[i], StringComparison.Ordinal)) return false;
        return true;
    }
}
