using GraphMemory.Bolt.PackStream;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Connections;

/// <summary>What the server is told when a transaction begins, by BEGIN or by a RUN outside of one.</summary>
internal sealed record TransactionStart(AccessMode Mode, string? Database, string[] Bookmarks, TransactionConfig Config)
{
    public void WriteTo(PackStreamWriter writer)
    {
        bool reads = Mode == AccessMode.Read;
        writer.WriteMapHead(
            (reads ? 1 : 0) + (Database is null ? 0 : 1) + (Bookmarks.Length == 0 ? 0 : 1) + (Config.Timeout is null ? 0 : 1)
            + (Config.Metadata.Count == 0 ? 0 : 1));
        if (reads)
        {
            writer.WriteText("mode");
            writer.WriteText("r");
        }

        if (Database is not null)
        {
            writer.WriteText("db");
            writer.WriteText(Database);
        }

        if (Bookmarks.Length > 0)
        {
            writer.WriteText("bookmarks");
            ValueWriter.Write(writer, Bookmarks);
        }

        if (Config.Timeout is { } timeout)
        {
            writer.WriteText("tx_timeout");
            (long milliseconds, long rest) = Math.DivRem(timeout.Ticks, TimeSpan.TicksPerMillisecond);
            writer.WriteInteger(rest > 0 ? milliseconds + 1 : milliseconds);
        }

        if (Config.Metadata.Count > 0)
        {
            writer.WriteText("tx_metadata");
            ValueWriter.WriteEntries(writer, Config.Metadata);
        }
    }
}
