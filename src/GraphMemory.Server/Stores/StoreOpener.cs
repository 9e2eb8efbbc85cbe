using GraphMemory.Graph;
using GraphMemory.Neo4j;
using GraphMemory.Server.Commands;
using GraphMemory.Server.Settings;
using GraphMemory.Sqlite;

namespace GraphMemory.Server.Stores;

/// <summary>Opens the store at an address.</summary>
internal static class StoreOpener
{
    /// <summary>Opens a store.</summary>
    /// <exception cref="CommandException">It is to be read, and is not there.</exception>
    /// <exception cref="MemoryException">It is locked, cannot be reached, or cannot be used.</exception>
    public static async Task<IMemoryGraph> OpenAsync(StoreAddress address, ServerSettings settings, bool isReadOnly, CancellationToken ct)
    {
        switch (address)
        {
            case StoreAddress.File file:
                if (isReadOnly && !File.Exists(file.Name))
                    throw new CommandException(ExitCode.Failed, $"There is no data file {file.Name}. Remember or import something first, or name another with --data.");
                SqliteOptions options = new() { File = file.Name, ReadOnly = isReadOnly };
                if (settings.IndexMegabytesMax is { } megabytes) options = options with { IndexBytesMax = Bytes(megabytes) };
                return await SqliteMemoryGraph.OpenAsync(options, ct).ConfigureAwait(false);
            case StoreAddress.Server server:
                return await Neo4jMemoryGraph.OpenAsync(OptionsOf(server, settings), ct).ConfigureAwait(false);
            default:
                throw new ArgumentOutOfRangeException(nameof(address));
        }
    }

    /// <summary>Opens a store for questions of many, when its first answer is as quick as the next.</summary>
    /// <exception cref="MemoryException">It is locked, cannot be reached, or cannot be used.</exception>
    public static async Task<IMemoryGraph> OpenWarmAsync(StoreAddress address, ServerSettings settings, CancellationToken ct)
    {
        IMemoryGraph graph = await OpenAsync(address, settings, isReadOnly: false, ct).ConfigureAwait(false);
        try
        {
            if (graph is Neo4jMemoryGraph neo4j) await neo4j.Warming.WaitAsync(ct).ConfigureAwait(false);
            return graph;
        }
        catch (OperationCanceledException)
        {
            await graph.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>How to reach a server: its address, and the account of the settings.</summary>
    public static Neo4jOptions OptionsOf(StoreAddress.Server server, ServerSettings settings)
    {
        Neo4jOptions options = new()
        {
            Uri = server.Uri,
            User = settings.Neo4j.User,
            Password = settings.Neo4j.Password,
            Database = server.Database,
            ReadTimeLimit = TimeSpan.FromSeconds(settings.Neo4j.ReadSecondsMax),
            WriteTimeLimit = TimeSpan.FromSeconds(settings.Neo4j.WriteSecondsMax),
        };
        return settings.IndexMegabytesMax is { } megabytes ? options with { IndexBytesMax = Bytes(megabytes) } : options;
    }

    private static long Bytes(int megabytes) => (long)megabytes << 20;
}
