namespace GraphMemory.Neo4j.Schema;

/// <summary>A label of the graph.</summary>
/// <param name="Label">The label.</param>
/// <param name="Meaning">What such a node is.</param>
/// <param name="Properties">The names of its properties beside <c>scope</c>; those that are null are absent.</param>
public sealed record NodeKind(string Label, string Meaning, IReadOnlyList<string> Properties);
