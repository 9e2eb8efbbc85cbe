using System.Collections.Immutable;
using GraphMemory.Contradictions;
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
/// <param name="Claims">What it claims.</param>
/// <param name="IsUnreadable">True when reading failed, so that claims may be missing.</param>
/// <param name="Embedding">Its vector; null when it is embedded later.</param>
internal sealed record ReadTurn(Turn Turn, NameKinds Names, ImmutableArray<Claim> Claims, bool IsUnreadable, TextEmbedding? Embedding);

/// <summary>What turns say, decided upon and ready to be appended.</summary>
/// <param name="Change">The change.</param>
/// <param name="Index">The index rows of the turns and of new facts.</param>
/// <param name="Outcomes">For each turn what its claims did.</param>
internal sealed record PendingClaims(
    GraphChange Change, IReadOnlyList<IndexedText> Index, IReadOnlyDictionary<TurnId, IReadOnlyList<ClaimOutcome>> Outcomes);

/// <summary>Reads turns: what names they hold and what they claim.</summary>
internal sealed partial class TurnReader(
    IMemoryGraph graph, EnglishAnalyzer? english, FactIndexer indexer, IdSource ids, bool extract, ILogger<TurnReader> logger)
{
    /// <summary>The reason code of a change in which the words of a turn could not be read.</summary>
    public const string UnreadableReason = "EXTRACTION_FAILED";

    private EnglishAnalyzer English => english ?? EnglishAnalyzer.Default;

    /// <summary>Reads a turn. A text that cannot be read is counted and logged by id; its turn is kept without claims.</summary>
    public ReadTurn Read(Turn turn)
    {
        try
        {
            AnalyzedText analysis = English.Analyze(turn.Text);
            ImmutableArray<Claim> claims = extract ? ClaimExtractor.Extract(turn, analysis).Claims : [];
            return new ReadTurn(turn, NameKindReader.Read(analysis), claims, IsUnreadable: false, Embedding: null);
        }
        catch (Exception error) when (error is not (OutOfMemoryException or InvalidDataException))
        {
            Telemetry.ExtractionFailures.Add(1);
            LogUnreadable(error, turn.Id);
            return new ReadTurn(turn, NameKinds.None, [], IsUnreadable: true, Embedding: null);
        }
    }

    /// <summary>Judges the claims of turns against what is known at a read point.</summary>
    public async Task<PendingClaims> DecideAsync(Scope scope, IReadOnlyList<ReadTurn> turns, ReadPoint at, CancellationToken ct)
    {
        List<SourcedClaim> claims = [.. turns.SelectMany(turn => turn.Claims.Select(claim => SourcedClaim.From(turn.Turn, claim)))];
        ClaimDecision decision = await ClaimDecider.DecideAsync(graph, scope, claims, at, ids, ct).ConfigureAwait(false);
        IEnumerable<string> reasons = turns.Any(turn => turn.IsUnreadable) ? [.. decision.Reasons, UnreadableReason] : decision.Reasons;
        return new PendingClaims(
            new GraphChange(ClaimExtractor.Name, [.. reasons], [.. turns.Select(turn => new TurnExtracted(turn.Turn.Id, ClaimExtractor.Name)), .. decision.Items]),
            [.. turns.Select(turn => TextIndexer.Of(turn.Turn, turn.Names, turn.Embedding)), .. await indexer.IndexAsync(decision.Items, ct).ConfigureAwait(false)],
            decision.Claims
                .Where(claim => claim.Fact is not null)
                .GroupBy(claim => claim.Claim.Source.Turn!.Value)
                .ToDictionary(group => group.Key, IReadOnlyList<ClaimOutcome> (group) => [.. group.Select(claim => claim.ToOutcome()!)]));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The words of turn {Turn} could not be read; it is kept without claims")]
    private partial void LogUnreadable(Exception error, TurnId turn);
}
