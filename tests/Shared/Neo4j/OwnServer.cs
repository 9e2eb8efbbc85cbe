namespace GraphMemory.Testing;

/// <summary>A server that nobody else uses, whatever NEO4J_URI says: for tests that change what belongs to the whole database.</summary>
public sealed class OwnServer : RealServer
{
    private protected override Neo4jAddress? Given => null;
}
