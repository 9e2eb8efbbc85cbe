namespace GraphMemory.Neo4j.Schema;

/// <summary>A type of relationship.</summary>
/// <param name="From">The label where it begins.</param>
/// <param name="Type">The type.</param>
/// <param name="To">The label where it ends.</param>
/// <param name="Meaning">What it says.</param>
/// <param name="Properties">The names of its properties.</param>
public sealed record RelationshipKind(string From, string Type, string To, string Meaning, IReadOnlyList<string> Properties);
