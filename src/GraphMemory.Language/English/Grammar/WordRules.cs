namespace GraphMemory.Language.English.Grammar;

/// <summary>
/// The attribute rules that can apply to a word by its letters: the numbers of those on one token, and for those on two neighbours which of
/// them (as bits) it can stand first or second in.
/// </summary>
sealed record WordRules(int[] Single, uint First, uint Second);
