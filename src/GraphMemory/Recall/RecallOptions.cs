namespace GraphMemory.Recall;

/// <summary>How recall works.</summary>
public sealed record RecallOptions
{
    /// <summary>
    /// How long the signals that are asked before the store (the question's vector, the entities it names) may take together; a late one
    /// is left out and named. Default 2 seconds, since the first question of a process loads the model; above 0, or
    /// <see cref="Timeout.InfiniteTimeSpan"/> to wait for all.
    /// </summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Turns that a store is asked for at least, 1 to 10,000. Default 200.</summary>
    public int TurnCandidates { get; init; } = 200;

    /// <summary>Facts that a store is asked for at least, 1 to 10,000. Default 100.</summary>
    public int FactCandidates { get; init; } = 100;

    /// <summary>At most this many of each kind are told of as below the floor, 0 to 200. Default 10.</summary>
    public int BelowFloorMax { get; init; } = 10;

    /// <summary>How far from the entities that a question names facts may lie, in relationships: 1 to 3. Default 2.</summary>
    public int Hops { get; init; } = 2;

    /// <summary>Weights and floors; null, the default, for those of the embedding model.</summary>
    public ModelCalibration? Calibration { get; init; }
}
