namespace GraphMemory.Language.English.Tokens;

/// <summary>What a token is by its letters alone. Shared by all tokens that are written and used alike.</summary>
sealed record Word(string Text, string Norm, string Lower, string Shape, bool IsSpace);
