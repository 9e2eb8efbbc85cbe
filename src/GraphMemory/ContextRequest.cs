using GraphMemory.Graph;

namespace GraphMemory;

/// <summary>What an agent asks before its next turn.</summary>
public sealed record ContextRequest
{
    /// <summary>Whose memory.</summary>
    public required Scope Scope { get; init; }

    /// <summary>The message that is to be answered: 1 to 10,000 characters.</summary>
    public required string Message { get; init; }

    /// <summary>The conversation that goes on: its recent turns are part of the context. Null leaves them out.</summary>
    public string? Session { get; init; }

    /// <summary>The budget, counted by <see cref="Context.ITokenEstimator"/>: 50 to 100,000 tokens.</summary>
    public int TokensMax { get; init; } = 1000;

    /// <summary>The two times of the read; null means now.</summary>
    public ReadPoint? At { get; init; }
}
