using System.Globalization;
using GraphMemory.Evaluation.Sets;
using GraphMemory.Recall;

namespace GraphMemory.Evaluation;

/// <summary>Measures the memory through its own doors - remember, import, search, context - on a fresh embedded store.</summary>
public static class EvaluationRunner
{
    private static readonly IEvaluationSet[] Known =
        [new LoCoMoSet(), new PrefEvalSet(), new BeamSet(), new StsbSet(), new AbstentionSet(), new LatencySet()];

    /// <summary>The sets that there are, in the order in which they are run.</summary>
    public static IReadOnlyList<string> SetNames { get; } = [.. Known.Select(set => set.Name)];

    /// <summary>Runs sets.</summary>
    /// <param name="options">Which, and on what.</param>
    /// <param name="progress">Told of what is going on; null when nobody looks.</param>
    /// <param name="ct">Cancels; nothing is left behind.</param>
    /// <exception cref="EvaluationException">There is no such set, or its data is not there or cannot be read.</exception>
    public static async Task<EvaluationReport> RunAsync(
        EvaluationOptions options, IProgress<EvaluationProgress>? progress = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        IEvaluationSet[] chosen = Chosen(options.Sets);
        EvaluationStore store = await EvaluationStore.OpenAsync(progress, ct).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            EvaluationRun run = new(options, store);
            List<SetReport> reports = [];
            foreach (IEvaluationSet set in chosen)
            {
                store.Set = set.Name;
                reports.Add(await set.RunAsync(run, ct).ConfigureAwait(false));
            }
            return new EvaluationReport(options.Commit, Settings(store), reports);
        }
    }

    private static IEvaluationSet[] Chosen(IReadOnlyList<string> names)
    {
        if (names.Count == 0) return Known;
        return
        [
            .. names.Distinct(StringComparer.OrdinalIgnoreCase).Select(name => Array.Find(Known, set => string.Equals(set.Name, name, StringComparison.OrdinalIgnoreCase))
                ?? throw new EvaluationException($"There is no set \"{name}\"; choose from {string.Join(", ", SetNames)}.")),
        ];
    }

    private static KeyValuePair<string, string>[] Settings(EvaluationStore store)
    {
        ModelCalibration calibration = ModelCalibration.MiniLm;
        return
        [
            new("model", store.Memory.EmbeddingModel ?? "none"),
            new("store", "embedded"),
            new("weights", calibration.Weights.ToString()),
            new("turnFloor", calibration.Turns.Floor.ToString(CultureInfo.InvariantCulture)),
            new("factFloor", calibration.Facts.Floor.ToString(CultureInfo.InvariantCulture)),
        ];
    }
}
