using GraphMemory.Server.Commands;
using GraphMemory.Server.Settings;

namespace GraphMemory.Server.Stores;

/// <summary>Where a store is: a file of the embedded store, or a database on a Neo4j server. Holds no secret.</summary>
internal abstract record StoreAddress
{
    private const string FilePrefix = "sqlite:";

    private static readonly string[] Schemes = ["neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"];

    private StoreAddress()
    {
    }

    /// <summary>The store that the settings name.</summary>
    /// <exception cref="CommandException">The address of the server cannot be read.</exception>
    public static StoreAddress Of(ServerSettings settings) => settings.IsNeo4j
        ? ServerOf(settings.Neo4j.Uri, settings.Neo4j.Database)
        : new File(settings.DataFile);

    /// <summary>Reads "sqlite:FILE" or "neo4j://HOST:PORT/DATABASE".</summary>
    /// <exception cref="CommandException">It is neither; the message says what is taken.</exception>
    public static StoreAddress Parse(string text, string database) => text.StartsWith(FilePrefix, StringComparison.Ordinal) && text.Length > FilePrefix.Length
        ? new File(Path.GetFullPath(text[FilePrefix.Length..]))
        : ServerOf(text, database);

    private static Server ServerOf(string text, string database)
    {
        // The text itself is not told: somebody may have put a password into it.
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) || !Schemes.Contains(uri.Scheme, StringComparer.Ordinal) || uri.Host.Length == 0)
            throw new CommandException(ExitCode.Usage, "A store is sqlite:FILE or neo4j://HOST:PORT/DATABASE (also neo4j+s, bolt and bolt+s); this is neither.");
        if (uri.UserInfo.Length > 0)
            throw new CommandException(ExitCode.Usage, $"The address of {uri.Host} holds a name or password, which every list of processes shows. Give them by GRAPHMEMORY_NEO4J__USER and GRAPHMEMORY_NEO4J__PASSWORD.");
        string path = uri.AbsolutePath.Trim('/');
        if (path.Contains('/', StringComparison.Ordinal)) throw new CommandException(ExitCode.Usage, $"The address of {uri.Host} has more behind it than the name of a database.");
        string port = uri.Port > 0 ? $":{uri.Port}" : "";
        return new(new Uri($"{uri.Scheme}://{uri.Host}{port}{uri.Query}"), path.Length > 0 ? path : database);
    }

    /// <summary>A file of the embedded store.</summary>
    /// <param name="Name">Its full path.</param>
    public sealed record File(string Name) : StoreAddress
    {
        /// <inheritdoc/>
        public override string ToString() => Name;
    }

    /// <summary>A database on a Neo4j server.</summary>
    /// <param name="Uri">Without path, user or password.</param>
    /// <param name="Database">The name of the database.</param>
    public sealed record Server(Uri Uri, string Database) : StoreAddress
    {
        /// <inheritdoc/>
        public override string ToString() => $"{Uri.GetLeftPart(UriPartial.Authority)}/{Database}";
    }
}
