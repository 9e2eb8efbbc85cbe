using GraphMemory.Graph;

namespace GraphMemory.Extraction;

/// <summary>How a time phrase stands to its clause.</summary>
internal enum TimeRelation
{
    /// <summary>In it: "last week", "on 3 May".</summary>
    At,

    /// <summary>From it on: "since May", "from Monday", "for two years".</summary>
    Since,

    /// <summary>Up to it: "until June".</summary>
    Until,
}

/// <summary>A stretch of time that a text names, resolved against when the text was said.</summary>
/// <param name="Start">Its first instant, with the offset of the turn.</param>
/// <param name="End">The first instant after it.</param>
/// <param name="Grain">How exactly it was told.</param>
/// <param name="Relation">How it stands to its clause.</param>
/// <param name="FirstToken">The index of its first token, the preposition included.</param>
/// <param name="LastToken">The index of its last token.</param>
internal readonly record struct TimePhrase(
    DateTimeOffset Start, DateTimeOffset End, TimeGrain Grain, TimeRelation Relation, int FirstToken, int LastToken)
{
    /// <summary>
    /// <see cref="Start"/> as facts keep it: the calendar's own date in UTC, so that "3 May" stays 3 May wherever it is read; never ahead of
    /// when it was said, unless the phrase is.
    /// </summary>
    public DateTimeOffset From(DateTimeOffset saidAt) => Kept(Start, saidAt);

    /// <summary><see cref="End"/> as facts keep it.</summary>
    public DateTimeOffset Until(DateTimeOffset saidAt) => Kept(End, saidAt);

    private static DateTimeOffset Kept(DateTimeOffset instant, DateTimeOffset saidAt)
    {
        DateTimeOffset date = new(instant.DateTime, TimeSpan.Zero);
        return instant <= saidAt && date > saidAt ? saidAt.ToUniversalTime() : date;
    }
}
