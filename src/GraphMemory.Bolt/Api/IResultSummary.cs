namespace Neo4j.Driver;

/// <summary>What the server tells of a statement when its result ends.</summary>
public interface IResultSummary
{
    /// <summary>The statement with its parameters.</summary>
    Query Query { get; }

    /// <summary>What the statement changed.</summary>
    ICounters Counters { get; }

    /// <summary>Whether the statement read, wrote, or changed the schema.</summary>
    QueryType QueryType { get; }

    /// <summary>Whether the statement began with EXPLAIN or PROFILE.</summary>
    bool HasPlan { get; }

    /// <summary>How the server would do the work; null without EXPLAIN or PROFILE.</summary>
    IPlan? Plan { get; }

    /// <summary>What the server found worth telling about the statement.</summary>
    IList<INotification> Notifications { get; }

    /// <summary>The server's time until the first record was ready; -1 ms when it is not told.</summary>
    TimeSpan ResultAvailableAfter { get; }

    /// <summary>The server's time from then to the last record; -1 ms when it is not told.</summary>
    TimeSpan ResultConsumedAfter { get; }

    /// <summary>The server that did the work.</summary>
    IServerInfo Server { get; }

    /// <summary>The database in which it was done.</summary>
    IDatabaseInfo Database { get; }
}

/// <summary>How many things a statement changed.</summary>
public interface ICounters
{
    /// <summary>Whether anything in the graph or its schema changed.</summary>
    bool ContainsUpdates { get; }

    /// <summary>Nodes made.</summary>
    int NodesCreated { get; }

    /// <summary>Nodes removed.</summary>
    int NodesDeleted { get; }

    /// <summary>Relationships made.</summary>
    int RelationshipsCreated { get; }

    /// <summary>Relationships removed.</summary>
    int RelationshipsDeleted { get; }

    /// <summary>Properties written, those with an equal value as well.</summary>
    int PropertiesSet { get; }

    /// <summary>Labels added to nodes.</summary>
    int LabelsAdded { get; }

    /// <summary>Labels taken from nodes.</summary>
    int LabelsRemoved { get; }

    /// <summary>Indexes made.</summary>
    int IndexesAdded { get; }

    /// <summary>Indexes dropped.</summary>
    int IndexesRemoved { get; }

    /// <summary>Constraints made.</summary>
    int ConstraintsAdded { get; }

    /// <summary>Constraints dropped.</summary>
    int ConstraintsRemoved { get; }

    /// <summary>Changes of users and databases.</summary>
    int SystemUpdates { get; }

    /// <summary>Whether there were changes of users or databases.</summary>
    bool ContainsSystemUpdates { get; }
}

/// <summary>What kind of work a statement is.</summary>
public enum QueryType
{
    /// <summary>The server did not tell.</summary>
    Unknown,

    /// <summary>It reads.</summary>
    ReadOnly,

    /// <summary>It reads and writes.</summary>
    ReadWrite,

    /// <summary>It writes and returns nothing.</summary>
    WriteOnly,

    /// <summary>It changes the schema.</summary>
    SchemaWrite,
}

/// <summary>A step of the server's plan for a statement.</summary>
public interface IPlan
{
    /// <summary>What the step does, such as <c>NodeUniqueIndexSeek@neo4j</c>.</summary>
    string OperatorType { get; }

    /// <summary>Details by name.</summary>
    IDictionary<string, object?> Arguments { get; }

    /// <summary>The variables that it hands on.</summary>
    IList<string> Identifiers { get; }

    /// <summary>The steps that it takes its rows from.</summary>
    IList<IPlan> Children { get; }
}

/// <summary>A remark of the server on a statement.</summary>
public interface INotification
{
    /// <summary>The code, such as <c>Neo.ClientNotification.Statement.CartesianProduct</c>.</summary>
    string Code { get; }

    /// <summary>In a few words.</summary>
    string Title { get; }

    /// <summary>In full.</summary>
    string Description { get; }

    /// <summary>WARNING or INFORMATION, or what a newer server says.</summary>
    string RawSeverityLevel { get; }

    /// <summary>PERFORMANCE, DEPRECATION and others.</summary>
    string RawCategory { get; }
}

/// <summary>A server.</summary>
public interface IServerInfo
{
    /// <summary>Host and port.</summary>
    string Address { get; }

    /// <summary>The version of Bolt that is spoken with it.</summary>
    string ProtocolVersion { get; }

    /// <summary>Name and version, such as <c>Neo4j/2026.09.0</c>.</summary>
    string Agent { get; }
}

/// <summary>A database.</summary>
public interface IDatabaseInfo
{
    /// <summary>The name; null when the server did not tell it.</summary>
    string? Name { get; }
}
