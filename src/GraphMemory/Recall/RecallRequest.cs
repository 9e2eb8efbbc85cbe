using GraphMemory.Graph;

namespace GraphMemory.Recall;

/// <summary>A question to <see cref="Recaller"/>.</summary>
public sealed record RecallRequest
{
    /// <summary>What is asked, in the words of the one who asks.</summary>
    public required string Query { get; init; }

    /// <summary>The two times of the read.</summary>
    public required ReadPoint At { get; init; }

    /// <summary>At most this many turns; 0 looks for none.</summary>
    public int TurnsMax { get; init; } = 10;

    /// <summary>At most this many facts; 0 looks for none.</summary>
    public int FactsMax { get; init; } = 10;

    /// <summary>Only turns of this conversation; null means any.</summary>
    public string? Session { get; init; }

    /// <summary>False: what is below the floor is answered too, in its rank.</summary>
    public bool ApplyFloor { get; init; } = true;

    /// <summary>True: the facts are read with what it takes to tell of them.</summary>
    internal bool Cited { get; init; }

    /// <summary>The read of the scope's own user, where somebody reads it already.</summary>
    internal Task<EntityId?>? Self { get; init; }
}
