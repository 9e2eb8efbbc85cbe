using Neo4j.Driver;

namespace GraphMemory.Bolt;

internal sealed class AuthToken(Dictionary<string, object?> entries) : IAuthToken
{
    public Dictionary<string, object?> Entries => entries;

    /// <summary>Never the credentials.</summary>
    public override string ToString() => $"{entries["scheme"]} token";
}
