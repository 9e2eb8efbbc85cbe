using System.CommandLine;
using GraphMemory.GraphQL;

namespace GraphMemory.Server.Commands;

/// <summary>Prints the GraphQL schema.</summary>
internal static class SchemaCommand
{
    public static Command Create(CommandRun run)
    {
        Command command = new("schema", "Print the GraphQL schema.");
        command.SetAction((line, _) => run.RunAsync(line, async _ =>
        {
            await run.Terminal.Output.WriteAsync(SchemaText.Print()).ConfigureAwait(false);
            return ExitCode.Done;
        }));
        return command;
    }
}
