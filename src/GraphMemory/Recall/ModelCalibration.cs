using System.Collections.Frozen;
using GraphMemory.Language.Embeddings;

namespace GraphMemory.Recall;

/// <summary>How scores of one kind are read: fitted on pairs of questions and rows that are known to belong together or not.</summary>
/// <param name="Floor">A row whose evidence is below it does not fit.</param>
/// <param name="Middle">The score at which right and wrong rows are equally likely.</param>
/// <param name="Slope">How fast relevance rises around <paramref name="Middle"/>: above 0.</param>
public sealed record ScoreScale(float Floor, float Middle, float Slope)
{
    /// <summary>The score as a relevance between 0 and 1; one half at <see cref="Middle"/>.</summary>
    public float Relevance(float score) => 1 / (1 + MathF.Exp(-Slope * (score - Middle)));
}

/// <summary>
/// What belongs to an embedding model, since the spread of cosines differs between models: the weights, and for each kind what its
/// scores mean. `graphmemory eval abstention` prints the rates that the floors give.
/// </summary>
public sealed record ModelCalibration
{
    private const float None = float.NegativeInfinity;

    /// <summary>The model's name (<see cref="TextEmbedder.Model"/>); null for recall without vectors.</summary>
    public string? Model { get; init; }

    /// <summary>The weights of the formula.</summary>
    public RecallWeights Weights { get; init; } = RecallWeights.Default;

    /// <summary>How scores of turns are read.</summary>
    public required ScoreScale Turns { get; init; }

    /// <summary>How scores of facts are read.</summary>
    public required ScoreScale Facts { get; init; }

    /// <summary>The calibration of the shipped model.</summary>
    public static ModelCalibration MiniLm { get; } = new()
    {
        Model = $"{MiniLmEmbeddingGenerator.ModelId}/{MiniLmEmbeddingGenerator.Dimensions}",
        Turns = new ScoreScale(Floor: .36f, Middle: .85f, Slope: 6),
        Facts = new ScoreScale(Floor: .18f, Middle: .3f, Slope: 10),
    };

    /// <summary>For recall by words alone: without a model, or when the question's vector came too late.</summary>
    public static ModelCalibration KeywordOnly { get; } = new()
    {
        Turns = new ScoreScale(Floor: .14f, Middle: .6f, Slope: 6),
        Facts = new ScoreScale(Floor: .14f, Middle: .3f, Slope: 8),
    };

    private static readonly FrozenDictionary<string, ModelCalibration> Known =
        new[] { MiniLm }.ToFrozenDictionary(calibration => calibration.Model!, StringComparer.Ordinal);

    /// <summary>
    /// The calibration of a model. One that was not calibrated gets the weights of the shipped model and no floor: then recall answers
    /// with the best it has, however little that is.
    /// </summary>
    /// <param name="model">The model's name; null for none.</param>
    public static ModelCalibration Of(string? model)
    {
        if (model is null) return KeywordOnly;
        return Known.TryGetValue(model, out ModelCalibration? known)
            ? known
            : MiniLm with { Model = model, Turns = MiniLm.Turns with { Floor = None }, Facts = MiniLm.Facts with { Floor = None } };
    }
}
