using System.CommandLine;
using System.Globalization;
using GraphMemory.Import;
using GraphMemory.Server.Memory;

namespace GraphMemory.Server.Commands;

/// <summary>Imports files of conversations, and memories that "export" wrote.</summary>
internal static class ImportCommand
{
    public static Command Create(CommandRun run)
    {
        Argument<string[]> files = new("FILE") { Description = "LoCoMo, JSON lines, a transcript, ChatGPT's conversations.json (each also as .gz), or what \"export\" wrote.", Arity = ArgumentArity.OneOrMore };
        Option<string> format = new("--format") { HelpName = string.Join('|', ConversationImport.Formats), Description = "The format. Default: found out from the file's beginning." };
        Option<string> session = new("--session") { HelpName = "KEY", Description = "The conversation of turns whose file does not say. Default: the file's name." };
        Option<string> assistant = new("--assistant") { HelpName = "NAME", Description = "In a transcript, the name under which the agent speaks." };
        Command command = new("import", "Import conversations. Importing a file again adds nothing; an import that was interrupted is run again.") { files, format, session, assistant };
        command.SetAction((line, ct) => run.WriteAsync(
            line,
            async memory =>
            {
                int exitCode = ExitCode.Done;
                foreach (string file in line.GetValue(files)!)
                {
                    if (!File.Exists(file)) throw new CommandException(ExitCode.Failed, $"There is no file {file}.");
                    FileStream content = new(file, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true);
                    await using (content.ConfigureAwait(false))
                    {
                        ImportOptions options = new()
                        {
                            User = memory.Settings.User,
                            Session = line.GetValue(session) ?? Stem(file),
                            AssistantName = line.GetValue(assistant),
                        };
                        bool isWhole = await MemoryImport.IsExportAsync(content, ct).ConfigureAwait(false)
                            ? await ImportMemoryAsync(run.Terminal, memory, content, file, ct).ConfigureAwait(false)
                            : await ImportTalkAsync(run.Terminal, memory, content, file, options, line.GetValue(format), ct).ConfigureAwait(false);
                        if (!isWhole) exitCode = ExitCode.Failed;
                    }
                }
                return exitCode;
            },
            ct));
        return command;
    }

    private static async Task<bool> ImportTalkAsync(
        Terminal terminal, OpenMemory memory, FileStream content, string file, ImportOptions options, string? format, CancellationToken ct)
    {
        ImportReport report = await terminal.ProgressAsync(
            Path.GetFileName(file),
            show => new ConversationImport(memory.Memory).RunAsync(
                content, options, format, new Shown(progress => show((double)progress.BytesRead / Math.Max(1, progress.BytesTotal), $"{progress.Turns:N0} turns")), ct)).ConfigureAwait(false);
        string users = report.Users.Count switch
        {
            0 => "nobody",
            <= 10 => string.Join(", ", report.Users),
            _ => string.Create(CultureInfo.InvariantCulture, $"{report.Users.Count:N0} users"),
        };
        string added = report.Added == 0 && report.RefusedCount == 0 ? "nothing new" : $"{report.Added:N0} turns added";
        await terminal.Output.WriteLineAsync($"{file} ({report.Format}): {added}, {report.Known:N0} known already, {report.RefusedCount:N0} refused; users: {users}").ConfigureAwait(false);
        foreach (ImportItem.Refused refused in report.Refused) terminal.Error($"{file}, {refused.Place}: {refused.Reason}");
        if (report.RefusedCount > report.Refused.Count) terminal.Error($"{file}: {report.RefusedCount - report.Refused.Count:N0} more parts were refused.");
        return report.RefusedCount == 0;
    }

    private static async Task<bool> ImportMemoryAsync(Terminal terminal, OpenMemory memory, FileStream content, string file, CancellationToken ct)
    {
        (Scope scope, long added, long known) = await terminal.ProgressAsync(
            Path.GetFileName(file),
            show => MemoryImport.RunAsync(memory, content, show, ct)).ConfigureAwait(false);
        await terminal.Output.WriteLineAsync(
            $"{file} (export): {(added == 0 ? "nothing new" : $"{added:N0} changes added")}, {known:N0} known already; user: {scope.Key}").ConfigureAwait(false);
        return true;
    }

    /// <summary>The name of a file without folder and endings: the same file gives the same session wherever it lies.</summary>
    private static string Stem(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        return name.Contains('.', StringComparison.Ordinal) && file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? Path.GetFileNameWithoutExtension(name) : name;
    }

    private sealed class Shown(Action<ImportProgress> show) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => show(value);
    }
}
