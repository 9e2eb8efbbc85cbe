using GraphMemory.Evaluation.Data;
using GraphMemory.Evaluation.Scoring;

namespace GraphMemory.Evaluation.Sets;

/// <summary>Recall of the one preference that an answer should respect, among those of all topics.</summary>
internal sealed class PrefEvalSet : IEvaluationSet
{
    public string Name => "prefeval";

    public async Task<SetReport> RunAsync(EvaluationRun run, CancellationToken ct)
    {
        Corpus corpus = await run.PrefEvalAsync(ct).ConfigureAwait(false);
        (RecallScore all, _) = await Asking.ScoreAsync(run.Store, run.Store.Memory, corpus, _ => true, ct).ConfigureAwait(false);
        List<KeyValuePair<string, double>> metrics = [.. all.Metrics()];
        if (run.Options.LeaveOneOut) metrics.AddRange(await Asking.LeaveOneOutAsync(run.Store, corpus, _ => true, "", ct).ConfigureAwait(false));
        return new SetReport(Name, [.. corpus.Files.Select(file => file.Identity())], metrics);
    }
}
