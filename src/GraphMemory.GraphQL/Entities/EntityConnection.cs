using System.ComponentModel;
using GraphMemory.Entities;
using GraphMemory.Graph;
using GraphMemory.GraphQL.Connections;
using GraphMemory.GraphQL.Errors;
using GraphMemory.GraphQL.Facts;
using GraphMemory.GraphQL.Reads;
using GraphQL;

namespace GraphMemory.GraphQL.Entities;

[Name("EntityWhere")]
[Description("Which entities. Conditions are joined by \"and\".")]
internal sealed class EntityWhere
{
    [Description("By their own ids.")]
    public IdFilter? Id { get; init; }

    [Description("By a name or another name.")]
    public NameFilter? Name { get; init; }

    [Description("By what sort of thing they are.")]
    public EntityKindFilter? Kind { get; init; }

    public EntityQuery ToQuery(Scope scope) => new()
    {
        Ids = Id?.Rows(EntityNode.TypeName, scope).Select(id => new EntityId(id)).ToList(),
        NameKeys = Name?.Keys(),
        NameKeyPrefix = Name?.Prefix(),
        Kinds = Kind?.Values(),
    };
}

[Name("NameFilter")]
[Description("A name, without regard to case, accents and punctuation. Exactly one condition is given.")]
internal sealed class NameFilter
{
    [Description("This name.")]
    public string? Eq { get; init; }

    [Description("One of these names: 1 to 100.")]
    public IReadOnlyList<string>? In { get; init; }

    [Description("A name that begins so.")]
    public string? StartsWith { get; init; }

    public IReadOnlyList<string>? Keys() => StartsWith is null ? [.. OneOf.Either(Eq, In).Select(NameKeys.Of)] : null;

    public string? Prefix()
    {
        if (StartsWith is null) return null;
        if (Eq is not null || In is not null) throw new RequestRefused(ErrorCodes.InvalidArgument, "A name filter takes exactly one of `eq`, `in` and `startsWith`.");
        return NameKeys.Of(StartsWith);
    }
}

/// <summary>The form in which names are compared, for names that callers give.</summary>
internal static class NameKeys
{
    public static string Of(string name)
    {
        if (name.Length > 200) throw Refused();
        string key = NameKey.Of(name);
        return key.Length > 0 ? key : throw Refused();
    }

    private static RequestRefused Refused() => new(ErrorCodes.InvalidArgument, "A name has 1 to 200 characters, with at least one letter or digit.");
}

[Name("EntityKindFilter")]
[Description("One of some sorts.")]
internal sealed class EntityKindFilter
{
    [Description("This sort.")]
    public EntityKind? Eq { get; init; }

    [Description("One of these sorts.")]
    public IReadOnlyList<EntityKind>? In { get; init; }

    public IReadOnlyList<EntityKind> Values() => Eq is { } one ? OneOf.Either<EntityKind>([one], In) : OneOf.Either(null, In);
}

[Name("EntityConnection")]
[Description("A page of entities.")]
internal sealed class EntityConnection : Connection<EntityEdge, EntityNode>
{
    private readonly MemoryReading reading;
    private readonly bool countsAll;

    private EntityConnection(MemoryReading reading, IReadOnlyList<EntityEdge> edges, bool hasNextPage, bool hasPreviousPage, bool countsAll)
        : base(edges, hasNextPage, hasPreviousPage)
    {
        this.reading = reading;
        this.countsAll = countsAll;
    }

    [Description("How many entities there are in all, for a list without `where`; null for another, where counting is not cheap.")]
    public async Task<long?> TotalCountAsync(CancellationToken ct) =>
        countsAll ? (await reading.Graph.CountsAsync(reading.Scope, reading.At, ct)).Entities : null;

    internal static async Task<EntityConnection> ReadAsync(MemoryReading reading, EntityWhere? where, int first, string? after, CancellationToken ct)
    {
        int size = PageSize.Checked(first, reading);
        EntityQuery query = where?.ToQuery(reading.Scope) ?? new();
        Cursors cursors = new("entities", reading.Scope, query with { First = 0 });
        EntityQuery paged = query with
        {
            First = size,
            After = cursors.Read(after, place => Guid.TryParseExact(place, "D", out Guid id) ? new EntityId(id) : (EntityId?)null),
        };
        Page<Entity> page = await reading.Graph.EntitiesAsync(reading.Scope, paged, reading.At, ct);
        reading.Spend(page.Items.Count);
        List<EntityEdge> edges = [.. page.Items.Select(entity => new EntityEdge(cursors.Of(entity.Id.ToString()), new(reading, entity)))];
        return new(reading, edges, page.HasMore, after is not null, where is null);
    }
}

[Name("EntityEdge")]
[Description("An entity on a page.")]
internal sealed class EntityEdge(string cursor, EntityNode node) : Edge<EntityNode>(cursor, node);
