namespace GraphMemory.Neo4j.Tests;

/// <summary>Tests that share the server's one database: one after another, since some compare counts over all of it.</summary>
[CollectionDefinition(Name)]
public static class ServerCollection
{
    public const string Name = "server";
}
