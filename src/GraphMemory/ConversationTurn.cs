using GraphMemory.Conversations;
using GraphMemory.Graph;

namespace GraphMemory;

/// <summary>A message to remember.</summary>
public sealed record ConversationTurn
{
    /// <summary>The caller's own key of the conversation: 1 to 200 characters without control characters.</summary>
    public required string Session { get; init; }

    /// <summary>The exact words: 1 to 100,000 characters, no NUL, no lone surrogate.</summary>
    public required string Text { get; init; }

    /// <summary>Who says it.</summary>
    public TurnRole Role { get; init; } = TurnRole.User;

    /// <summary>The name of who says it, 1 to 200 characters; null for the scope's own user or the agent.</summary>
    public string? Speaker { get; init; }

    /// <summary>
    /// When it was said, with the offset in which "yesterday" is read; null means now. Not before 1900, and at most 5 minutes ahead.
    /// </summary>
    public DateTimeOffset? SaidAt { get; init; }

    /// <summary>
    /// The caller's own id of the message, at most 200 characters. A second turn with the same id and text changes nothing;
    /// with another text it is refused (<see cref="MemoryErrorCode.TurnConflict"/>).
    /// </summary>
    public string? ExternalId { get; init; }
}

/// <summary>How far remembering goes before it returns.</summary>
public enum RememberWait
{
    /// <summary>The turns are stored, durably; what they say is read in the background.</summary>
    Acknowledged,

    /// <summary>Their facts are in the graph as well, and they can be found by meaning.</summary>
    Extracted,
}

/// <summary>What a claim did to the known facts.</summary>
/// <param name="Fact">The fact that the claim made, or that it repeats.</param>
/// <param name="Verdict">NOVEL, REPEATS, COEXISTS, SUPERSEDES, RETRACTS and so on.</param>
/// <param name="Reason">The reason code of the decision.</param>
public sealed record ClaimOutcome(FactId Fact, string Verdict, string Reason);

/// <summary>A turn that was remembered.</summary>
/// <param name="Turn">The turn as it is stored.</param>
/// <param name="IsNew">False when its external id was known with the same content.</param>
/// <param name="Claims">What its claims did; empty while they are not read.</param>
public sealed record RememberedTurn(Turn Turn, bool IsNew, IReadOnlyList<ClaimOutcome> Claims);

/// <summary>What remembering did.</summary>
/// <param name="Turns">One for each turn given, in that order.</param>
/// <param name="Changes">The journal entries it wrote; empty when nothing was new.</param>
public sealed record RememberResult(IReadOnlyList<RememberedTurn> Turns, IReadOnlyList<long> Changes);
