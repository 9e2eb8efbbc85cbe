using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using GraphMemory.Conversations;

namespace GraphMemory.Evaluation.Data;

/// <summary>BEAM: long chats of a user with an assistant, each a memory of its own.</summary>
internal static partial class Beam
{
    /// <summary>Questions that the chat does not answer.</summary>
    public const string Unanswerable = "abstention";

    private static readonly DateTimeOffset Unknown = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Loads the chats.</summary>
    /// <param name="usersOnly">True leaves the assistant's turns out, and the evidence in them.</param>
    public static async Task<Corpus> LoadAsync(DataFolder folder, EvaluationStore store, bool usersOnly, CancellationToken ct)
    {
        IReadOnlyList<DataFile> files = folder.Files("beam_100k_", ".jsonl.gz");
        List<QuestionedMemory> memories = [];
        foreach (DataFile file in files)
        {
            await foreach (JsonElement chat in JsonLines.ReadAsync(file, ct).ConfigureAwait(false))
            {
                Scope scope = Scope.User($"beam-{(usersOnly ? "users" : "all")}-{memories.Count.ToString(CultureInfo.InvariantCulture)}");
                ConversationTurn[] turns = [.. TurnsOf(chat).Where(turn => !usersOnly || turn.Role is TurnRole.User)];
                await store.RememberAsync(scope, turns, ct).ConfigureAwait(false);
                HashSet<string> known = [.. turns.Select(turn => turn.ExternalId!)];
                memories.Add(new QuestionedMemory(scope, [.. QuestionsOf(chat, known)]));
                store.Report("remembering BEAM", memories.Count, memories.Count);
            }
        }
        return new Corpus(files, memories);
    }

    private static IEnumerable<ConversationTurn> TurnsOf(JsonElement chat)
    {
        DateTimeOffset saidAt = Unknown;
        foreach (JsonElement message in chat.GetProperty("messages").EnumerateArray())
        {
            if (message.GetProperty("time_anchor").ValueKind is JsonValueKind.String
                && DateTime.TryParse(message.GetProperty("time_anchor").GetString(), CultureInfo.InvariantCulture, out DateTime anchor))
                saidAt = new DateTimeOffset(DateTime.SpecifyKind(anchor, DateTimeKind.Unspecified), TimeSpan.Zero);
            yield return new ConversationTurn
            {
                Session = message.GetProperty("batch").ToString(),
                Text = message.GetProperty("content").GetString()!,
                Role = message.GetProperty("role").GetString() is "user" ? TurnRole.User : TurnRole.Assistant,
                SaidAt = saidAt,
                ExternalId = message.GetProperty("id").ToString(),
            };
        }
    }

    private static IEnumerable<Question> QuestionsOf(JsonElement chat, HashSet<string> known)
    {
        foreach (JsonProperty kind in chat.GetProperty("questions").EnumerateObject())
        {
            foreach (JsonElement asked in kind.Value.EnumerateArray())
            {
                HashSet<string> evidence = kind.Name is not Unanswerable && asked.TryGetProperty("source_chat_ids", out JsonElement sources)
                    ? [.. Number().Matches(sources.ToString()).Select(match => match.Value).Where(known.Contains)]
                    : [];
                if (evidence.Count > 0 || kind.Name is Unanswerable) yield return new Question(asked.GetProperty("question").GetString()!, evidence, kind.Name);
            }
        }
    }

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
