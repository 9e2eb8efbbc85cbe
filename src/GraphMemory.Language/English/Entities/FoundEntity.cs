namespace GraphMemory.Language.English.Entities;

/// <summary>An entity by its first and last token.</summary>
readonly record struct FoundEntity(int First, int Last, string Type);
