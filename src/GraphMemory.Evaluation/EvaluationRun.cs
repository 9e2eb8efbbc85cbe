using GraphMemory.Evaluation.Data;

namespace GraphMemory.Evaluation;

/// <summary>What the sets of one run share: data, store, and the memories that are loaded once for all sets that ask them.</summary>
internal sealed class EvaluationRun(EvaluationOptions options, EvaluationStore store)
{
    private readonly Dictionary<string, Corpus> corpora = new(StringComparer.Ordinal);

    public EvaluationOptions Options => options;

    public EvaluationStore Store => store;

    /// <summary>Opened when a set first wants data: the latency set needs none.</summary>
    public DataFolder Data => field ??= DataFolder.Open(options.DataFolder);

    public Task<Corpus> LoCoMoAsync(CancellationToken ct) => LoadedAsync("locomo", () => LoCoMo.LoadAsync(Data, store, ct));

    public Task<Corpus> PrefEvalAsync(CancellationToken ct) => LoadedAsync("prefeval", () => PrefEval.LoadAsync(Data, store, ct));

    public Task<Corpus> BeamAsync(bool usersOnly, CancellationToken ct) =>
        LoadedAsync(usersOnly ? "beam-users" : "beam", () => Beam.LoadAsync(Data, store, usersOnly, ct));

    private async Task<Corpus> LoadedAsync(string name, Func<Task<Corpus>> load)
    {
        if (!corpora.TryGetValue(name, out Corpus? corpus)) corpora[name] = corpus = await load().ConfigureAwait(false);
        return corpus;
    }
}
