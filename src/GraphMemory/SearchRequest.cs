using GraphMemory.Graph;

namespace GraphMemory;

/// <summary>A question to the memory.</summary>
public sealed record SearchRequest
{
    /// <summary>Whose memory.</summary>
    public required Scope Scope { get; init; }

    /// <summary>What is asked: 1 to 10,000 characters.</summary>
    public required string Query { get; init; }

    /// <summary>Whether facts are looked for.</summary>
    public bool Facts { get; init; } = true;

    /// <summary>Whether turns are looked for.</summary>
    public bool Turns { get; init; } = true;

    /// <summary>At most this many results, 1 to 200.</summary>
    public int First { get; init; } = 10;

    /// <summary>The two times of the read; null means now.</summary>
    public ReadPoint? At { get; init; }

    /// <summary>False: results below the floor are answered too, as evaluation wants them.</summary>
    public bool ApplyFloor { get; init; } = true;
}
