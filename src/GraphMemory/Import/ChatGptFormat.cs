using System.Runtime.CompilerServices;
using System.Text.Json;
using GraphMemory.Conversations;

namespace GraphMemory.Import;

/// <summary>
/// The conversations.json that ChatGPT exports: an array of conversations, each a tree of messages. Imported is the path from the root to
/// the current node, as the page showed it last; messages without text (pictures, hidden instructions, reasoning) are left out.
/// </summary>
internal sealed class ChatGptFormat : IConversationFormat
{
    public string Name => "chatgpt";

    public bool Recognises(FileOpening opening) =>
        opening.IsJson && (opening.Members.Contains("mapping") || (opening.Members.Contains("title") && opening.Members.Contains("create_time")));

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
            foreach (ImportItem item in Conversation(document.RootElement, element, options)) yield return item;
        }
    }

    private static IEnumerable<ImportItem> Conversation(JsonElement conversation, JsonArrayElement element, ImportOptions options)
    {
        string? session = JsonMembers.Text(conversation, "conversation_id") ?? JsonMembers.Text(conversation, "id");
        if (session is null || JsonMembers.Object(conversation, "mapping") is not { } mapping)
        {
            yield return new ImportItem.Refused(element.Place, $"Conversation {element.Number} has no \"mapping\" or no \"id\".");
            yield break;
        }
        DateTimeOffset? saidAt = JsonMembers.UnixSeconds(conversation, "create_time");
        foreach ((string id, JsonElement message) in Path(conversation, mapping))
        {
            // A message without a time was said when the one before it was.
            saidAt = JsonMembers.UnixSeconds(message, "create_time") ?? saidAt;
            if (RoleOf(message) is not { } role || TextOf(message) is not { } text) continue;
            string place = $"conversation {element.Number} ({session}), message {id}";
            yield return saidAt is null
                ? new ImportItem.Refused(place, "Neither the message nor its conversation has a \"create_time\".")
                : new ImportItem.Told(options.User, new() { Session = session, Text = text, Role = role, SaidAt = saidAt, ExternalId = $"chatgpt:{id}" }, place);
        }
    }

    /// <summary>The messages that were shown last, in order. A tree with a circle or a missing node ends there.</summary>
    private static Stack<(string Id, JsonElement Message)> Path(JsonElement conversation, JsonElement mapping)
    {
        Stack<(string, JsonElement)> path = new();
        HashSet<string> seen = new(StringComparer.Ordinal);
        string? id = JsonMembers.Text(conversation, "current_node") ?? LastLeaf(mapping);
        while (id is not null && seen.Add(id) && JsonMembers.Object(mapping, id) is { } node)
        {
            if (JsonMembers.Object(node, "message") is { } message) path.Push((JsonMembers.Text(message, "id") ?? id, message));
            id = JsonMembers.Text(node, "parent");
        }
        return path;
    }

    private static string? LastLeaf(JsonElement mapping)
    {
        string? leaf = null;
        foreach (JsonProperty node in mapping.EnumerateObject())
        {
            if (JsonMembers.Array(node.Value, "children") is not { } children || children.GetArrayLength() == 0) leaf = node.Name;
        }
        return leaf;
    }

    private static TurnRole? RoleOf(JsonElement message)
    {
        bool isHidden = JsonMembers.Object(message, "metadata") is { } metadata
            && metadata.TryGetProperty("is_visually_hidden_from_conversation", out JsonElement hidden) && hidden.ValueKind is JsonValueKind.True;
        if (isHidden || JsonMembers.Object(message, "author") is not { } author) return null;
        return JsonMembers.Text(author, "role") switch
        {
            "user" => TurnRole.User,
            "assistant" => TurnRole.Assistant,
            "system" => TurnRole.System,
            "tool" => TurnRole.Tool,
            _ => null,
        };
    }

    private static string? TextOf(JsonElement message)
    {
        if (JsonMembers.Object(message, "content") is not { } content) return null;
        string? kind = JsonMembers.Text(content, "content_type");
        if (kind is "code" or "execution_output") return NotBlank(JsonMembers.Text(content, "text"));
        if (kind is not ("text" or "multimodal_text") || JsonMembers.Array(content, "parts") is not { } parts) return null;
        return NotBlank(string.Join('\n', parts.EnumerateArray().Select(PartOf).Where(part => !string.IsNullOrWhiteSpace(part))));
    }

    /// <summary>A part is a text, or an object that may carry one (the words of a recording).</summary>
    private static string? PartOf(JsonElement part)
    {
        if (part.ValueKind is not JsonValueKind.String) return JsonMembers.Text(part, "text");
        try
        {
            return part.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? NotBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
