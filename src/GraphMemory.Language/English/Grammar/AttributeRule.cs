namespace GraphMemory.Language.English.Grammar;

/// <summary>Conditions on one token or two neighbours, and what then becomes of one of them.</summary>
/// <param name="Conditions">One condition for each token.</param>
/// <param name="Index">Which of the tokens is changed.</param>
sealed record AttributeRule(TokenCondition[] Conditions, int Index, string? Tag, string? Dep, string? Pos, string? Morph, string? Lemma);
