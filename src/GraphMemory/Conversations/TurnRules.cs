namespace GraphMemory.Conversations;

/// <summary>What a turn must obey to be remembered. Pure.</summary>
internal static class TurnRules
{
    /// <summary>Turns in one call.</summary>
    public const int BatchMax = 100;

    private const int NameLengthMax = 200;
    private static readonly DateTimeOffset Earliest = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Refuses turns that cannot be remembered, naming the turn and what is wrong with it.</summary>
    public static void Check(IReadOnlyList<ConversationTurn> turns, DateTimeOffset now, TimeSpan skewMax)
    {
        if (turns.Count is 0 or > BatchMax)
            throw new MemoryException(MemoryErrorCode.InvalidTurn, $"{turns.Count} turns were given; one call takes 1 to {BatchMax}.");
        for (int i = 0; i < turns.Count; i++)
        {
            if (Refusal(turns[i], now, skewMax) is { } refusal)
                throw new MemoryException(MemoryErrorCode.InvalidTurn, turns.Count == 1 ? refusal : $"Turn {i + 1} of {turns.Count}: {refusal}");
        }
    }

    /// <summary>True when a turn with a known external id says what is stored under it.</summary>
    public static bool IsSame(ConversationTurn turn, Turn stored) =>
        string.Equals(turn.Text, stored.Text, StringComparison.Ordinal)
        && string.Equals(turn.Session, stored.Session, StringComparison.Ordinal)
        && string.Equals(turn.Speaker, stored.Speaker, StringComparison.Ordinal)
        && turn.Role == stored.Role;

    /// <summary>The error of a turn whose external id is taken by another one.</summary>
    public static MemoryException Conflict(string externalId) => new(
        MemoryErrorCode.TurnConflict,
        $"A turn with the external id '{externalId}' is stored with another text, role, speaker or session. Turns are never changed: give the new one an id of its own.");

    private static string? Refusal(ConversationTurn turn, DateTimeOffset now, TimeSpan skewMax) =>
        TextRules.Refusal(turn.Text, "text", Turn.TextLengthMax)
        ?? Name(turn.Session, "session")
        ?? (turn.Speaker is null ? null : Name(turn.Speaker, "speaker"))
        ?? (turn.ExternalId is null ? null : Name(turn.ExternalId, "external id"))
        ?? Time(turn.SaidAt ?? now, now, skewMax);

    private static string? Name(string name, string what) =>
        TextRules.Refusal(name, what, NameLengthMax) ?? (name.Any(char.IsControl) ? $"The {what} holds a control character; remove it." : null);

    private static string? Time(DateTimeOffset saidAt, DateTimeOffset now, TimeSpan skewMax)
    {
        if (saidAt < Earliest) return $"It was said at {saidAt:yyyy-MM-dd}; times before 1900 are refused. Is it a time in another unit?";
        return saidAt > now + skewMax ? $"It was said at {saidAt:O}, which is in the future. Check its time zone." : null;
    }
}
