namespace GraphMemory;

/// <summary>How an <see cref="AgentMemory"/> works. Checked when the memory is made.</summary>
public sealed record MemoryOptions
{
    /// <summary>
    /// Whether the words of turns are read for facts. Default true. Without it turns are kept and recalled, and only facts that the caller
    /// asserts are in the graph.
    /// </summary>
    public bool ExtractFacts { get; init; } = true;

    /// <summary>How often an append that another writer was ahead of is decided again before the scope is called busy: 0 to 100, default 8.</summary>
    public int AppendRetriesMax { get; init; } = 8;

    /// <summary>
    /// A single turn longer than this many characters is embedded in the background and found by its words meanwhile: 0 to 100,000, default 2,000.
    /// </summary>
    public int EmbedAtOnceCharactersMax { get; init; } = 2_000;

    /// <summary>How far ahead of the clock a said-at may be: 0 to 1 day, default 5 minutes.</summary>
    public TimeSpan ClockSkewMax { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How recall works.</summary>
    public Recall.RecallOptions Recall { get; init; } = new();

    internal MemoryOptions Checked()
    {
        if (AppendRetriesMax is < 0 or > 100) throw new ArgumentException($"AppendRetriesMax is {AppendRetriesMax}; it takes 0 to 100.");
        if (EmbedAtOnceCharactersMax is < 0 or > Conversations.Turn.TextLengthMax) throw new ArgumentException($"EmbedAtOnceCharactersMax is {EmbedAtOnceCharactersMax}; it takes 0 to {Conversations.Turn.TextLengthMax}.");
        if (ClockSkewMax < TimeSpan.Zero || ClockSkewMax > TimeSpan.FromDays(1)) throw new ArgumentException($"ClockSkewMax is {ClockSkewMax}; it takes zero to one day.");
        return this;
    }
}
