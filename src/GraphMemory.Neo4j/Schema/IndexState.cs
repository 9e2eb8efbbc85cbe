namespace GraphMemory.Neo4j.Schema;

/// <summary>An index or unique constraint, and how it stands on a server.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">RANGE, FULLTEXT or VECTOR.</param>
/// <param name="Label">What it indexes.</param>
/// <param name="Properties">By which properties, in order.</param>
/// <param name="IsUnique">Whether two nodes with the same values are refused.</param>
/// <param name="State">ONLINE, POPULATING or FAILED; MISSING when the server does not have it.</param>
/// <param name="Share">How much of it is filled, 0 to 100.</param>
public sealed record IndexState(string Name, string Type, string Label, IReadOnlyList<string> Properties, bool IsUnique, string State, double Share);
