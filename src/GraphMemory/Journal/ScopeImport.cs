using System.Runtime.CompilerServices;
using System.Text.Json;

namespace GraphMemory.Journal;

/// <summary>Reads what <see cref="ScopeExport"/> wrote.</summary>
public static class ScopeImport
{
    /// <summary>The longest line, in characters: an entry of 100 turns of 100,000 characters each, and room.</summary>
    private const int LineLengthMax = 64 * 1024 * 1024;

    /// <summary>Whether a file begins like an export.</summary>
    public static bool IsHeader(string line) => line.Contains("\"graphmemory-journal\"", StringComparison.Ordinal);

    /// <summary>Reads the header.</summary>
    /// <exception cref="MemoryException"><see cref="MemoryErrorCode.InvalidImport"/> when it is not an export that this version reads.</exception>
    public static async Task<Scope> ReadHeaderAsync(TextReader input, CancellationToken ct)
    {
        string line = await input.ReadLineAsync(ct).ConfigureAwait(false) ?? throw Invalid(1, "the file is empty");
        return Parse(line, 1, json =>
        {
            if (!string.Equals(json.GetProperty("format").GetString(), "graphmemory-journal", StringComparison.Ordinal))
                throw new FormatException("it is not a graphmemory-journal header");
            int version = json.GetProperty("version").GetInt32();
            if (version > ScopeExport.Version) throw new FormatException($"it has format version {version}; this version reads up to {ScopeExport.Version}: update GraphMemory");
            return new Scope(
                json.GetProperty("tenant").GetString()!,
                Scope.KindOf(json.GetProperty("kind").GetString()!) ?? throw new FormatException("unknown scope kind"),
                json.GetProperty("key").GetString()!);
        });
    }

    /// <summary>Reads the entries behind the header, checking the chain as they come.</summary>
    /// <exception cref="MemoryException"><see cref="MemoryErrorCode.InvalidImport"/> with line and reason; what was answered before is good.</exception>
    public static async IAsyncEnumerable<JournalEntry> ReadEntriesAsync(
        TextReader input, Scope scope, [EnumeratorCancellation] CancellationToken ct)
    {
        ScopeHead head = ScopeHead.Empty;
        int number = 1;
        while (await input.ReadLineAsync(ct).ConfigureAwait(false) is { } line)
        {
            number++;
            if (line.Length > LineLengthMax) throw Invalid(number, "the line is too long");
            JournalEntry entry = Parse(line, number, EntryOf);
            if (entry.Fault(scope, head) is { } fault) throw Invalid(number, fault);
            head = entry.Head;
            yield return entry;
        }
    }

    private static JournalEntry EntryOf(JsonElement json) => new()
    {
        Sequence = json.GetProperty("sequence").GetInt64(),
        At = CanonicalJson.ParseInstant(json.GetProperty("at").GetString()!),
        Actor = json.GetProperty("actor").GetString()!,
        Reasons = [.. json.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()!)],
        PreviousHash = json.GetProperty("previous").GetString()!,
        Hash = json.GetProperty("hash").GetString()!,
        Items = [.. json.GetProperty("items").EnumerateArray().Select(item => new JournalItem(
            item.GetProperty("hash").GetString()!,
            item.TryGetProperty("salt", out JsonElement salt) ? salt.GetString() : null,
            item.TryGetProperty("body", out JsonElement body) ? ChangeItemJson.Read(body.GetRawText()) : null))],
    };

    private static T Parse<T>(string line, int number, Func<JsonElement, T> read)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            return read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or FormatException or KeyNotFoundException or InvalidOperationException or MemoryException)
        {
            throw Invalid(number, error.Message);
        }
    }

    private static MemoryException Invalid(int line, string reason) =>
        new(MemoryErrorCode.InvalidImport, $"Line {line}: {reason.TrimEnd('.')}. Everything before this line is good; repair the file or export it again.");
}
