using System.Globalization;
using System.Text.Json;

namespace GraphMemory.Evaluation.Data;

/// <summary>PrefEval: preferences, each told once in a session of its own, all in one memory; the question never repeats its words.</summary>
internal static class PrefEval
{
    private static readonly DateTimeOffset ToldAt = new(2024, 1, 1, 9, 0, 0, TimeSpan.Zero);

    public static async Task<Corpus> LoadAsync(DataFolder folder, EvaluationStore store, CancellationToken ct)
    {
        (IReadOnlyList<DataFile> files, IReadOnlyList<Preference> preferences) = await ReadAsync(folder, ct).ConfigureAwait(false);
        Scope scope = Scope.User("prefeval");
        await store.RememberAsync(scope, [.. preferences.Select(Told)], ct).ConfigureAwait(false);
        return new Corpus(files,
        [
            new QuestionedMemory(scope, [.. preferences.Select((preference, number) => new Question(preference.Question, new HashSet<string> { IdOf(number) }, preference.Topic))]),
        ]);
    }

    /// <summary>The pairs of preference and question.</summary>
    public static async Task<(IReadOnlyList<DataFile> Files, IReadOnlyList<Preference> Preferences)> ReadAsync(DataFolder folder, CancellationToken ct)
    {
        IReadOnlyList<DataFile> files = folder.Files("prefeval_", ".jsonl.gz");
        List<Preference> preferences = [];
        foreach (DataFile file in files)
        {
            await foreach (JsonElement line in JsonLines.ReadAsync(file, ct).ConfigureAwait(false))
            {
                preferences.Add(new Preference(
                    line.GetProperty("preference").GetString()!, line.GetProperty("question").GetString()!, line.GetProperty("topic").GetString()!));
            }
        }
        return (files, preferences);
    }

    private static ConversationTurn Told(Preference preference, int number) =>
        new() { Session = IdOf(number), Text = preference.Text, SaidAt = ToldAt, ExternalId = IdOf(number) };

    private static string IdOf(int number) => $"p{number.ToString(CultureInfo.InvariantCulture)}";
}

/// <summary>A preference and a question that it should answer.</summary>
internal sealed record Preference(string Text, string Question, string Topic);
