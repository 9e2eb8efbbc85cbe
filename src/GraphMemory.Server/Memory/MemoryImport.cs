using System.Text;
using GraphMemory.Journal;
using GraphMemory.Language.English;

namespace GraphMemory.Server.Memory;

/// <summary>Reads back what "export" wrote: a journal, which gives the same graph, id for id.</summary>
internal static class MemoryImport
{
    /// <summary>Whether a file begins like an export.</summary>
    public static async Task<bool> IsExportAsync(Stream file, CancellationToken ct)
    {
        byte[] start = new byte[1024];
        file.Position = 0;
        int read = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, ct).ConfigureAwait(false);
        file.Position = 0;
        string firstLine = Encoding.UTF8.GetString(start, 0, read).Split('\n', 2)[0];
        return firstLine.StartsWith('{') && ScopeImport.IsHeader(firstLine);
    }

    /// <summary>Imports an export. What is known already is passed over.</summary>
    /// <returns>Whose memory it is, and how many changes were new and known.</returns>
    public static async Task<(Scope Scope, long Added, long Known)> RunAsync(OpenMemory memory, Stream file, Action<double, string> show, CancellationToken ct)
    {
        using StreamReader reader = new(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), false, 64 * 1024, leaveOpen: true);
        Scope scope = await ScopeImport.ReadHeaderAsync(reader, ct).ConfigureAwait(false);
        long before = (await memory.Graph.HeadAsync(scope, ct).ConfigureAwait(false)).Sequence;
        JournalReplay replay = new(memory.Graph, EnglishAnalyzer.Default);
        Progress progress = new(added => show((double)file.Position / Math.Max(1, file.Length), $"{added:N0} changes"));
        long added = await replay.AppendAsync(scope, ScopeImport.ReadEntriesAsync(reader, scope, ct), progress, ct).ConfigureAwait(false);
        return (scope, added, before);
    }

    private sealed class Progress(Action<long> show) : IProgress<long>
    {
        public void Report(long value) => show(value);
    }
}
