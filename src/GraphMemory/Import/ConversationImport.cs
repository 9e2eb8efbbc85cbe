using System.IO.Compression;

namespace GraphMemory.Import;

/// <summary>
/// Imports files of conversations: LoCoMo, JSON lines, transcripts, ChatGPT's export; each may be compressed with gzip.
/// A file is read as a stream and remembered in batches. Every turn has an external id, so an import that was interrupted is
/// simply run again, and a second import adds nothing. Parts that cannot be read are reported with their place; the rest is kept.
/// </summary>
public sealed class ConversationImport(AgentMemory memory)
{
    /// <summary>How many turns are remembered at once.</summary>
    public const int BatchMax = 64;

    private static readonly IConversationFormat[] Known = [new LoCoMoFormat(), new ChatGptFormat(), new JsonLinesFormat(), new TranscriptFormat()];

    /// <summary>The words by which a format is chosen.</summary>
    public static IReadOnlyList<string> Formats { get; } = [.. Known.Select(format => format.Name)];

    /// <summary>Reads the turns of a file without remembering them.</summary>
    /// <param name="file">The file's bytes; must be able to seek.</param>
    /// <param name="options">What the file does not say.</param>
    /// <param name="format">One of <see cref="Formats"/>; null finds it out from the file's beginning.</param>
    /// <param name="ct">Cancels between turns.</param>
    /// <exception cref="MemoryException"><see cref="MemoryErrorCode.InvalidImport"/>: the format is not recognised.</exception>
    public static async Task<(string Format, IAsyncEnumerable<ImportItem> Items)> ReadAsync(
        Stream file, ImportOptions options, string? format = null, CancellationToken ct = default)
    {
        bool isCompressed = await StartsWithGzipAsync(file, ct).ConfigureAwait(false);
        FileOpening opening = await OpeningAsync(file, isCompressed, ct).ConfigureAwait(false);
        IConversationFormat chosen = Choose(format, opening);
        return (chosen.Name, Guarded(chosen.ReadAsync(Content(file, isCompressed), options, ct)));
    }

    /// <summary>Imports a file.</summary>
    /// <param name="file">The file's bytes; must be able to seek.</param>
    /// <param name="options">What the file does not say.</param>
    /// <param name="format">One of <see cref="Formats"/>; null finds it out from the file's beginning.</param>
    /// <param name="progress">Told after every batch; null when nobody looks.</param>
    /// <param name="ct">Cancels between batches; what was remembered stays.</param>
    /// <exception cref="MemoryException"><see cref="MemoryErrorCode.InvalidImport"/>: the format is not recognised; or the store cannot write.</exception>
    public async Task<ImportReport> RunAsync(
        Stream file, ImportOptions options, string? format = null, IProgress<ImportProgress>? progress = null, CancellationToken ct = default)
    {
        (string name, IAsyncEnumerable<ImportItem> items) = await ReadAsync(file, options, format, ct).ConfigureAwait(false);
        ImportTally tally = new(memory);
        await foreach (ImportItem item in items.ConfigureAwait(false))
        {
            if (!await tally.TakeAsync(item, ct).ConfigureAwait(false)) continue;
            progress?.Report(new(file.Position, file.Length, tally.Turns));
        }
        await tally.FlushAsync(ct).ConfigureAwait(false);
        progress?.Report(new(file.Length, file.Length, tally.Turns));
        return tally.Report(name);
    }

    private static IConversationFormat Choose(string? format, FileOpening opening)
    {
        if (format is not null)
        {
            return Array.Find(Known, known => string.Equals(known.Name, format, StringComparison.OrdinalIgnoreCase))
                ?? throw new MemoryException(MemoryErrorCode.InvalidImport, $"There is no format \"{format}\"; choose one of {string.Join(", ", Formats)}.");
        }
        if (opening.IsEmpty) throw new MemoryException(MemoryErrorCode.InvalidImport, "The file is empty.");
        return Array.Find(Known, known => known.Recognises(opening))
            ?? throw new MemoryException(
                MemoryErrorCode.InvalidImport, $"The file's format is not recognised from its beginning; say which it is: {string.Join(", ", Formats)}.");
    }

    private static Stream Content(Stream file, bool isCompressed)
    {
        file.Position = 0;
        return isCompressed ? new GZipStream(file, CompressionMode.Decompress, leaveOpen: true) : file;
    }

    private static async Task<bool> StartsWithGzipAsync(Stream file, CancellationToken ct)
    {
        byte[] start = new byte[2];
        file.Position = 0;
        int read = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, ct).ConfigureAwait(false);
        return read == 2 && start is [0x1F, 0x8B];
    }

    private static async Task<FileOpening> OpeningAsync(Stream file, bool isCompressed, CancellationToken ct)
    {
        byte[] start = new byte[FileOpening.BytesMax];
        int read = 0;
        try
        {
            Stream content = Content(file, isCompressed);
            for (int more = 1; more > 0 && read < start.Length; read += more) more = await content.ReadAsync(start.AsMemory(read), ct).ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            // A compressed file that breaks off: its beginning tells the format all the same, and the reader reports the fault.
        }
        return new(start.AsSpan(0, read));
    }

    private static async IAsyncEnumerable<ImportItem> Guarded(IAsyncEnumerable<ImportItem> items)
    {
        await using IAsyncEnumerator<ImportItem> found = items.GetAsyncEnumerator();
        string place = "the beginning";
        while (true)
        {
            ImportItem? fault = null;
            try
            {
                if (!await found.MoveNextAsync().ConfigureAwait(false)) yield break;
            }
            catch (InvalidDataException)
            {
                fault = new ImportItem.Refused($"behind {place}", "The compressed data are damaged or break off. Fetch the file again and import it again.");
            }
            if (fault is not null)
            {
                yield return fault;
                yield break;
            }
            if (found.Current is ImportItem.Told told) place = told.Place;
            yield return found.Current;
        }
    }
}
