using Neo4j.Driver;

namespace GraphMemory.Testing;

/// <summary>Where a server is, and who we are to it; an empty password to one that asks nobody who they are.</summary>
public sealed record Neo4jAddress(string Uri, string User = "neo4j", string Password = "")
{
    public IAuthToken Token => Password.Length == 0 ? AuthTokens.None : AuthTokens.Basic(User, Password);

    /// <summary>The server of NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD; null when none is named.</summary>
    public static Neo4jAddress? Given()
    {
        if (Environment.GetEnvironmentVariable("NEO4J_URI") is not { Length: > 0 } uri) return null;
        string? user = Environment.GetEnvironmentVariable("NEO4J_USER");
        return new(uri, string.IsNullOrEmpty(user) ? "neo4j" : user, Environment.GetEnvironmentVariable("NEO4J_PASSWORD") ?? "");
    }
}
