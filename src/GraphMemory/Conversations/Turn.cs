namespace GraphMemory.Conversations;

/// <summary>Who says a turn.</summary>
public enum TurnRole
{
    /// <summary>The user, or in a talk between people any of them.</summary>
    User,

    /// <summary>The agent. Its turns give no facts about the user.</summary>
    Assistant,

    /// <summary>Instructions to the agent.</summary>
    System,

    /// <summary>The answer of a tool.</summary>
    Tool,
}

/// <summary>Identifies a turn within its scope.</summary>
public readonly record struct TurnId(Guid Value) : IComparable<TurnId>
{
    /// <inheritdoc/>
    public int CompareTo(TurnId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>One message of a conversation. Ground truth: never changed by anything that is concluded from it.</summary>
public sealed record Turn
{
    /// <summary>The longest text, in UTF-16 code units.</summary>
    public const int TextLengthMax = 100_000;

    /// <summary>Identifies the turn within its scope.</summary>
    public required TurnId Id { get; init; }

    /// <summary>The caller's own key of the conversation: 1 to 200 characters.</summary>
    public required string Session { get; init; }

    /// <summary>0-based place in the order in which the session's turns were told; with <see cref="SaidAt"/> it orders the session.</summary>
    public required int Position { get; init; }

    /// <summary>Who says it.</summary>
    public required TurnRole Role { get; init; }

    /// <summary>The name of who says it; null when it is the scope's own user or the agent.</summary>
    public string? Speaker { get; init; }

    /// <summary>The exact words: 1 to 100,000 characters, no NUL, no lone surrogate.</summary>
    public required string Text { get; init; }

    /// <summary>When it was said, with the offset in which "yesterday" is read.</summary>
    public required DateTimeOffset SaidAt { get; init; }

    /// <summary>The caller's own id of the message, at most 200 characters; a second turn with it is the same turn.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The text as it is analysed and embedded: <c>Speaker: text</c>, or the bare text without a speaker.</summary>
    public string SpokenText => Speaker is null ? Text : $"{Speaker}: {Text}";
}

/// <summary>A turn as a store keeps it.</summary>
/// <param name="Turn">The turn.</param>
/// <param name="Sequence">The journal entry that added it.</param>
/// <param name="RecordedAt">When we learnt it.</param>
/// <param name="ExtractionDue">True until its claims have been read.</param>
public sealed record StoredTurn(Turn Turn, long Sequence, DateTimeOffset RecordedAt, bool ExtractionDue);

/// <summary>A conversation, as its turns show it.</summary>
/// <param name="Key">The caller's own key.</param>
/// <param name="StartedAt">When its first turn was said.</param>
/// <param name="LastAt">When its last turn was said.</param>
/// <param name="TurnCount">How many turns it has.</param>
public sealed record Session(string Key, DateTimeOffset StartedAt, DateTimeOffset LastAt, int TurnCount);
