using GraphMemory.Bolt.Connections;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Routing;

/// <summary>Which servers do what for one database, until a moment. Never changed: a server that is lost makes a new table.</summary>
internal sealed record RoutingTable(string? Database, ServerAddress[] Routers, ServerAddress[] Readers, ServerAddress[] Writers, DateTimeOffset Until)
{
    public IEnumerable<ServerAddress> All => Routers.Concat(Readers).Concat(Writers);

    /// <summary>The table out of the answer to a ROUTE request.</summary>
    /// <exception cref="ProtocolException">The answer has another form, or names no router or no reader.</exception>
    public static RoutingTable Of(Dictionary<string, object?> metadata, DateTimeOffset now)
    {
        if (metadata.GetValueOrDefault("rt") is not Dictionary<string, object?> table
            || table.GetValueOrDefault("ttl") is not >= 0L
            || table.GetValueOrDefault("servers") is not List<object?> servers)
        {
            throw new ProtocolException("The answer to a ROUTE request is not a routing table.");
        }

        ServerAddress[] Role(string role) =>
        [
            .. servers.OfType<Dictionary<string, object?>>()
                .Where(s => s.GetValueOrDefault("role") as string == role)
                .SelectMany(s => s.GetValueOrDefault("addresses") as List<object?> ?? [])
                .OfType<string>().Select(ServerAddress.Parse).Distinct(),
        ];

        double seconds = Math.Min((long)table["ttl"]!, TimeSpan.FromDays(365).TotalSeconds);
        var parsed = new RoutingTable(
            table.GetValueOrDefault("db") as string, Role("ROUTE"), Role("READ"), Role("WRITE"), now + TimeSpan.FromSeconds(seconds));
        return parsed.Routers.Length > 0 && parsed.Readers.Length > 0
            ? parsed
            : throw new ProtocolException("A routing table names no router, or no reader.");
    }

    public ServerAddress[] For(AccessMode mode) => mode == AccessMode.Read ? Readers : Writers;

    public bool Serves(AccessMode mode, DateTimeOffset now) => now < Until && Routers.Length > 0 && For(mode).Length > 0;

    public RoutingTable Without(ServerAddress lost) =>
        this with { Routers = Except(Routers, lost), Readers = Except(Readers, lost), Writers = Except(Writers, lost) };

    public RoutingTable WithoutWriter(ServerAddress lost) => this with { Writers = Except(Writers, lost) };

    private static ServerAddress[] Except(ServerAddress[] addresses, ServerAddress lost) => [.. addresses.Where(a => a != lost)];
}
