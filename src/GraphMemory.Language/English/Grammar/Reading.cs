namespace GraphMemory.Language.English.Grammar;

/// <summary>What a word is in a place: the outcome of the attribute rules and the lemmatizer for one predicted tag and label.</summary>
sealed record Reading(int TagIndex, int DepIndex, string Tag, string Pos, string Morph, string Lemma, string Dep)
{
    /// <summary>Another reading of the same word, in the lexeme's list.</summary>
    public Reading? Next { get; set; }
}
