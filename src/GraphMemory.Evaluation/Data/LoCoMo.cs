using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using GraphMemory.Import;

namespace GraphMemory.Evaluation.Data;

/// <summary>LoCoMo: long talks between two people, each a memory of its own, brought in by the importer.</summary>
internal static partial class LoCoMo
{
    /// <summary>Questions about things that were never said: reported apart.</summary>
    public const string Unanswerable = "5";

    public static async Task<Corpus> LoadAsync(DataFolder folder, EvaluationStore store, CancellationToken ct)
    {
        IReadOnlyList<DataFile> files = folder.Files("locomo_", ".json.gz");
        List<QuestionedMemory> memories = [];
        foreach (DataFile file in files)
        {
            using JsonDocument document = JsonDocument.Parse(await ReadAsync(file, ct).ConfigureAwait(false));
            foreach (JsonElement conversation in document.RootElement.EnumerateArray())
            {
                // A file of one conversation names its memory, so that several files cannot meet in one.
                string user = $"locomo-{memories.Count.ToString(CultureInfo.InvariantCulture)}";
                await ImportAsync(store, conversation, user, ct).ConfigureAwait(false);
                memories.Add(new QuestionedMemory(Scope.User(user), [.. QuestionsOf(conversation)]));
                store.Report("remembering LoCoMo", memories.Count, document.RootElement.GetArrayLength());
            }
        }
        return new Corpus(files, memories);
    }

    /// <summary>The id of a message, as it ends the external id that the importer gives.</summary>
    public static string MessageOf(string externalId) => externalId[(externalId.IndexOf(":D", StringComparison.Ordinal) + 1)..];

    private static async Task ImportAsync(EvaluationStore store, JsonElement conversation, string user, CancellationToken ct)
    {
        using MemoryStream content = new();
        using (Utf8JsonWriter writer = new(content))
        {
            writer.WriteStartArray();
            conversation.WriteTo(writer);
            writer.WriteEndArray();
        }
        content.Position = 0;
        (string _, IAsyncEnumerable<ImportItem> items) =
            await ConversationImport.ReadAsync(content, new ImportOptions { User = user, Session = user }, format: null, ct).ConfigureAwait(false);
        List<ConversationTurn> turns = [];
        await foreach (ImportItem item in items.ConfigureAwait(false))
        {
            turns.Add(item is ImportItem.Told told
                ? told.Turn with { ExternalId = MessageOf(told.Turn.ExternalId!) }
                : throw new EvaluationException($"A LoCoMo file cannot be read: {item}."));
        }
        await store.RememberAsync(Scope.User(user), turns, ct).ConfigureAwait(false);
    }

    private static IEnumerable<Question> QuestionsOf(JsonElement conversation)
    {
        foreach (JsonElement asked in conversation.GetProperty("qa").EnumerateArray())
        {
            HashSet<string> evidence =
                [.. asked.GetProperty("evidence").EnumerateArray().SelectMany(told => MessageId().Matches(told.GetString() ?? "").Select(match => match.Value))];
            if (evidence.Count == 0) continue;
            yield return new Question(asked.GetProperty("question").GetString()!, evidence, asked.GetProperty("category").GetInt32().ToString(CultureInfo.InvariantCulture));
        }
    }

    private static async Task<string> ReadAsync(DataFile file, CancellationToken ct)
    {
        using StreamReader reader = file.OpenText();
        return await reader.ReadToEndAsync(ct).ConfigureAwait(false);
    }

    [GeneratedRegex(@"D\d+:\d+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MessageId();
}
