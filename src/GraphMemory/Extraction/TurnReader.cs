#pragma warning disable CS9113, CA1822
using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Language.English;
using GraphMemory.Recall;
using Microsoft.Extensions.Logging;

namespace GraphMemory.Extraction;

/// <summary>A turn with what its words say, before anything is decided.</summary>
/// <param name="Turn">The turn.</param>
/// <param name="Names">The kinds of names in it.</param>
/// <param name="Embedding">Its vector; null when it is embedded later.</param>
internal sealed record ReadTurn(Turn Turn, NameKinds Names, TextEmbedding? Embedding);

/// <summary>What turns say, decided upon.</summary>
internal sealed record PendingClaims(GraphChange Change, IReadOnlyList<IndexedText> Index, IReadOnlyDictionary<TurnId, IReadOnlyList<ClaimOutcome>> Outcomes);

/// <summary>Reads turns: what names they hold and what they claim.</summary>
internal sealed partial class TurnReader(
    IMemoryGraph graph, EnglishAnalyzer? english, TextEmbedder? embedder, IdSource ids, bool extract, ILogger<TurnReader> logger)
{
    private EnglishAnalyzer English => english ?? EnglishAnalyzer.Default;

    public ReadTurn Read(Turn turn) => new(turn, NameKindReader.Read(English.Analyze(turn.Text)), null);

    public Task<PendingClaims> DecideAsync(Scope scope, ReadTurn[] turns, ReadPoint at, CancellationToken ct) => Task.FromResult(new PendingClaims(
        new GraphChange("rules/1", [], [.. turns.Select(turn => new TurnExtracted(turn.Turn.Id, "rules/1"))]),
        [.. turns.Select(turn => TextIndexer.Of(turn.Turn, turn.Names, turn.Embedding))], new Dictionary<TurnId, IReadOnlyList<ClaimOutcome>>()));
}
