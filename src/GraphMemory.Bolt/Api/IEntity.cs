namespace Neo4j.Driver;

/// <summary>A node or a relationship. Two are equal when their element ids are.</summary>
public interface IEntity
{
    /// <summary>The id that the server gave it; good within one transaction only.</summary>
    string ElementId { get; }

    /// <summary>The properties with their values as of the time of the query.</summary>
    IReadOnlyDictionary<string, object?> Properties { get; }

    /// <summary>The value of a property.</summary>
    /// <exception cref="KeyNotFoundException">There is no such property.</exception>
    object? this[string key] { get; }

    /// <summary>The value of a property, converted as by <see cref="ValueExtensions.As{T}(object)"/>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such property.</exception>
    T Get<T>(string key);
}

/// <summary>A node.</summary>
public interface INode : IEntity, IEquatable<INode>
{
    /// <summary>The labels, in no order.</summary>
    IReadOnlyList<string> Labels { get; }
}

/// <summary>A relationship.</summary>
public interface IRelationship : IEntity, IEquatable<IRelationship>
{
    /// <summary>The type.</summary>
    string Type { get; }

    /// <summary>The element id of the node it starts at.</summary>
    string StartNodeElementId { get; }

    /// <summary>The element id of the node it ends at.</summary>
    string EndNodeElementId { get; }
}

/// <summary>A walk through the graph: one node more than relationships, and either may occur twice.</summary>
public interface IPath : IEquatable<IPath>
{
    /// <summary>The first node.</summary>
    INode Start { get; }

    /// <summary>The last node.</summary>
    INode End { get; }

    /// <summary>The nodes in the order of the walk.</summary>
    IReadOnlyList<INode> Nodes { get; }

    /// <summary>The relationships in the order of the walk, each with its own direction, which may be against it.</summary>
    IReadOnlyList<IRelationship> Relationships { get; }
}
