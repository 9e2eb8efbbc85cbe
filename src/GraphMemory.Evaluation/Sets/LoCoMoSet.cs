using GraphMemory.Evaluation.Data;
using GraphMemory.Evaluation.Scoring;

namespace GraphMemory.Evaluation.Sets;

/// <summary>Recall of the turns that hold the answer, categories 1 (several hops), 2 (time), 3 (open) and 4 (one turn).</summary>
internal sealed class LoCoMoSet : IEvaluationSet
{
    public string Name => "locomo";

    public async Task<SetReport> RunAsync(EvaluationRun run, CancellationToken ct)
    {
        Corpus corpus = await run.LoCoMoAsync(ct).ConfigureAwait(false);
        (RecallScore all, SortedDictionary<string, RecallScore> categories) =
            await Asking.ScoreAsync(run.Store, run.Store.Memory, corpus, Counts, ct).ConfigureAwait(false);
        List<KeyValuePair<string, double>> metrics = [.. all.Metrics()];
        foreach ((string category, RecallScore score) in categories) metrics.AddRange(score.Metrics($"category {category}/"));
        if (run.Options.LeaveOneOut) metrics.AddRange(await Asking.LeaveOneOutAsync(run.Store, corpus, Counts, "", ct).ConfigureAwait(false));
        return new SetReport(Name, [.. corpus.Files.Select(file => file.Identity())], metrics);
    }

    private static bool Counts(Question question) => question.Category is not LoCoMo.Unanswerable;
}
