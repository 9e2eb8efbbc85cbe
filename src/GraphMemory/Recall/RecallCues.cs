namespace GraphMemory.Recall;

/// <summary>A date that a question names; parts that it does not name are null.</summary>
/// <param name="Year">The year.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31.</param>
public readonly record struct AskedDate(int? Year, int Month, int? Day);

/// <summary>What a question asks for, read from its words alone.</summary>
public sealed record RecallCues
{
    /// <summary>Its distinct terms after the stop list, in order.</summary>
    public required IReadOnlyList<string> Terms { get; init; }

    /// <summary>The question as it was asked: speakers are looked for in it.</summary>
    public required string Question { get; init; }

    /// <summary>True when it asks when, on what date, or for how long.</summary>
    public bool AsksWhen { get; init; }

    /// <summary>The date it names, or null.</summary>
    public AskedDate? Date { get; init; }

    /// <summary>The kinds of names that would answer it.</summary>
    public NameKinds KindsAsked { get; init; }

    /// <summary>True when it asks what the assistant said or recommended.</summary>
    public bool AsksAssistant { get; init; }

    /// <summary>The slot it asks for, or null.</summary>
    public AskedSlot? Slot { get; init; }
}
