using System.Globalization;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Connections;

/// <summary>A host and a port; two are equal when both are, whatever the case of the host.</summary>
internal readonly record struct ServerAddress(string Host, int Port)
{
    private const int PortWhenNotTold = 7687;

    public static ServerAddress Of(Uri uri) => new(uri.IdnHost.ToLowerInvariant(), uri.Port < 0 ? PortWhenNotTold : uri.Port);

    /// <summary>An address as a routing table tells it: host:port, a host alone, or an IPv6 address in brackets.</summary>
    public static ServerAddress Parse(string text) => Uri.TryCreate($"bolt://{text}", UriKind.Absolute, out Uri? uri) && uri.Host.Length > 0
        ? Of(uri)
        : throw new ProtocolException($"'{text}' is not an address of a server.");

    public override string ToString() =>
        $"{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port.ToString(CultureInfo.InvariantCulture)}";
}
