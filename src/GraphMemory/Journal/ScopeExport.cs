using System.Text;
using GraphMemory.Graph;

namespace GraphMemory.Journal;

/// <summary>
/// A scope as lines of canonical JSON: a header, then its journal, entry by entry. Lossless: the journal is the truth, so a scope that is
/// imported from it has the same graph, id for id, and exports to the same bytes. Vectors and indexes are made anew.
/// </summary>
public static class ScopeExport
{
    /// <summary>The version of the format that is written.</summary>
    public const int Version = 1;

    private const int PageSize = 200;

    /// <summary>Writes a scope, as UTF-8 with a line feed after every line.</summary>
    /// <returns>How many entries were written; 0 for an unknown scope, of which only the header is written.</returns>
    public static async Task<long> WriteAsync(IMemoryGraph graph, Scope scope, Stream output, CancellationToken ct)
    {
        await WriteLineAsync(output, HeaderOf(scope), ct).ConfigureAwait(false);
        long sequence = 0;
        while (true)
        {
            IReadOnlyList<JournalEntry> entries = await graph.JournalAsync(scope, sequence, PageSize, ct).ConfigureAwait(false);
            foreach (JournalEntry entry in entries) await WriteLineAsync(output, LineOf(entry), ct).ConfigureAwait(false);
            if (entries.Count == 0) return sequence;
            sequence = entries[^1].Sequence;
        }
    }

    internal static string HeaderOf(Scope scope) => CanonicalJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("format", "graphmemory-journal");
        json.WriteNumber("version", Version);
        json.WriteString("tenant", scope.Tenant);
        json.WriteString("kind", Scope.KindName(scope.Kind));
        json.WriteString("key", scope.Key);
        json.WriteEndObject();
    });

    internal static string LineOf(JournalEntry entry) => CanonicalJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("sequence", entry.Sequence);
        json.WriteString("at", CanonicalJson.Instant(entry.At));
        json.WriteString("actor", entry.Actor);
        json.WriteStartArray("reasons");
        foreach (string reason in entry.Reasons) json.WriteStringValue(reason);
        json.WriteEndArray();
        json.WriteString("previous", entry.PreviousHash);
        json.WriteString("hash", entry.Hash);
        json.WriteStartArray("items");
        foreach (JournalItem item in entry.Items)
        {
            json.WriteStartObject();
            json.WriteString("hash", item.Hash);
            if (item.Salt is not null) json.WriteString("salt", item.Salt);
            if (item.Body is not null)
            {
                json.WritePropertyName("body");
                json.WriteRawValue(ChangeItemJson.Write(item.Body), skipInputValidation: true);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static async Task WriteLineAsync(Stream output, string line, CancellationToken ct) =>
        await output.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), ct).ConfigureAwait(false);
}
