using GraphMemory.Graph;

namespace GraphMemory.Contradictions;

/// <summary>Puts statements in the order of what they tell, whatever the order in which they came.</summary>
internal static class Chronology
{
    /// <summary>A state of talk that began at most so long before it was told, and goes on, is news.</summary>
    private static readonly TimeSpan NewsAgeMax = TimeSpan.FromDays(62);

    /// <summary>What of the news of one moment began later stands later: by a tick for so many ticks, at most some milliseconds.</summary>
    private const long NewsTicks = 1_000_000_000;

    /// <summary>
    /// The place of a state in the history of its slot. What has no stated beginning stands where it was said. "Last month" stands at the
    /// end of that month: who lived elsewhere in its middle has moved after that. But nothing stands behind its own telling, save news:
    /// "I moved to Turin yesterday" is what holds now, whatever was said to hold an hour ago.
    /// </summary>
    /// <param name="validity">When the state holds.</param>
    /// <param name="countsFrom">The instant from which it counts.</param>
    /// <param name="statement">Where it was said first.</param>
    public static DateTimeOffset Order(Validity validity, DateTimeOffset countsFrom, Statement statement)
    {
        if (validity.From is not { } from) return countsFrom;
        DateTimeOffset saidAt = statement.SaidAt.ToUniversalTime();
        if (IsNews(validity, from, statement)) return saidAt.AddTicks(1 + ((NewsAgeMax - (saidAt - from)).Ticks / NewsTicks));
        DateTimeOffset end = validity.FromGrain switch
        {
            TimeGrain.Day => from.AddDays(1),
            TimeGrain.Week => from.AddDays(7),
            TimeGrain.Month => from.AddMonths(1),
            TimeGrain.Season => from.AddMonths(3),
            TimeGrain.Year => from.AddYears(1),
            _ => from.AddTicks(1),
        };
        DateTimeOffset latest = end.AddTicks(-1);
        DateTimeOffset told = saidAt > from ? saidAt : from;
        return (latest < told ? latest : told).ToUniversalTime();
    }

    // A beginning to the instant was worked out from other statements, or asserted: it is no phrase of the talk.
    private static bool IsNews(Validity validity, DateTimeOffset from, Statement statement) =>
        statement.Source.Turn is not null && validity.FromGrain is not TimeGrain.Instant && from <= statement.SaidAt && statement.SaidAt - from <= NewsAgeMax && !(validity.Until <= statement.SaidAt);
}
