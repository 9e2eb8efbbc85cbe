namespace GraphMemory.Neo4j.Tests;

/// <summary>Tests that take the schema away, make accounts, or read what the whole database holds: one after another, on a server of their own.</summary>
[CollectionDefinition(Name)]
public sealed class OwnServerCollection : ICollectionFixture<OwnServer>
{
    public const string Name = "own server";
}
