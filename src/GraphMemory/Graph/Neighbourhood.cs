namespace GraphMemory.Graph;

/// <summary>What lies around some entities.</summary>
public sealed record NeighbourQuery
{
    /// <summary>Where to start, at most 50.</summary>
    public required IReadOnlyCollection<EntityId> Seeds { get; init; }

    /// <summary>How far to go, in relationships: 1 to 3.</summary>
    public int Hops { get; init; } = 1;

    /// <summary>Entities that are reached but not gone through, as the scope's own user, who knows everybody.</summary>
    public IReadOnlyCollection<EntityId> NotThrough { get; init; } = [];

    /// <summary>At most this many relationships of each entity, latest first.</summary>
    public int EdgesPerEntityMax { get; init; } = 50;

    /// <summary>At most this many entities in all, nearest first.</summary>
    public int EntitiesMax { get; init; } = 200;
}

/// <summary>The entities and relationships around some seeds, at one read point.</summary>
/// <param name="Distances">Every entity reached, with the number of relationships from the nearest seed (0 for a seed that exists).</param>
/// <param name="Edges">The active facts between two of these entities, ordered by id.</param>
/// <param name="Truncated">Those entities that have relationships beyond the bounds of the query.</param>
public sealed record Neighbourhood(
    IReadOnlyDictionary<EntityId, int> Distances, IReadOnlyList<FactState> Edges, IReadOnlySet<EntityId> Truncated);
