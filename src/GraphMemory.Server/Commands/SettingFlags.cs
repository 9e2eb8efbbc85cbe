using System.CommandLine;
using GraphMemory.Server.Settings;

namespace GraphMemory.Server.Commands;

/// <summary>The flags that every command takes: one for each setting.</summary>
internal sealed class SettingFlags
{
    private readonly List<(Option<string> Option, string Key)> texts = [];
    private readonly Option<bool> allowAnonymous;

    public SettingFlags(Command root)
    {
        Add("--data", nameof(ServerSettings.Data), "FILE", "The embedded store's file. Default: graphmemory.db in the current folder.");
        Add("--store", nameof(ServerSettings.Store), "sqlite|neo4j", "Where memories are kept: in that file, or on a Neo4j server. Default: sqlite.");
        Add("--neo4j-uri", "Neo4j:Uri", "URI", "The Neo4j server. Its password: only by the environment. Default: neo4j://127.0.0.1:7687.");
        Add("--neo4j-user", "Neo4j:User", "NAME", "The account on it. Default: neo4j.");
        Add("--neo4j-database", "Neo4j:Database", "NAME", "The database on it. Default: neo4j.");
        Add("--neo4j-read-seconds-max", "Neo4j:ReadSecondsMax", "S", "How long a read on it may take. Default: 10.");
        Add("--neo4j-write-seconds-max", "Neo4j:WriteSecondsMax", "S", "How long a write on it may take. Default: 30.");
        Add("--user", nameof(ServerSettings.User), "KEY", "Whose memory it is. Default: me.");
        Add("--urls", nameof(ServerSettings.Urls), "URL;URL", "Where the server listens. Default: http://127.0.0.1:5080.");
        Add("--allowed-hosts", nameof(ServerSettings.AllowedHosts), "NAME;NAME", "Names in the Host header that are answered beside loopback's; * for all.");
        Add("--otlp-endpoint", nameof(ServerSettings.OtlpEndpoint), "URL", "Where spans and measures are sent by OTLP. Default: nowhere.");
        Add("--index-megabytes-max", nameof(ServerSettings.IndexMegabytesMax), "MB", "Memory for the recall indexes of the memories asked last. Default: 96 for a file, 512 for Neo4j.");
        Add("--embeddings-endpoint", "Embeddings:Endpoint", "URL", "An OpenAI-compatible API instead of the shipped model. Its key: only by the environment.");
        Add("--embeddings-model", "Embeddings:Model", "NAME", "The endpoint's name of the model.");
        Add("--embeddings-dimensions", "Embeddings:Dimensions", "N", "The size of its vectors.");
        Add("--embeddings-model-folder", "Embeddings:ModelFolder", "DIR", "The shipped model's files. Default: models/minilm beside the program.");
        allowAnonymous = new("--allow-anonymous")
        {
            Description = $"Listen on an address that other machines reach, without any sign-in. [{Variable(nameof(ServerSettings.AllowAnonymous))}]",
            Recursive = true,
        };
        foreach ((Option<string> option, _) in texts) root.Options.Add(option);
        root.Options.Add(allowAnonymous);
    }

    /// <summary>The settings that this command line asks for.</summary>
    public ServerSettings Settings(ParseResult line)
    {
        Dictionary<string, string?> flags = [];
        foreach ((Option<string> option, string key) in texts)
        {
            if (line.GetValue(option) is { } value) flags[key] = value;
        }
        if (line.GetValue(allowAnonymous)) flags[nameof(ServerSettings.AllowAnonymous)] = bool.TrueString;
        return SettingsReader.Read(flags);
    }

    /// <summary>What stands behind --data on this command line; null when it is not there, whatever the environment and the files say.</summary>
    public string? DataGiven(ParseResult line) => line.GetValue(texts[0].Option);

    private void Add(string name, string key, string value, string description) =>
        texts.Add((new(name) { HelpName = value, Description = $"{description} [{Variable(key)}]", Recursive = true }, key));

    private static string Variable(string key) => SettingsReader.EnvironmentPrefix + key.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant();
}
