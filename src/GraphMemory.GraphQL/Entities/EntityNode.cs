using System.ComponentModel;
using GraphMemory.Graph;
using GraphMemory.GraphQL.Connections;
using GraphMemory.GraphQL.Facts;
using GraphMemory.GraphQL.Nodes;
using GraphMemory.GraphQL.Reads;
using GraphQL;
using GraphQL.DataLoader;

namespace GraphMemory.GraphQL.Entities;

[Name("Entity")]
[Implements(typeof(INode))]
[Description("Somebody or something that facts are about.")]
internal sealed class EntityNode(MemoryReading reading, Entity entity) : INode
{
    public const string TypeName = "Entity";

    [Id]
    [Description("Identifies the entity.")]
    public string Id => GlobalId.Of(TypeName, reading.Scope, entity.Id);

    [Description("The name it was first met with.")]
    public string Name => entity.Name;

    [Description("What sort of thing it is.")]
    public EntityKind Kind => entity.Kind;

    [Description("True for the memory's own user.")]
    public bool IsSelf => entity.IsSelf;

    [Description("Other names, in the order in which they were met.")]
    public IEnumerable<string> Aliases => entity.Aliases;

    [Description("When we first learnt of it.")]
    public DateTimeOffset RecordedAt => entity.RecordedAt;

    [Description("Active facts with it as subject or object, in the order of creation.")]
    public IDataLoaderResult<FactConnection> Facts(
        [Description("How many: 1 to 200.")] int first = PageSize.Default,
        [Description("Only facts behind this cursor.")] string? after = null,
        [Description("The times of the read.")] ReadPointInput? at = null)
    {
        MemoryReading read = reading.Moved(at);
        int size = PageSize.Checked(first, read);
        FactQuery query = new() { Entities = [entity.Id] };
        return after is null
            ? read.FactsOfEntities.Load((entity.Id, size)).Select(page => FactConnection.Of(read, page ?? Page<FactState>.Empty, query))
            : new Loaded<FactConnection>(ct => FactConnection.ReadAsync(read, query, size, after, countsAll: false, ct));
    }

    [Description("Entities that an active fact relates to it, latest first.")]
    public IDataLoaderResult<IEnumerable<NeighbourNode>> Neighbours(
        [Description("How many: 1 to 200.")] int first = PageSize.Default,
        [Description("The times of the read.")] ReadPointInput? at = null)
    {
        MemoryReading read = reading.Moved(at);
        return read.Neighbours.Load((entity.Id, PageSize.Checked(first, read))).Select(found => (IEnumerable<NeighbourNode>?)found ?? []);
    }
}

[Name("Neighbour")]
[Description("An entity beside another, and the fact between them.")]
internal sealed class NeighbourNode(MemoryReading reading, EntityId id, FactState fact)
{
    [Description("The other entity.")]
    public IDataLoaderResult<EntityNode> Entity() => reading.Entities.Load(id)!;

    [Description("The fact that relates the two.")]
    public FactNode Fact => new(reading, fact);
}
