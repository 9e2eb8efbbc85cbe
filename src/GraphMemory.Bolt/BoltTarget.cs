using GraphMemory.Bolt.Connections;

namespace GraphMemory.Bolt;

internal enum Encryption
{
    None,

    /// <summary>The certificate must be of a trusted authority and for the host.</summary>
    Verified,

    /// <summary>Any certificate will do: nobody can listen, but anybody can pretend to be the server.</summary>
    Unverified,
}

/// <summary>What a URI asks for: where to, how, and the routing context that its query string holds.</summary>
internal sealed record BoltTarget(ServerAddress Address, bool IsRouted, Encryption Encryption, Dictionary<string, object?> RoutingContext)
{
    public static BoltTarget Parse(Uri uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        (bool isRouted, Encryption encryption) = uri.Scheme switch
        {
            "bolt" => (false, Encryption.None),
            "bolt+s" => (false, Encryption.Verified),
            "bolt+ssc" => (false, Encryption.Unverified),
            "neo4j" => (true, Encryption.None),
            "neo4j+s" => (true, Encryption.Verified),
            "neo4j+ssc" => (true, Encryption.Unverified),
            _ => throw new NotSupportedException(
                $"The scheme '{uri.Scheme}' is not one of bolt, bolt+s, bolt+ssc, neo4j, neo4j+s and neo4j+ssc."),
        };
        if (!isRouted && uri.Query.Length > 1)
            throw new ArgumentException($"A query string has a meaning with the neo4j schemes only, not with '{uri.Scheme}'.", nameof(uri));
        ServerAddress address = ServerAddress.Of(uri);
        return new BoltTarget(address, isRouted, encryption, ContextOf(uri, address));
    }

    private static Dictionary<string, object?> ContextOf(Uri uri, ServerAddress address)
    {
        var context = new Dictionary<string, object?> { ["address"] = address.ToString() };
        foreach (string pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = pair.Split('=', 2);
            string key = Uri.UnescapeDataString(parts[0]);
            if (parts.Length < 2 || key.Length == 0 || parts[1].Length == 0)
                throw new ArgumentException($"'{pair}' in the query string is not a key and a value.", nameof(uri));
            if (!context.TryAdd(key, Uri.UnescapeDataString(parts[1])))
                throw new ArgumentException($"The key '{key}' in the query string is reserved, or there twice.", nameof(uri));
        }

        return context;
    }
}
