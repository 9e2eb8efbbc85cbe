using GraphMemory.Graph;

namespace GraphMemory.Contradictions;

/// <summary>Puts statements in the order of what they tell, whatever the order in which they came.</summary>
internal static class Chronology
{
    /// <summary>
    /// The place of a state in the history of its slot. What has no stated beginning stands where it was said. "Last month" stands at the
    /// end of that month: who lived elsewhere in its middle has moved after that. But nothing stands behind its own telling.
    /// </summary>
    public static DateTimeOffset Order(Validity validity, DateTimeOffset countsFrom, DateTimeOffset saidAt)
    {
        if (validity.From is not { } from) return countsFrom;
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
}
