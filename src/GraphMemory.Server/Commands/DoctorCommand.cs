using System.CommandLine;
using GraphMemory.Server.Memory;
using GraphMemory.Server.Settings;
using GraphMemory.Server.Stores;

namespace GraphMemory.Server.Commands;

/// <summary>Checks the data file and the models, and makes missing vectors.</summary>
internal static class DoctorCommand
{
    private const int EmbedBatch = 256;

    public static Command Create(CommandRun run)
    {
        Option<bool> reembed = new("--reembed") { Description = "Make the vectors that are missing or were made by another model. Needs the file for writing." };
        Command command = new("doctor", "Check the data file, every memory's chain of changes, the models and the disk.") { reembed };
        command.SetAction((line, ct) => run.RunAsync(line, async settings =>
        {
            if (line.GetValue(reembed)) await run.WriteAsync(line, memory => ReembedAsync(run.Terminal, memory, ct), ct).ConfigureAwait(false);
            Checkup checkup = new(run.Terminal);
            checkup.Program();
            if (!settings.IsNeo4j) checkup.Disk(settings.DataFile);
            await checkup.ModelsAsync(settings.Embeddings, ct).ConfigureAwait(false);
            if (await IsThereAsync(checkup, settings, ct).ConfigureAwait(false))
            {
                OpenMemory memory = await OpenMemory.OpenAsync(settings, isReadOnly: true, ct).ConfigureAwait(false);
                await using (memory.ConfigureAwait(false)) await checkup.StoreAsync(memory, ct).ConfigureAwait(false);
            }
            return checkup.FaultCount == 0 ? ExitCode.Done : ExitCode.Failed;
        }));
        return command;
    }

    /// <summary>Whether there is a store to look into. Looking makes none: neither a file nor a schema.</summary>
    private static async Task<bool> IsThereAsync(Checkup checkup, ServerSettings settings, CancellationToken ct)
    {
        if (StoreAddress.Of(settings) is StoreAddress.Server server) return await checkup.DatabaseAsync(server, settings, ct).ConfigureAwait(false);
        if (File.Exists(settings.DataFile)) return true;
        checkup.Note("data file", $"{settings.DataFile} does not exist yet; it comes into being when something is remembered");
        return false;
    }

    private static async Task<int> ReembedAsync(Terminal terminal, OpenMemory memory, CancellationToken ct)
    {
        long due = await memory.Graph.CountWithoutEmbeddingAsync(memory.Memory.EmbeddingModel!, ct).ConfigureAwait(false);
        long done = await terminal.ProgressAsync("Embedding", async show =>
        {
            long made = 0;
            for (int last = EmbedBatch; last > 0; made += last)
            {
                last = await memory.Memory.EmbedDueAsync(EmbedBatch, ct).ConfigureAwait(false);
                show((double)(made + last) / Math.Max(1, due), $"{made + last:N0} of {due:N0}");
            }
            return made;
        }).ConfigureAwait(false);
        terminal.Note($"{done:N0} of {due:N0} vectors were made.");
        return done < due
            ? throw new CommandException(ExitCode.Failed, "The model could not make all vectors. Mend what is told above and run this again: it goes on where it stopped.")
            : ExitCode.Done;
    }
}
