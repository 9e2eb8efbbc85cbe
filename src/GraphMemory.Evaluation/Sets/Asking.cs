using GraphMemory.Evaluation.Data;
using GraphMemory.Evaluation.Scoring;
using GraphMemory.Recall;

namespace GraphMemory.Evaluation.Sets;

/// <summary>Asks the questions of a corpus through the memory's search.</summary>
internal static class Asking
{
    private const int Depth = 20;

    /// <summary>The turns that answer a question, best first, without a floor.</summary>
    public static Task<RecallResult> SearchAsync(AgentMemory memory, Scope scope, string question, bool applyFloor, CancellationToken ct) =>
        memory.SearchAsync(new SearchRequest { Scope = scope, Query = question, Facts = false, First = Depth, ApplyFloor = applyFloor }, ct);

    /// <summary>The external ids of the turns of a result, in its order.</summary>
    public static IReadOnlyList<string> Ids(RecallResult result) =>
        [.. result.Items.Where(item => item.Turn is not null).Select(item => item.Turn!.Turn.ExternalId ?? "")];

    /// <summary>Recall over the questions that <paramref name="counts"/> takes, in all and by category.</summary>
    public static async Task<(RecallScore All, SortedDictionary<string, RecallScore> ByCategory)> ScoreAsync(
        EvaluationStore store, AgentMemory memory, Corpus corpus, Func<Question, bool> counts, CancellationToken ct)
    {
        RecallScore all = new();
        SortedDictionary<string, RecallScore> byCategory = new(StringComparer.Ordinal);
        int total = corpus.Memories.Sum(known => known.Questions.Count(counts));
        foreach (QuestionedMemory known in corpus.Memories)
        {
            foreach (Question question in known.Questions.Where(counts))
            {
                IReadOnlyList<string> ranked = Ids(await SearchAsync(memory, known.Scope, question.Text, applyFloor: false, ct).ConfigureAwait(false));
                all.Add(ranked, question);
                if (!byCategory.TryGetValue(question.Category, out RecallScore? category)) byCategory[question.Category] = category = new RecallScore();
                category.Add(ranked, question);
                if (all.Count % 20 == 0) store.Report("asking", all.Count, total);
            }
        }
        return (all, byCategory);
    }

    /// <summary>Recall at 10 without one signal after the other.</summary>
    public static async Task<IEnumerable<KeyValuePair<string, double>>> LeaveOneOutAsync(
        EvaluationStore store, Corpus corpus, Func<Question, bool> counts, string prefix, CancellationToken ct)
    {
        List<KeyValuePair<string, double>> metrics = [];
        foreach ((string signal, RecallWeights weights) in Without(RecallWeights.Default))
        {
            AgentMemory memory = store.MemoryWith(ModelCalibration.MiniLm with { Weights = weights });
            (RecallScore all, _) = await ScoreAsync(store, memory, corpus, counts, ct).ConfigureAwait(false);
            metrics.Add(new($"{prefix}recall@10 without {signal}", all.AtTen));
        }
        return metrics;
    }

    private static IEnumerable<(string Signal, RecallWeights Weights)> Without(RecallWeights weights) =>
    [
        (SignalNames.Vector, weights with { Cosine = 0 }),
        (SignalNames.Neighbours, weights with { NeighbourCosine = 0 }),
        (SignalNames.Keyword, weights with { Lexical = 0 }),
        (SignalNames.Speaker, weights with { Speaker = 0 }),
        (SignalNames.Date, weights with { Date = 0 }),
        (SignalNames.TimeWord, weights with { TimeWord = 0 }),
        (SignalNames.NameKind, weights with { NameKind = 0 }),
        (SignalNames.Asking, weights with { Question = 0 }),
        (SignalNames.Substance, weights with { Substance = 0 }),
        (SignalNames.Role, weights with { Role = 0 }),
    ];
}
