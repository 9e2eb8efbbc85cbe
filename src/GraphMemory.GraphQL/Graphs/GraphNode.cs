using System.ComponentModel;
using GraphMemory.Graph;
using GraphMemory.GraphQL.Connections;
using GraphMemory.GraphQL.Entities;
using GraphMemory.GraphQL.Errors;
using GraphMemory.GraphQL.Facts;
using GraphMemory.GraphQL.Nodes;
using GraphMemory.GraphQL.Reads;
using GraphQL;
using GraphQL.DataLoader;

namespace GraphMemory.GraphQL.Graphs;

[Name("Graph")]
[Description("Entities and the relationships between them, for drawing. The order is stable: nearest first, then by creation.")]
internal sealed class GraphNode(MemoryReading reading, Neighbourhood around)
{
    private const int SeedsMax = 50;

    [Description("The entities.")]
    public IEnumerable<GraphVertexNode> Nodes => around.Distances
        .OrderBy(reached => reached.Value)
        .ThenBy(reached => reached.Key)
        .Select(reached => new GraphVertexNode(reading, reached.Key, reached.Value, around.Truncated.Contains(reached.Key)));

    [Description("The relationships between them, by creation.")]
    public IEnumerable<GraphEdgeNode> Edges => around.Edges.Where(edge => edge.Fact.Object is not null).Select(edge => new GraphEdgeNode(reading, edge));

    [Description("True when an entity has relationships that are not here.")]
    public bool More => around.Truncated.Count > 0;

    internal static async Task<GraphNode> ReadAsync(MemoryReading reading, IReadOnlyList<string>? around, int hops, int first, CancellationToken ct)
    {
        int size = PageSize.Checked(first, reading);
        if (hops is < 1 or > 3) throw new RequestRefused(ErrorCodes.InvalidArgument, $"`hops` is {hops}; it takes 1 to 3.");
        if (around is { Count: < 1 or > SeedsMax }) throw new RequestRefused(ErrorCodes.InvalidArgument, $"`around` takes 1 to {SeedsMax} ids.");
        Page<Entity> self = await reading.Graph.EntitiesAsync(reading.Scope, new EntityQuery { SelfOnly = true, First = 1 }, reading.At, ct);
        EntityId[] selves = [.. self.Items.Select(entity => entity.Id)];
        EntityId[] seeds = around is null ? selves : [.. around.Select(id => new EntityId(GlobalId.Row(id, EntityNode.TypeName, reading.Scope)))];
        NeighbourQuery query = new()
        {
            Seeds = seeds,
            Hops = hops,
            NotThrough = [.. selves.Except(seeds)],
            EdgesPerEntityMax = size,
            EntitiesMax = size,
        };
        Neighbourhood found = seeds.Length == 0
            ? new(new Dictionary<EntityId, int>(), [], new HashSet<EntityId>())
            : await reading.Graph.NeighboursAsync(reading.Scope, query, reading.At, ct);
        reading.Spend(found.Distances.Count + found.Edges.Count);
        return new(reading, found);
    }
}

[Name("GraphVertex")]
[Description("An entity in a drawing.")]
internal sealed class GraphVertexNode(MemoryReading reading, EntityId id, int distance, bool more)
{
    [Id]
    [Description("The entity's id.")]
    public string Id => GlobalId.Of(EntityNode.TypeName, reading.Scope, id);

    [Description("The entity.")]
    public IDataLoaderResult<EntityNode> Entity() => reading.Entities.Load(id)!;

    [Description("How many relationships away it is; 0 for where the drawing starts.")]
    public int Distance => distance;

    [Description("True when it has relationships that are not in the drawing.")]
    public bool More => more;
}

[Name("GraphEdge")]
[Description("A relationship in a drawing.")]
internal sealed class GraphEdgeNode(MemoryReading reading, FactState fact)
{
    [Id]
    [Description("The fact's id.")]
    public string Id => GlobalId.Of(FactNode.TypeName, reading.Scope, fact.Fact.Id);

    [Id]
    [Description("The id of the entity it is about.")]
    public string Source => GlobalId.Of(EntityNode.TypeName, reading.Scope, fact.Fact.Subject);

    [Id]
    [Description("The id of the entity it points to.")]
    public string Target => GlobalId.Of(EntityNode.TypeName, reading.Scope, fact.Fact.Object!.Value);

    [Description("What it says.")]
    public string Predicate => fact.Fact.Predicate;

    [Description("The fact.")]
    public FactNode Fact => new(reading, fact);
}
