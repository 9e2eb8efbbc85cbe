using GraphMemory.Language.Embeddings;

namespace GraphMemory.Server.Settings;

/// <summary>
/// What can be set about the program: in the section GraphMemory of appsettings.json (beside the program, then in the current folder),
/// by an environment variable GRAPHMEMORY_NAME (two underscores between the parts of a name), or by a flag. The later of these wins.
/// </summary>
internal sealed class ServerSettings
{
    /// <summary>Where memories are kept: sqlite, in the file of <see cref="Data"/>, or neo4j, on the server of <see cref="Neo4j"/>.</summary>
    public string Store { get; set; } = "sqlite";

    /// <summary>The embedded store's file. Default: graphmemory.db in the current folder.</summary>
    public string Data { get; set; } = "graphmemory.db";

    /// <summary>Where the server listens, addresses separated by semicolons. Port 0 takes a free one.</summary>
    public string Urls { get; set; } = "http://127.0.0.1:5080";

    /// <summary>Whose memory the commands read and write.</summary>
    public string User { get; set; } = "me";

    /// <summary>
    /// Whether the server may listen on an address that other machines reach. There is no sign-in in this version:
    /// who reaches the server may read and write every memory in it.
    /// </summary>
    public bool AllowAnonymous { get; set; }

    /// <summary>Names in the Host header that are answered beside those of loopback, separated by semicolons; "*" answers all.</summary>
    public string AllowedHosts { get; set; } = "";

    /// <summary>Where spans and measures are sent by OTLP, for example http://localhost:4317; null sends nothing.</summary>
    public Uri? OtlpEndpoint { get; set; }

    /// <summary>Memory for the recall indexes of the memories asked last, in MB, 1 to 65,536; null is 96 for a file and 512 for Neo4j.</summary>
    public int? IndexMegabytesMax { get; set; }

    /// <summary>The Neo4j server.</summary>
    public Neo4jSettings Neo4j { get; set; } = new();

    /// <summary>Which model makes the embeddings.</summary>
    public EmbeddingOptions Embeddings { get; set; } = new();

    /// <summary>Whether memories are kept on a Neo4j server.</summary>
    public bool IsNeo4j => string.Equals(Store, "neo4j", StringComparison.OrdinalIgnoreCase);

    /// <summary>The full path of the store's file.</summary>
    public string DataFile => Path.GetFullPath(Data);

    /// <summary>The addresses of <see cref="Urls"/>.</summary>
    public IReadOnlyList<string> Addresses => Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
