using GraphMemory.Graph;

namespace GraphMemory.Recall;

/// <summary>
/// Finds what may answer a question: reads its cues, asks for its vector and for the entities it names side by side, asks the store for
/// candidates, ranks them by <see cref="RecallFormula"/> and lays the floor. Writes nothing. Safe to share between threads.
/// </summary>
public sealed class Recaller
{
    /// <summary>The longest question that is read, in UTF-16 code units; of a longer one the beginning.</summary>
    public const int QuestionLengthMax = 10_000;

    private readonly IMemoryGraph graph;
    private readonly TextEmbedder? embedder;
    private readonly RecallOptions options;
    private readonly TimeProvider clock;

    /// <param name="graph">The store.</param>
    /// <param name="embedder">Makes the question's vector; vectors of other models in the store are passed over. Null: recall by words alone.</param>
    /// <param name="options">Bounds and calibration.</param>
    /// <param name="clock">Measures the deadline and the steps.</param>
    public Recaller(IMemoryGraph graph, TextEmbedder? embedder, RecallOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        this.graph = graph;
        this.embedder = embedder;
        this.options = options;
        this.clock = clock;
    }

    /// <summary>What may answer a question. An empty result is an answer: nothing fits.</summary>
    public async Task<RecallResult> RecallAsync(Scope scope, RecallRequest request, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(request);
        StepTimes steps = new(clock);
        string question = request.Query.Length <= QuestionLengthMax ? request.Query : request.Query[..QuestionLengthMax];
        RecallCues cues = CueReader.Read(question);
        steps.Done("cues");

        QuestionReading reading = await QuestionReading.ReadAsync(
            token => EmbedAsync(question, token),
            token => NamedEntities.ReadAsync(graph, scope, question, request.Self, request.At, token),
            options.Deadline, clock, ct).ConfigureAwait(false);
        steps.Done("signals");

        ModelCalibration calibration = reading.Embedding is null ? WithoutVector() : options.Calibration ?? ModelCalibration.Of(embedder?.Model);
        CandidateQuery query = new()
        {
            Cues = cues,
            Embedding = reading.Embedding,
            NearEntities = reading.Names.Named.ToDictionary(entity => entity.Id, _ => 0),
            TurnsMax = request.TurnsMax == 0 ? 0 : Math.Max(options.TurnCandidates, request.TurnsMax),
            FactsMax = request.FactsMax == 0 ? 0 : Math.Max(options.FactCandidates, request.FactsMax),
            Session = request.Session,
            Weights = calibration.Weights,
        };
        // What lies near the named entities lifts facts a little: enough to rank them, too little to bring one up that nothing else does.
        Task<IReadOnlyDictionary<EntityId, int>> near = reading.Names.DistancesAsync(graph, scope, request.At, options.Hops, ct);
        Candidates candidates = await graph.CandidatesAsync(scope, query, request.At, ct).ConfigureAwait(false);
        query = query with { NearEntities = await near.ConfigureAwait(false) };
        steps.Done("candidates");

        SlotAnswer? slot = SlotAnswer.Of(cues.Slot, reading.Names);
        CandidateRanking ranking = CandidateRanking.Of(query, candidates, calibration, slot);
        steps.Done("ranking");

        CandidateReader reader = new(graph, scope, request.At, slot);
        (IReadOnlyList<RecalledItem> items, IReadOnlyList<RecalledItem> belowFloor, CitedFacts facts) =
            await reader.ReadAsync(ranking, request, options.BelowFloorMax, ct).ConfigureAwait(false);
        steps.Done("reading");
        return new RecallResult(items, belowFloor, new RecallTrace
        {
            At = request.At,
            Cues = cues,
            NamedEntities = [.. reading.Names.Named.Select(entity => entity.Name)],
            SlotAsked = cues.Slot?.ToString(),
            MissingSignals = embedder is null ? [$"{SignalNames.Vector}: not available (no embedding model)", .. reading.Missing] : reading.Missing,
            Steps = steps.All,
        })
        {
            Facts = facts,
        };
    }

    private async Task<TextEmbedding?> EmbedAsync(string question, CancellationToken ct) =>
        embedder is null ? null : (await embedder.EmbedAsync([question], ct).ConfigureAwait(false))[0];

    // Evaluation may set weights of its own; the floors of recall by words alone stay what they are.
    private ModelCalibration WithoutVector() =>
        options.Calibration is { } chosen ? ModelCalibration.KeywordOnly with { Weights = chosen.Weights } : ModelCalibration.KeywordOnly;

    private sealed class StepTimes(TimeProvider clock)
    {
        private readonly List<(string Step, double Milliseconds)> steps = [];
        private long since = clock.GetTimestamp();

        public IReadOnlyList<(string Step, double Milliseconds)> All => steps;

        public void Done(string step)
        {
            long now = clock.GetTimestamp();
            steps.Add((step, clock.GetElapsedTime(since, now).TotalMilliseconds));
            since = now;
        }
    }
}
