using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace GraphMemory.Server.Commands;

/// <summary>The command line: its commands, its flags, and what happens without a command.</summary>
internal sealed class GraphMemoryCommandLine
{
    private const string Description = """
        A memory for AI agents: conversations in, a knowledge graph and sourced context out.

        Every setting is a flag, an environment variable [in brackets], or stands in the section GraphMemory of appsettings.json
        (beside the program, or in the current folder); a flag wins over the environment, and that over the file.
        Secrets are given only by GRAPHMEMORY_NEO4J__PASSWORD and GRAPHMEMORY_EMBEDDINGS__KEY, or by the file.

        Ends with 0 done, 1 not done or not all of it, 2 wrong command line or setting, 3 the data file is open for writing elsewhere,
        4 the data file or the Neo4j server cannot be used, 5 the address cannot be listened on, 130 stopped.
        """;

    /// <summary>How long a command has to end after Ctrl+C.</summary>
    private static readonly TimeSpan StopMax = TimeSpan.FromSeconds(15);

    // Not a RootCommand: that is called by the name of the assembly.
    private readonly Command root = new("graphmemory", Description) { new HelpOption(), new VersionOption() };
    private readonly Terminal terminal = new();

    private GraphMemoryCommandLine(ReadOnlySpan<Func<CommandRun, Command>> commands)
    {
        CommandRun run = new(new SettingFlags(root), terminal);
        foreach (Func<CommandRun, Command> create in commands) root.Subcommands.Add(create(run));
        root.SetAction((line, ct) => ServeCommand.ServeAsync(run, line, withSample: false, ct));
    }

    public static GraphMemoryCommandLine Create(params ReadOnlySpan<Func<CommandRun, Command>> commands) => new(commands);

    /// <summary>Runs a command line; answers one of <see cref="ExitCode"/>.</summary>
    public async Task<int> RunAsync(string[] args)
    {
        ParseResult line = root.Parse(args);
        if (line.Errors.Count > 0 && line.Action is ParseErrorAction)
        {
            string command = line.CommandResult.Command == root ? root.Name : $"{root.Name} {line.CommandResult.Command.Name}";
            terminal.Error($"{string.Join(" ", line.Errors.Select(error => error.Message))} See \"{command} --help\".");
            return ExitCode.Usage;
        }
        return await line.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = StopMax }).ConfigureAwait(false);
    }
}
