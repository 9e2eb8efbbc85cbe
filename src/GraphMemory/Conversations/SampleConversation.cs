using System.Text.Json;

namespace GraphMemory.Conversations;

/// <summary>
/// A conversation to try the memory with: Clara and an assistant, 41 turns on five days in spring 2025. She moves, changes her job,
/// has a partner, a dog, a preference and an allergy, and never tells her favourite colour. Its turns carry external ids,
/// so that remembering it twice adds nothing.
/// </summary>
public static class SampleConversation
{
    private static readonly Lazy<IReadOnlyList<ConversationTurn>> Read = new(ReadResource);

    /// <summary>The key of the user whose conversation it is.</summary>
    public static string User => "sample";

    /// <summary>The turns in the order in which they were said.</summary>
    public static IReadOnlyList<ConversationTurn> Turns => Read.Value;

    private static List<ConversationTurn> ReadResource()
    {
        using Stream resource = typeof(SampleConversation).Assembly.GetManifestResourceStream("sample-conversation.jsonl")
            ?? throw new InvalidOperationException("The assembly does not hold sample-conversation.jsonl.");
        using StreamReader lines = new(resource);
        List<ConversationTurn> turns = [];
        while (lines.ReadLine() is { } line)
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement turn = document.RootElement;
            turns.Add(new()
            {
                ExternalId = turn.GetProperty("externalId").GetString(),
                Session = turn.GetProperty("session").GetString()!,
                Role = EnumNames.Parse<TurnRole>(turn.GetProperty("role").GetString()!),
                SaidAt = turn.GetProperty("saidAt").GetDateTimeOffset(),
                Text = turn.GetProperty("text").GetString()!,
            });
        }
        return turns;
    }
}
