using System.Globalization;
using GraphMemory.Evaluation.Data;
using GraphMemory.Evaluation.Scoring;
using GraphMemory.Recall;

namespace GraphMemory.Evaluation.Sets;

/// <summary>
/// Whether nothing is answered when nothing fits. False answers: questions about one person put to the memory of another. Misses: right
/// turns among the first ten that the floor takes away. Beside them how well the best score tells questions that were answered in
/// a talk from those that were not, which is much harder, since they are about the right person.
/// </summary>
internal sealed class AbstentionSet : IEvaluationSet
{
    private const int FactsPerMemory = 20;
    private static readonly float[] Floors = [.2f, .25f, .3f, .33f, .36f, .4f, .45f, .5f, .6f];

    public string Name => "abstention";

    public async Task<SetReport> RunAsync(EvaluationRun run, CancellationToken ct)
    {
        List<KeyValuePair<string, double>> metrics = [];
        List<DataFile> files = [];
        Corpus locomo = await run.LoCoMoAsync(ct).ConfigureAwait(false);
        Corpus preferences = await run.PrefEvalAsync(ct).ConfigureAwait(false);
        Corpus beam = await run.BeamAsync(usersOnly: false, ct).ConfigureAwait(false);
        foreach ((string name, Corpus corpus, string unanswerable) in (IEnumerable<(string, Corpus, string)>)
            [("locomo", locomo, LoCoMo.Unanswerable), ("prefeval", preferences, ""), ("beam", beam, Beam.Unanswerable)])
        {
            metrics.AddRange(await TurnsAsync(run, name, corpus, unanswerable, ct).ConfigureAwait(false));
            files.AddRange(corpus.Files);
        }
        metrics.AddRange(await FactsAsync(run, ct).ConfigureAwait(false));
        return new SetReport(Name, [.. files.Select(file => file.Identity())], metrics);
    }

    private static async Task<IEnumerable<KeyValuePair<string, double>>> TurnsAsync(
        EvaluationRun run, string name, Corpus corpus, string unanswerable, CancellationToken ct)
    {
        List<double> answerable = [];
        List<double> never = [];
        List<double> hits = [];
        List<double> strangers = [];
        for (int i = 0; i < corpus.Memories.Count; i++)
        {
            QuestionedMemory own = corpus.Memories[i];
            Scope other = corpus.Memories[(i + 1) % corpus.Memories.Count].Scope;
            foreach (Question question in own.Questions)
            {
                RecallResult result = await Asking.SearchAsync(run.Store.Memory, own.Scope, question.Text, applyFloor: false, ct).ConfigureAwait(false);
                double best = result.Items.Count == 0 ? 0 : result.Items[0].Score;
                (question.Category == unanswerable ? never : answerable).Add(best);
                if (question.Category == unanswerable) continue;
                hits.AddRange(result.Items.Take(10).Where(item => question.Evidence.Contains(item.Turn!.Turn.ExternalId!)).Select(Evidence));
                if (corpus.Memories.Count == 1) continue;
                RecallResult elsewhere = await Asking.SearchAsync(run.Store.Memory, other, question.Text, applyFloor: false, ct).ConfigureAwait(false);
                strangers.Add(elsewhere.Items.Select(Evidence).DefaultIfEmpty(0).Max());
            }
            run.Store.Report($"asking {name}", i + 1, corpus.Memories.Count);
        }
        List<KeyValuePair<string, double>> metrics = [];
        if (never.Count > 0) metrics.Add(new($"{name}/auc of the best score", Ranking.AreaUnderCurve(answerable, never)));
        float floor = ModelCalibration.MiniLm.Turns.Floor;
        metrics.Add(new($"{name}/misses", Share(hits, value => value < floor)));
        if (strangers.Count > 0) metrics.Add(new($"{name}/false answers", Share(strangers, value => value >= floor)));
        if (!run.Options.FitFloors) return metrics;
        foreach (float tried in Floors)
        {
            string at = tried.ToString(CultureInfo.InvariantCulture);
            metrics.Add(new($"{name}/misses at {at}", Share(hits, value => value < tried)));
            if (strangers.Count > 0) metrics.Add(new($"{name}/false answers at {at}", Share(strangers, value => value >= tried)));
        }
        return metrics;
    }

    /// <summary>Preferences of some topics as facts of memories; those of one topic left out are asked for in vain.</summary>
    private static async Task<IEnumerable<KeyValuePair<string, double>>> FactsAsync(EvaluationRun run, CancellationToken ct)
    {
        (_, IReadOnlyList<Preference> all) = await PrefEval.ReadAsync(run.Data, ct).ConfigureAwait(false);
        string[] topics = [.. all.Select(preference => preference.Topic).Distinct()];
        List<double> right = [];
        List<double> wrong = [];
        for (int left = 0; left < topics.Length; left++)
        {
            Preference[] known = [.. all.Where(preference => preference.Topic != topics[left]).Where((_, i) => i % topics.Length == left).Take(FactsPerMemory)];
            Scope scope = Scope.User($"facts-{left.ToString(CultureInfo.InvariantCulture)}");
            await run.Store.Memory.AssertFactsAsync(scope, [.. known.Select(preference => new FactAssertion { Predicate = "has_said", Value = preference.Text })], ct).ConfigureAwait(false);
            while (await run.Store.Memory.DrainAsync(1_000, ct).ConfigureAwait(false) > 0) run.Store.Report("embedding facts", left, topics.Length);
            foreach (Preference preference in known)
            {
                RecallResult result = await FactsOfAsync(run.Store.Memory, scope, preference.Question, ct).ConfigureAwait(false);
                right.AddRange(result.Items.Where(item => item.Fact!.Fact.Value == preference.Text).Select(item => (double)item.Score));
            }
            foreach (Preference asked in all.Where(preference => preference.Topic == topics[left]).Take(FactsPerMemory))
            {
                RecallResult result = await FactsOfAsync(run.Store.Memory, scope, asked.Question, ct).ConfigureAwait(false);
                wrong.Add(result.Items.Select(item => (double)item.Score).DefaultIfEmpty(0).Max());
            }
        }
        float floor = ModelCalibration.MiniLm.Facts.Floor;
        List<KeyValuePair<string, double>> metrics =
            [new("facts/misses", Share(right, value => value < floor)), new("facts/false answers", Share(wrong, value => value >= floor))];
        if (!run.Options.FitFloors) return metrics;
        foreach (float tried in (ReadOnlySpan<float>)[.12f, .15f, .18f, .2f, .22f, .25f, .3f])
        {
            string at = tried.ToString(CultureInfo.InvariantCulture);
            metrics.Add(new($"facts/misses at {at}", Share(right, value => value < tried)));
            metrics.Add(new($"facts/false answers at {at}", Share(wrong, value => value >= tried)));
        }
        return metrics;
    }

    private static Task<RecallResult> FactsOfAsync(AgentMemory memory, Scope scope, string question, CancellationToken ct) =>
        memory.SearchAsync(new SearchRequest { Scope = scope, Query = question, Turns = false, First = FactsPerMemory, ApplyFloor = false }, ct);

    // What the floor is laid on: the signals that speak of the question.
    private static double Evidence(RecalledItem item) => item.Signals
        .Where(signal => signal.Name is SignalNames.Vector or SignalNames.Neighbours or SignalNames.Keyword or SignalNames.Date)
        .Sum(signal => signal.Contribution);

    private static double Share(List<double> values, Func<double, bool> counts) => values.Count == 0 ? 0 : (double)values.Count(counts) / values.Count;
}
