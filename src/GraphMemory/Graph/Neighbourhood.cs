namespace GraphMemory.Graph;

/// <summary>What lies around some entities.</summary>
public sealed record NeighbourQuery
{
    /// <summary>Where to start, at most 50.</summary>
    public required IReadOnlyCollection<EntityId> Seeds { get; init; }

    /// <summary>How far to go, in relationships: 1 to 3.</summary>
    public int Hops { get; init; } = 1;

    /// <summary>Entities that are reached but not gone through, as the scope's own user, who knows everybody; at most 1,000.</summary>
    public IReadOnlyCollection<EntityId> NotThrough { get; init; } = [];

    /// <summary>At most this many relationships of each entity, latest first: 1 to 1,000.</summary>
    public int EdgesPerEntityMax { get; init; } = 50;

    /// <summary>At most this many entities in all, nearest first: 1 to 10,000.</summary>
    public int EntitiesMax { get; init; } = 200;

    /// <summary>Refuses a query that goes beyond the bounds of its properties. A store calls it before it reads.</summary>
    /// <exception cref="MemoryException"><see cref="MemoryErrorCode.InvalidArgument"/> when it does; the message names the bound.</exception>
    public void Check()
    {
        Bounds.CheckCount(Seeds, nameof(Seeds), 50);
        Bounds.CheckRange(Hops, nameof(Hops), 1, 3);
        Bounds.CheckCount(NotThrough, nameof(NotThrough));
        Bounds.CheckRange(EdgesPerEntityMax, nameof(EdgesPerEntityMax), 1, 1_000);
        Bounds.CheckRange(EntitiesMax, nameof(EntitiesMax), 1, Bounds.FirstMax);
    }
}

/// <summary>The entities and relationships around some seeds, at one read point.</summary>
/// <param name="Distances">Every entity reached, with the number of relationships from the nearest seed (0 for a seed that exists).</param>
/// <param name="Edges">The active facts between two of these entities, ordered by id.</param>
/// <param name="Truncated">Those entities that have relationships beyond the bounds of the query.</param>
public sealed record Neighbourhood(
    IReadOnlyDictionary<EntityId, int> Distances, IReadOnlyList<FactState> Edges, IReadOnlySet<EntityId> Truncated);
