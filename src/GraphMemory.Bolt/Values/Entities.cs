using Neo4j.Driver;

namespace GraphMemory.Bolt.Values;

internal abstract class Entity(string elementId, Dictionary<string, object?> properties) : IEntity
{
    public string ElementId => elementId;

    public IReadOnlyDictionary<string, object?> Properties => properties;

    public object? this[string key] => properties[key];

    public T Get<T>(string key) => properties[key].As<T>();

    public override bool Equals(object? obj) => obj is Entity other && other.GetType() == GetType() && other.ElementId == ElementId;

    public override int GetHashCode() => elementId.GetHashCode(StringComparison.Ordinal);
}

internal sealed class Node(string elementId, IReadOnlyList<string> labels, Dictionary<string, object?> properties)
    : Entity(elementId, properties), INode
{
    public IReadOnlyList<string> Labels => labels;

    public bool Equals(INode? other) => Equals((object?)other);
}

internal sealed class Relationship(string elementId, string type, string start, string end, Dictionary<string, object?> properties)
    : Entity(elementId, properties), IRelationship
{
    public string Type => type;

    public string StartNodeElementId => start;

    public string EndNodeElementId => end;

    public bool Equals(IRelationship? other) => Equals((object?)other);
}

/// <summary>A relationship inside a path on the wire: the path tells where it starts and ends.</summary>
internal sealed record UnboundRelationship(string ElementId, string Type, Dictionary<string, object?> Properties)
{
    public IRelationship Between(INode start, INode end) => new Relationship(ElementId, Type, start.ElementId, end.ElementId, Properties);
}

internal sealed class Path(IReadOnlyList<INode> nodes, IReadOnlyList<IRelationship> relationships) : IPath
{
    public INode Start => nodes[0];

    public INode End => nodes[^1];

    public IReadOnlyList<INode> Nodes => nodes;

    public IReadOnlyList<IRelationship> Relationships => relationships;

    public bool Equals(IPath? other) => other is not null && nodes.SequenceEqual(other.Nodes) && relationships.SequenceEqual(other.Relationships);

    public override bool Equals(object? obj) => Equals(obj as IPath);

    public override int GetHashCode() => HashCode.Combine(nodes[0], nodes[^1], nodes.Count);
}

/// <summary>A value of a type that this client does not know; its text says which.</summary>
internal sealed record UnknownStructure(byte Tag, IReadOnlyList<object?> Fields)
{
    public override string ToString() => $"a structure with the unknown tag 0x{Tag:X2} and {Fields.Count} fields";
}
