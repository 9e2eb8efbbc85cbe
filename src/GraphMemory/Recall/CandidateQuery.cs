using GraphMemory.Conversations;
using GraphMemory.Graph;

namespace GraphMemory.Recall;

/// <summary>What recall asks a store. The scope filter and the read point apply before anything is counted or cut.</summary>
public sealed record CandidateQuery
{
    /// <summary>What the question asks for, as the ranking formula reads it.</summary>
    public required RecallCues Cues { get; init; }

    /// <summary>The question's vector; null when there is none (no model, or it came too late).</summary>
    public TextEmbedding? Embedding { get; init; }

    /// <summary>Entities near those that the question names, with their distance in relationships (0 = named).</summary>
    public IReadOnlyDictionary<EntityId, int> NearEntities { get; init; } = new Dictionary<EntityId, int>();

    /// <summary>At most this many turns: 0 to 10,000; 0 asks for none.</summary>
    public int TurnsMax { get; init; } = 200;

    /// <summary>At most this many facts: 0 to 10,000; 0 asks for none.</summary>
    public int FactsMax { get; init; } = 100;

    /// <summary>Only turns of this session; null means any.</summary>
    public string? Session { get; init; }

    /// <summary>The weights, so that a store that ranks every row cuts where the formula would.</summary>
    public RecallWeights Weights { get; init; } = RecallWeights.Default;

    /// <summary>Refuses a query that goes beyond the bounds of its properties. A store calls it before it reads.</summary>
    /// <exception cref="MemoryException"><see cref="MemoryErrorCode.InvalidArgument"/> when it does; the message names the bound.</exception>
    public void Check()
    {
        Bounds.CheckRange(TurnsMax, nameof(TurnsMax), 0, Bounds.FirstMax);
        Bounds.CheckRange(FactsMax, nameof(FactsMax), 0, Bounds.FirstMax);
    }
}

/// <summary>Counts over all turns, or all facts, of a scope: what the formula's idf and lengths come from. Not restricted by the read point.</summary>
/// <param name="Count">How many rows.</param>
/// <param name="MeanLength">The mean length of a row: of a turn's window, or of a fact's own terms; 1 when there is none.</param>
/// <param name="DocumentFrequencies">For each of the question's terms in order, how many rows hold it themselves (not in their window).</param>
public sealed record TermStatistics(long Count, double MeanLength, IReadOnlyList<long> DocumentFrequencies);

/// <summary>A turn that may answer, with what the formula needs.</summary>
public sealed record TurnCandidate
{
    /// <summary>Which turn.</summary>
    public required TurnId Id { get; init; }

    /// <summary>Who says it.</summary>
    public required TurnRole Role { get; init; }

    /// <summary>The name of who says it, or null.</summary>
    public string? Speaker { get; init; }

    /// <summary>When it was said, with its offset.</summary>
    public required DateTimeOffset SaidAt { get; init; }

    /// <summary>Its features.</summary>
    public required TurnFeatures Features { get; init; }

    /// <summary>Its own number of terms.</summary>
    public required int Length { get; init; }

    /// <summary>For each of the question's terms in order, its weighted count in the turn's window.</summary>
    public required IReadOnlyList<float> WindowCounts { get; init; }

    /// <summary>The weighted number of terms in the window.</summary>
    public required float WindowLength { get; init; }

    /// <summary>Cosine with the question; null when either has no vector.</summary>
    public float? Cosine { get; init; }

    /// <summary>Cosine of the question with normalise(own + half previous + half next); null when <see cref="Cosine"/> is.</summary>
    public float? NeighbourCosine { get; init; }
}

/// <summary>A fact that may answer, with what the formula needs. It holds at the read point.</summary>
public sealed record FactCandidate
{
    /// <summary>Which fact.</summary>
    public required FactId Id { get; init; }

    /// <summary>Whom it is about.</summary>
    public required EntityId Subject { get; init; }

    /// <summary>The entity it points to, or null.</summary>
    public EntityId? Object { get; init; }

    /// <summary>What it says.</summary>
    public required string Predicate { get; init; }

    /// <summary>Which slot of the predicate, or null.</summary>
    public string? Facet { get; init; }

    /// <summary>Its number of terms.</summary>
    public required int Length { get; init; }

    /// <summary>For each of the question's terms in order, its count in the fact's text.</summary>
    public required IReadOnlyList<float> Counts { get; init; }

    /// <summary>Cosine with the question; null when either has no vector.</summary>
    public float? Cosine { get; init; }
}

/// <summary>What a store answers to recall.</summary>
/// <param name="Turns">Turns, best first by the formula where the store ranks every row; otherwise a superset of good ones.</param>
/// <param name="Facts">Facts, likewise.</param>
/// <param name="TurnStatistics">Counts over the scope's turns.</param>
/// <param name="FactStatistics">Counts over the scope's facts.</param>
public sealed record Candidates(
    IReadOnlyList<TurnCandidate> Turns, IReadOnlyList<FactCandidate> Facts, TermStatistics TurnStatistics, TermStatistics FactStatistics);
