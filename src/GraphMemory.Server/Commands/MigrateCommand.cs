using System.CommandLine;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Language.English;
using GraphMemory.Server.Settings;
using GraphMemory.Server.Stores;

namespace GraphMemory.Server.Commands;

/// <summary>Copies every memory of one store into another.</summary>
internal static class MigrateCommand
{
    public static Command Create(CommandRun run)
    {
        Option<string> from = new("--from") { HelpName = "STORE", Required = true, Description = "The store to read: sqlite:FILE or neo4j://HOST:PORT/DATABASE. It is not changed." };
        Option<string> to = new("--to") { HelpName = "STORE", Required = true, Description = "The store to write; a file that is not there is made." };
        Command command = new("migrate", "Copy every memory of one store into another, and compare them by their hashes. What was interrupted is run again.") { from, to };
        command.SetAction((line, ct) => run.RunAsync(line, async settings =>
        {
            StoreAddress source = StoreAddress.Parse(line.GetValue(from)!, settings.Neo4j.Database);
            StoreAddress target = StoreAddress.Parse(line.GetValue(to)!, settings.Neo4j.Database);
            if (source == target) throw new CommandException(ExitCode.Usage, "--from and --to name the same store.");
            MoveReport report = await MoveAsync(run.Terminal, settings, source, target, ct).ConfigureAwait(false);
            await run.Terminal.Output.WriteLineAsync(
                $"{target}: {(report.Added == 0 ? "nothing new" : $"{report.Added:N0} changes added")}; {(report.Scopes == 1 ? "1 memory" : $"{report.Scopes:N0} memories")}, {report.Changes:N0} changes, every hash as in {source}").ConfigureAwait(false);
            if (report.Erased > 0) run.Terminal.Note($"{report.Erased:N0} items that had been erased in {source} were erased in {target} too.");
            return ExitCode.Done;
        }));
        return command;
    }

    private static async Task<MoveReport> MoveAsync(Terminal terminal, ServerSettings settings, StoreAddress from, StoreAddress to, CancellationToken ct)
    {
        IMemoryGraph source = await StoreOpener.OpenAsync(from, settings, isReadOnly: true, ct).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            IMemoryGraph target = await StoreOpener.OpenAsync(to, settings, isReadOnly: false, ct).ConfigureAwait(false);
            await using (target.ConfigureAwait(false))
            {
                StoreMove move = new(source, target, EnglishAnalyzer.Default);
                return await terminal.ProgressAsync("Moving", show => move.RunAsync(new Shown(show), ct)).ConfigureAwait(false);
            }
        }
    }

    private sealed class Shown(Action<double, string> show) : IProgress<MoveProgress>
    {
        public void Report(MoveProgress value) =>
            show((double)value.Changes / Math.Max(1, value.ChangesTotal), $"{value.Scopes:N0} memories, {value.Changes:N0} of {value.ChangesTotal:N0} changes");
    }
}
