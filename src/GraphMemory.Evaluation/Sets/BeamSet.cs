using GraphMemory.Evaluation.Data;
using GraphMemory.Evaluation.Scoring;

namespace GraphMemory.Evaluation.Sets;

/// <summary>Recall of the turns that an answer rests on: over the user's turns alone, and over all turns, half of which are an assistant's long answers.</summary>
internal sealed class BeamSet : IEvaluationSet
{
    public string Name => "beam";

    public async Task<SetReport> RunAsync(EvaluationRun run, CancellationToken ct)
    {
        List<KeyValuePair<string, double>> metrics = [];
        IReadOnlyList<DataFile> files = [];
        foreach (bool usersOnly in (bool[])[true, false])
        {
            Corpus corpus = await run.BeamAsync(usersOnly, ct).ConfigureAwait(false);
            string prefix = usersOnly ? "" : "all turns/";
            (RecallScore all, SortedDictionary<string, RecallScore> categories) =
                await Asking.ScoreAsync(run.Store, run.Store.Memory, corpus, Counts, ct).ConfigureAwait(false);
            metrics.AddRange(all.Metrics(prefix));
            foreach ((string category, RecallScore score) in categories) metrics.Add(new($"{prefix}{category}/recall@10", score.AtTen));
            if (run.Options.LeaveOneOut) metrics.AddRange(await Asking.LeaveOneOutAsync(run.Store, corpus, Counts, prefix, ct).ConfigureAwait(false));
            files = corpus.Files;
        }
        return new SetReport(Name, [.. files.Select(file => file.Identity())], metrics);
    }

    private static bool Counts(Question question) => question.Category is not Beam.Unanswerable;
}
