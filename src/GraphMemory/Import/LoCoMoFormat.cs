using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace GraphMemory.Import;

/// <summary>
/// The LoCoMo file: an array of conversations between two named people, session_1, session_2 and so on, each with its time.
/// A conversation becomes the memory of a user named by its sample_id; external ids are "sample_id:dia_id". Captions of pictures are left out.
/// </summary>
internal sealed class LoCoMoFormat : IConversationFormat
{
    public string Name => "locomo";

    public bool Recognises(FileOpening opening) =>
        opening.IsJson && (opening.Members.Contains("qa") || opening.Members.Contains("sample_id") || opening.Members.Contains("conversation"));

    public async IAsyncEnumerable<ImportItem> ReadAsync(Stream content, ImportOptions options, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (JsonArrayElement element in JsonElements.ReadAsync(content, ct).ConfigureAwait(false))
        {
            using JsonDocument? document = element.Value;
            if (document is null)
            {
                yield return new ImportItem.Refused(element.Place, element.Fault!);
                yield break;
            }
            foreach (ImportItem item in Conversation(document.RootElement, element)) yield return item;
        }
    }

    private static IEnumerable<ImportItem> Conversation(JsonElement sample, JsonArrayElement element)
    {
        if (JsonMembers.Object(sample, "conversation") is not { } conversation || JsonMembers.Text(sample, "sample_id") is not { } user)
        {
            yield return new ImportItem.Refused(element.Place, $"Conversation {element.Number} has no \"conversation\" or no \"sample_id\".");
            yield break;
        }
        for (int number = 1; HasSession(conversation, number); number++)
        {
            string session = string.Create(CultureInfo.InvariantCulture, $"session_{number}");
            // Times of sessions that were never held stand in the file too.
            if (JsonMembers.Array(conversation, session) is not { } turns) continue;
            string? time = JsonMembers.Text(conversation, $"{session}_date_time");
            if (time is null || SaidAtText.ClockOnDate(time) is not { } saidAt)
            {
                string shown = time is null ? "missing" : $"\"{time}\"";
                yield return new ImportItem.Refused($"{user}, {session}", $"Its time is {shown}; give one such as \"1:56 pm on 8 May, 2023\".");
                continue;
            }
            foreach (JsonElement turn in turns.EnumerateArray())
            {
                if (Turn(turn, user, session, saidAt) is { } item) yield return item;
            }
        }
    }

    private static bool HasSession(JsonElement conversation, int number) =>
        conversation.TryGetProperty($"session_{number}", out _) || conversation.TryGetProperty($"session_{number}_date_time", out _);

    private static ImportItem? Turn(JsonElement turn, string user, string session, DateTimeOffset saidAt)
    {
        string? id = JsonMembers.Text(turn, "dia_id");
        string place = $"{user}, {session}, {id ?? "a turn without dia_id"}";
        if (id is null || JsonMembers.Text(turn, "text") is not { } text) return new ImportItem.Refused(place, "\"dia_id\" or \"text\" is missing.");
        if (string.IsNullOrWhiteSpace(text)) return null;
        return new ImportItem.Told(
            user,
            new() { Session = session, Text = text, Speaker = JsonMembers.Text(turn, "speaker"), SaidAt = saidAt, ExternalId = $"{user}:{id}" },
            place);
    }
}
