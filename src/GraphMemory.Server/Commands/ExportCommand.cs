using System.CommandLine;
using GraphMemory.Journal;

namespace GraphMemory.Server.Commands;

/// <summary>Writes a memory out, whole: what "import" reads back without a loss.</summary>
internal static class ExportCommand
{
    public static Command Create(CommandRun run)
    {
        Option<string> output = new("--output", "-o") { HelpName = "FILE", Description = "Where to; it must not exist yet. Default: standard output." };
        Command command = new("export", "Write a user's whole memory as JSON lines, which \"import\" reads back without a loss.") { output };
        command.SetAction((line, ct) => run.ReadUserAsync(
            line,
            async (memory, scope) =>
            {
                string? file = line.GetValue(output);
                Stream target = file is null ? Console.OpenStandardOutput() : new FileStream(file, FileMode.CreateNew, FileAccess.Write);
                await using (target.ConfigureAwait(false))
                {
                    BufferedStream buffered = new(target, 64 * 1024);
                    await using (buffered.ConfigureAwait(false))
                    {
                        long entries = await ScopeExport.WriteAsync(memory.Graph, scope, buffered, ct).ConfigureAwait(false);
                        run.Terminal.Note($"Wrote {entries:N0} changes of user \"{scope.Key}\"{(file is null ? "" : $" to {file}")}.");
                    }
                }
                return ExitCode.Done;
            },
            ct));
        return command;
    }
}
