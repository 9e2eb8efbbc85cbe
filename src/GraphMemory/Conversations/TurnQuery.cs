using GraphMemory.Graph;

namespace GraphMemory.Conversations;

/// <summary>A place in a list of turns: the order is said-at, then session, then position.</summary>
public readonly record struct TurnCursor(DateTimeOffset SaidAt, string Session, int Position);

/// <summary>Which turns to read. Conditions are joined by "and"; null or empty means any.</summary>
public sealed record TurnQuery
{
    /// <summary>Only these turns, at most 1,000.</summary>
    public IReadOnlyCollection<TurnId>? Ids { get; init; }

    /// <summary>Only turns with one of these external ids, at most 1,000.</summary>
    public IReadOnlyCollection<string>? ExternalIds { get; init; }

    /// <summary>Only turns of this conversation.</summary>
    public string? Session { get; init; }

    /// <summary>Only turns said at this instant or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only turns said before this instant.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>True: latest first.</summary>
    public bool Descending { get; init; }

    /// <summary>Only turns behind this place, in the order of the list.</summary>
    public TurnCursor? After { get; init; }

    /// <summary>At most this many: 0 to 10,000.</summary>
    public int First { get; init; } = Page.DefaultSize;

    /// <summary>Refuses a query that goes beyond the bounds of its properties. A store calls it before it reads.</summary>
    /// <exception cref="MemoryException"><see cref="MemoryErrorCode.InvalidArgument"/> when it does; the message names the bound.</exception>
    public void Check()
    {
        Bounds.CheckFirst(First);
        Bounds.CheckCount(Ids, nameof(Ids));
        Bounds.CheckCount(ExternalIds, nameof(ExternalIds));
    }
}

/// <summary>Which sessions to read, latest first.</summary>
/// <param name="After">The last session of the page before: its <see cref="Session.LastAt"/> and key.</param>
/// <param name="First">At most this many: 0 to 10,000.</param>
public sealed record SessionQuery((DateTimeOffset LastAt, string Key)? After = null, int First = Page.DefaultSize)
{
    /// <summary>Refuses a query that goes beyond the bounds of its properties. A store calls it before it reads.</summary>
    /// <exception cref="MemoryException"><see cref="MemoryErrorCode.InvalidArgument"/> when it does; the message names the bound.</exception>
    public void Check() => Bounds.CheckFirst(First);
}
