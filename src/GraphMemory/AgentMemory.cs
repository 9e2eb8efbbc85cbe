using System.Diagnostics;
using GraphMemory.Context;
using GraphMemory.Contradictions;
using GraphMemory.Conversations;
using GraphMemory.Extraction;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Language.English;
using GraphMemory.Recall;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GraphMemory;

/// <summary>
/// The memory of agents: remembers what is said, and builds the context of the next turn. Safe to share between threads; one for a process.
/// Disposes neither the store nor the embedding generator: both belong to who made them.
/// </summary>
public sealed class AgentMemory
{
    private const int QueryLengthMax = 10_000;
    private const int EmbeddingBatchMax = 64;

    private readonly JournalWriter journal;
    private readonly TurnMemory turns;
    private readonly FactMemory facts;
    private readonly Recaller recaller;
    private readonly ContextBuilder contexts;
    private readonly TextEmbedder? embedder;

    /// <summary>Makes a memory.</summary>
    /// <param name="graph">Where it is kept.</param>
    /// <param name="embeddings">Makes vectors of texts; null leaves recall to words, entities and time.</param>
    /// <param name="options">How it works; null means the defaults.</param>
    /// <param name="clock">Null means the system's.</param>
    /// <param name="random">Salts and ids; null means the operating system's.</param>
    /// <param name="tokens">Counts context budgets; null means <see cref="WordTokenEstimator"/>.</param>
    /// <param name="english">Analyses what is said; null means the analyzer shipped with the product.</param>
    /// <param name="loggers">Null logs nothing. Texts are never logged.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public AgentMemory(
        IMemoryGraph graph, IEmbeddingGenerator<string, Embedding<float>>? embeddings = null, MemoryOptions? options = null, TimeProvider? clock = null,
        RandomSource? random = null, ITokenEstimator? tokens = null, EnglishAnalyzer? english = null, ILoggerFactory? loggers = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        options = (options ?? new()).Checked();
        clock ??= TimeProvider.System;
        random ??= RandomSource.Secure;
        loggers ??= NullLoggerFactory.Instance;
        IdSource ids = new(clock, random);
        Graph = graph;
        embedder = embeddings is null ? null : new TextEmbedder(embeddings, loggers.CreateLogger<TextEmbedder>());
        journal = new JournalWriter(graph, clock, random, options.AppendRetriesMax);
        FactIndexer indexer = new(embedder);
        TurnReader reader = new(graph, english, indexer, ids, options.ExtractFacts, loggers.CreateLogger<TurnReader>());
        turns = new TurnMemory(graph, journal, reader, embedder, ids, clock, options);
        facts = new FactMemory(graph, journal, indexer, ids, clock);
        recaller = new Recaller(graph, embedder, options.Recall, clock);
        contexts = new ContextBuilder(graph, recaller, tokens ?? new WordTokenEstimator(), ids);
    }

    /// <summary>The store, for reads of single rows and lists.</summary>
    public IMemoryGraph Graph { get; }

    /// <summary>The name of the embedding model with its dimensions; null without one.</summary>
    public string? EmbeddingModel => embedder?.Model;

    /// <summary>Remembers a turn.</summary>
    /// <inheritdoc cref="RememberAsync(Scope, IReadOnlyList{ConversationTurn}, RememberWait, CancellationToken)"/>
    public Task<RememberResult> RememberAsync(Scope scope, ConversationTurn turn, RememberWait wait = RememberWait.Extracted, CancellationToken ct = default) =>
        RememberAsync(scope, [turn], wait, ct);

    /// <summary>Remembers turns, in the order given: all of them durably, or none.</summary>
    /// <param name="scope">Whose memory.</param>
    /// <param name="turns">1 to 100.</param>
    /// <param name="wait">How far to go before returning.</param>
    /// <param name="ct">Cancels while nothing is written.</param>
    /// <exception cref="MemoryException">A turn is refused (<see cref="MemoryErrorCode.InvalidTurn"/>, <see cref="MemoryErrorCode.TurnConflict"/>), or
    /// nothing could be written (<see cref="MemoryErrorCode.ScopeBusy"/>, <see cref="MemoryErrorCode.StoreUnavailable"/>).</exception>
    public async Task<RememberResult> RememberAsync(
        Scope scope, IReadOnlyList<ConversationTurn> turns, RememberWait wait = RememberWait.Extracted, CancellationToken ct = default)
    {
        using Activity? activity = Telemetry.Activities.StartActivity("memory.remember");
        long start = Stopwatch.GetTimestamp();
        RememberResult result = await this.turns.RememberAsync(scope, turns, wait, ct).ConfigureAwait(false);
        Telemetry.RememberDuration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds);
        activity?.SetTag("graphmemory.turns", turns.Count).SetTag("graphmemory.changes", result.Changes.Count);
        return result;
    }

    /// <summary>Puts facts of the caller's own into the graph, with the same judgement as facts from talk: all of them, or none.</summary>
    /// <param name="scope">Whose memory.</param>
    /// <param name="facts">1 to 100.</param>
    /// <param name="ct">Cancels while nothing is written.</param>
    /// <exception cref="MemoryException">A fact is refused (<see cref="MemoryErrorCode.InvalidFact"/>), or nothing could be written.</exception>
    public Task<AssertResult> AssertFactsAsync(Scope scope, IReadOnlyList<FactAssertion> facts, CancellationToken ct = default) =>
        this.facts.AssertAsync(scope, facts, ct);

    /// <summary>Undoes a change none of whose facts were touched later. Reads at earlier known times stay as they were.</summary>
    public Task<UndoOutcome> UndoAsync(Scope scope, long sequence, CancellationToken ct = default) => facts.UndoAsync(scope, sequence, ct);

    /// <summary>What may answer a question, best first.</summary>
    /// <exception cref="MemoryException"><see cref="MemoryErrorCode.InvalidArgument"/> for an empty or too long question, or a bound out of range.</exception>
    public async Task<RecallResult> SearchAsync(SearchRequest request, CancellationToken ct = default)
    {
        CheckQuery(request.Query, "query");
        Bounds.CheckRange(request.First, "first", 1, 200);
        using Activity? activity = Telemetry.Activities.StartActivity("memory.search");
        ReadPoint at = request.At ?? await NowAsync(request.Scope, ct).ConfigureAwait(false);
        RecallResult result = await recaller.RecallAsync(request.Scope, new RecallRequest
        {
            Query = request.Query,
            FactsMax = request.Facts ? request.First : 0,
            TurnsMax = request.Turns ? request.First : 0,
            At = at,
            ApplyFloor = request.ApplyFloor,
        }, ct).ConfigureAwait(false);
        return result with { Items = [.. result.Items.Take(request.First)] };
    }

    /// <summary>What an agent should know for its next turn.</summary>
    /// <exception cref="MemoryException"><see cref="MemoryErrorCode.InvalidArgument"/> for an empty or too long message, or a budget out of range.</exception>
    public async Task<MemoryContext> BuildContextAsync(ContextRequest request, CancellationToken ct = default)
    {
        CheckQuery(request.Message, "message");
        Bounds.CheckRange(request.TokensMax, "tokensMax", 50, 100_000);
        using Activity? activity = Telemetry.Activities.StartActivity("memory.context");
        long start = Stopwatch.GetTimestamp();
        ReadPoint at = request.At ?? journal.NowBehind(ScopeHead.Empty);
        Task<ScopeHead> heading = Graph.HeadAsync(request.Scope, ct);
        MemoryContext context = await contexts.BuildAsync(request, heading, at, ct).ConfigureAwait(false);
        ScopeHead head = await heading.ConfigureAwait(false);
        // Written by somebody whose clock is ahead of ours: what was written must be seen.
        if (request.At is null && head.At > at.Known) context = await contexts.BuildAsync(request, heading, journal.NowBehind(head), ct).ConfigureAwait(false);
        Telemetry.ContextDuration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds);
        activity?.SetTag("graphmemory.tokens", context.TokensUsed);
        return context;
    }

    /// <summary>The read point of this moment: every change up to now is seen. Take it once for all reads of one request.</summary>
    public async Task<ReadPoint> NowAsync(Scope scope, CancellationToken ct = default) =>
        journal.NowBehind(await Graph.HeadAsync(scope, ct).ConfigureAwait(false));

    /// <summary>
    /// Reads what is due: claims of turns that were only acknowledged, and vectors that were put off. Any number of processes may do so.
    /// </summary>
    /// <param name="turnsMax">At most this many turns, and as many vectors, 1 to 1,000.</param>
    /// <param name="ct">Stops between two writes.</param>
    /// <returns>How many turns and vectors were done; 0 when nothing is due.</returns>
    /// <exception cref="MemoryException"><see cref="MemoryErrorCode.InvalidArgument"/> when <paramref name="turnsMax"/> is out of its range.</exception>
    public async Task<int> DrainAsync(int turnsMax = 100, CancellationToken ct = default)
    {
        Bounds.CheckRange(turnsMax, nameof(turnsMax), 1, 1_000);
        int done = 0;
        IReadOnlyList<(Scope Scope, TurnId Turn)> due = await Graph.ExtractionDueAsync(turnsMax, ct).ConfigureAwait(false);
        foreach (IGrouping<Scope, (Scope Scope, TurnId Turn)> scope in due.GroupBy(turn => turn.Scope))
        {
            foreach ((Scope Scope, TurnId Turn)[] batch in scope.Chunk(TurnRules.BatchMax))
                done += await turns.ReadDueAsync(scope.Key, [.. batch.Select(turn => turn.Turn)], ct).ConfigureAwait(false);
        }
        return done + await EmbedDueAsync(turnsMax, ct).ConfigureAwait(false);
    }

    /// <summary>Makes the vectors that are missing, also those that another model made.</summary>
    /// <param name="max">At most this many.</param>
    /// <param name="ct">Stops between two writes.</param>
    /// <returns>How many were made; 0 when none is missing, or the model cannot be reached.</returns>
    public async Task<int> EmbedDueAsync(int max, CancellationToken ct = default)
    {
        if (embedder is null) return 0;
        int done = 0;
        while (done < max)
        {
            IReadOnlyList<UnembeddedText> texts = await Graph.WithoutEmbeddingAsync(embedder.Model, Math.Min(EmbeddingBatchMax, max - done), ct).ConfigureAwait(false);
            if (texts.Count == 0) break;
            IReadOnlyList<TextEmbedding?> vectors = await embedder.TryEmbedAsync([.. texts.Select(text => text.Text)], ct).ConfigureAwait(false);
            if (vectors[0] is null) break;
            foreach (IGrouping<Scope, (UnembeddedText Text, TextEmbedding Vector)> scope in texts.Zip(vectors, (text, vector) => (Text: text, Vector: vector!)).GroupBy(row => row.Text.Scope))
                await Graph.SetEmbeddingsAsync(scope.Key, [.. scope.Select(row => (row.Text.Kind, row.Text.Id, row.Vector))], ct).ConfigureAwait(false);
            done += texts.Count;
        }
        return done;
    }

    private static void CheckQuery(string text, string name)
    {
        if (TextRules.Refusal(text, name, QueryLengthMax) is { } refusal) throw Bounds.Invalid(refusal);
    }
}
