namespace GraphMemory.Server.Settings;

/// <summary>Where the Neo4j server is, when memories are kept there. The password comes only by the environment or a file, never by a flag.</summary>
internal sealed class Neo4jSettings
{
    /// <summary>The server: scheme bolt or neo4j, with +s for TLS and +ssc for TLS with any certificate.</summary>
    public string Uri { get; set; } = "neo4j://127.0.0.1:7687";

    /// <summary>The account.</summary>
    public string User { get; set; } = "neo4j";

    /// <summary>Its password; empty for a server that asks nobody who they are.</summary>
    public string Password { get; set; } = "";

    /// <summary>The database; Community Edition has just neo4j.</summary>
    public string Database { get; set; } = "neo4j";

    /// <summary>How long a read may take, in seconds: 1 to 600.</summary>
    public int ReadSecondsMax { get; set; } = 10;

    /// <summary>How long a write may take, in seconds: 1 to 600.</summary>
    public int WriteSecondsMax { get; set; } = 30;
}
