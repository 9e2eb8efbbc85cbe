using GraphMemory.Server.Commands;

namespace GraphMemory.Server.Settings;

/// <summary>Reads the settings from where they may stand.</summary>
internal static class SettingsReader
{
    /// <summary>The section of appsettings.json.</summary>
    public const string Section = "GraphMemory";

    /// <summary>How the names of environment variables begin.</summary>
    public const string EnvironmentPrefix = "GRAPHMEMORY_";

    /// <summary>The files appsettings.json: the one beside the program, then the one in the current folder.</summary>
    public static IConfiguration Files() => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
        .AddJsonFile(Path.Combine(Directory.GetCurrentDirectory(), "appsettings.json"), optional: true)
        .Build();

    /// <summary>Reads the settings; flags win over the environment, and that over the files.</summary>
    /// <exception cref="CommandException">A value cannot be read; the message names it.</exception>
    public static ServerSettings Read(IReadOnlyDictionary<string, string?> flags)
    {
        try
        {
            IConfiguration all = new ConfigurationBuilder()
                .AddConfiguration(Files().GetSection(Section))
                .AddEnvironmentVariables(EnvironmentPrefix)
                .AddInMemoryCollection(flags)
                .Build();
            ServerSettings settings = all.Get<ServerSettings>() ?? new();
            return Problem(settings) is { } problem ? throw new CommandException(ExitCode.Usage, problem) : settings;
        }
        catch (InvalidOperationException fault)
        {
            throw new CommandException(ExitCode.Usage, $"A setting cannot be read: {fault.Message}");
        }
        catch (InvalidDataException fault)
        {
            throw new CommandException(ExitCode.Usage, $"{fault.Message} Repair the file. {fault.InnerException?.Message}".TrimEnd());
        }
    }

    private static string? Problem(ServerSettings settings) => settings switch
    {
        { IsNeo4j: false } when !string.Equals(settings.Store, "sqlite", StringComparison.OrdinalIgnoreCase) => "The store is sqlite or neo4j; give one of them with --store.",
        { IsNeo4j: true, Neo4j.User: "" } => "The Neo4j account has no name; give one with --neo4j-user NAME.",
        { IsNeo4j: true, Neo4j.Database: "" } => "The Neo4j database has no name; give one with --neo4j-database NAME.",
        { IsNeo4j: true, Neo4j.ReadSecondsMax: < 1 or > 600 } => "--neo4j-read-seconds-max must be from 1 to 600.",
        { IsNeo4j: true, Neo4j.WriteSecondsMax: < 1 or > 600 } => "--neo4j-write-seconds-max must be from 1 to 600.",
        { Data: "" } => "The data file has no name; give one with --data FILE.",
        { IndexMegabytesMax: < 1 or > 65_536 } => "IndexMegabytesMax must be from 1 to 65,536.",
        { Addresses.Count: 0 } => "There is no address to listen on; give one with --urls http://127.0.0.1:5080.",
        _ => settings.Embeddings.Problem(),
    };
}
