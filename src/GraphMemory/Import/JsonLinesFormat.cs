using System.Runtime.CompilerServices;
using System.Text.Json;
using GraphMemory.Conversations;

namespace GraphMemory.Import;

/// <summary>
/// One JSON object a line: text, saidAt, and if wanted user, session, role, speaker, externalId (or the same names in snake_case).
/// A line that cannot be read is refused alone.
/// </summary>
internal sealed class JsonLinesFormat : IConversationFormat
{
    public string Name => "jsonl";

    public bool Recognises(FileOpening opening) => opening is { IsJson: true, IsArray: false } && opening.Members.Contains("text");

    public async IAsyncEnumerable<ImportItem> ReadAsync(Stream content, ImportOptions options, [EnumeratorCancellation] CancellationToken ct)
    {
        ContentIds ids = new();
        await foreach (Line line in Lines.ReadAsync(content, ct).ConfigureAwait(false))
        {
            if (line.Fault() is { } fault) yield return new ImportItem.Refused(line.Place, fault);
            else if (!line.Bytes.Span.Trim(" \t"u8).IsEmpty) yield return Read(line, options, ids);
        }
    }

    private static ImportItem Read(Line line, ImportOptions options, ContentIds ids)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line.Bytes);
            return Read(document.RootElement, line.Place, options, ids);
        }
        catch (JsonException) when (!line.IsEnded)
        {
            return new ImportItem.Refused(line.Place, "The file ends in the middle of this line: it was cut off. Fetch it again and import it again.");
        }
        catch (JsonException)
        {
            return new ImportItem.Refused(line.Place, "This is not JSON; repair the line and import the file again.");
        }
        catch (InvalidOperationException)
        {
            return new ImportItem.Refused(line.Place, "A text holds half a surrogate pair, which no encoding can carry; repair it.");
        }
    }

    private static ImportItem Read(JsonElement line, string place, ImportOptions options, ContentIds ids)
    {
        if (line.ValueKind is not JsonValueKind.Object) return new ImportItem.Refused(place, "This is not a JSON object.");
        if (Member(line, "text") is not { } text) return new ImportItem.Refused(place, "\"text\" is missing.");
        if (Member(line, "saidAt", "said_at") is not { } time)
            return new ImportItem.Refused(place, "\"saidAt\" is missing; give a time such as \"2025-05-03T20:05:00+02:00\".");
        if (SaidAtText.Instant(time) is not { } saidAt)
            return new ImportItem.Refused(place, $"\"saidAt\" is {Shown(time)}; give a time such as \"2025-05-03T20:05:00+02:00\".");
        TurnRole? role = RoleOf(Member(line, "role") ?? "USER");
        if (role is null) return new ImportItem.Refused(place, $"\"role\" is {Shown(Member(line, "role")!)}; it is USER, ASSISTANT, SYSTEM or TOOL.");
        ConversationTurn turn = new()
        {
            Session = Member(line, "session") ?? options.Session,
            Text = text,
            Role = role.Value,
            Speaker = Member(line, "speaker"),
            SaidAt = saidAt,
            ExternalId = Member(line, "externalId", "external_id"),
        };
        return new ImportItem.Told(Member(line, "user") ?? options.User, turn.ExternalId is null ? turn with { ExternalId = ids.Of(turn) } : turn, place);
    }

    private static string? Member(JsonElement line, string name, string? otherName = null)
    {
        if (!line.TryGetProperty(name, out JsonElement member) && (otherName is null || !line.TryGetProperty(otherName, out member))) return null;
        return member.ValueKind switch
        {
            JsonValueKind.String => member.GetString(),
            JsonValueKind.Null => null,
            _ => member.GetRawText(),
        };
    }

    private static TurnRole? RoleOf(string role) =>
        Enum.TryParse(role, ignoreCase: true, out TurnRole known) && Enum.IsDefined(known) && !char.IsDigit(role[0]) ? known : null;

    private static string Shown(string value) => value.Length <= 40 ? $"\"{value}\"" : $"\"{value[..40]}...\"";
}
