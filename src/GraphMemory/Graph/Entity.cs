using System.Collections.Immutable;

namespace GraphMemory.Graph;

/// <summary>Identifies an entity within its scope.</summary>
public readonly record struct EntityId(Guid Value) : IComparable<EntityId>
{
    /// <inheritdoc/>
    public int CompareTo(EntityId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>What sort of thing an entity is.</summary>
public enum EntityKind
{
    /// <summary>Not known yet.</summary>
    Thing,

    /// <summary>A human being.</summary>
    Person,

    /// <summary>An animal with a name or a place in somebody's life.</summary>
    Animal,

    /// <summary>A place: country, city, building.</summary>
    Place,

    /// <summary>A company, school, team, institution.</summary>
    Organisation,

    /// <summary>A project, plan or undertaking.</summary>
    Project,

    /// <summary>A product, tool or work.</summary>
    Product,

    /// <summary>A subject of talk or interest.</summary>
    Topic,

    /// <summary>Something that happens.</summary>
    Event,
}

/// <summary>Somebody or something that facts are about.</summary>
public sealed record Entity
{
    /// <summary>Identifies the entity within its scope.</summary>
    public required EntityId Id { get; init; }

    /// <summary>What sort of thing it is.</summary>
    public required EntityKind Kind { get; init; }

    /// <summary>The name it was first met with: 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>True for the scope's own user: the "I" of turns without a speaker. At most one in a scope.</summary>
    public bool IsSelf { get; init; }

    /// <summary>Other names, in the order in which they were met.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>When we first learnt of it.</summary>
    public DateTimeOffset RecordedAt { get; init; }
}

/// <summary>Which entities to read. Conditions are joined by "and"; null or empty means any. The order is that of ids, which is that of creation.</summary>
public sealed record EntityQuery
{
    /// <summary>Only these, at most 1,000.</summary>
    public IReadOnlyCollection<EntityId>? Ids { get; init; }

    /// <summary>Only entities with a name or alias of one of these keys (<see cref="Entities.NameKey"/>), at most 1,000.</summary>
    public IReadOnlyCollection<string>? NameKeys { get; init; }

    /// <summary>Only entities with a name or alias whose key begins so.</summary>
    public string? NameKeyPrefix { get; init; }

    /// <summary>Only entities of these kinds.</summary>
    public IReadOnlyCollection<EntityKind>? Kinds { get; init; }

    /// <summary>Only the scope's own user.</summary>
    public bool SelfOnly { get; init; }

    /// <summary>Only entities behind this one.</summary>
    public EntityId? After { get; init; }

    /// <summary>At most this many: 0 to 10,000.</summary>
    public int First { get; init; } = Page.DefaultSize;

    /// <summary>Refuses a query that goes beyond the bounds of its properties. A store calls it before it reads.</summary>
    /// <exception cref="MemoryException"><see cref="MemoryErrorCode.InvalidArgument"/> when it does; the message names the bound.</exception>
    public void Check()
    {
        Bounds.CheckFirst(First);
        Bounds.CheckCount(Ids, nameof(Ids));
        Bounds.CheckCount(NameKeys, nameof(NameKeys));
    }
}
