using GraphMemory.Recall;

namespace GraphMemory.Neo4j.Recall;

/// <summary>The spans of time in which turns can have been said that fit a date by <see cref="DateMatch"/>; a little wide, since turns are said at an offset.</summary>
internal static class AskedSpans
{
    // Without a year, the latest of these are searched.
    private const int YearsMax = 4;
    private const int DaysAround = 7;

    private static readonly TimeSpan Offsets = TimeSpan.FromHours(14);

    public static IReadOnlyList<(DateTimeOffset From, DateTimeOffset Until)> Of(AskedDate asked, DateTimeOffset valid)
    {
        int latest = Math.Clamp(asked.Year ?? valid.Year, 2, 9997);
        int earliest = asked.Year is null ? Math.Max(2, latest - YearsMax + 1) : latest;
        List<(DateTimeOffset From, DateTimeOffset Until)> spans = [];
        for (int year = latest; year >= earliest; year--)
        {
            DateTimeOffset month = new(year, asked.Month, 1, 0, 0, 0, TimeSpan.Zero);
            if (asked.Day is { } day && day <= DateTime.DaysInMonth(year, asked.Month))
            {
                DateTimeOffset asks = month.AddDays(day - 1);
                Add(asks.AddDays(-DaysAround), asks.AddDays(DaysAround + 1));
            }
            Add(month, month.AddMonths(1));
        }
        return spans;

        void Add(DateTimeOffset from, DateTimeOffset until)
        {
            // What is said later than the read point is not searched for.
            DateTimeOffset end = until + Offsets;
            DateTimeOffset last = valid.UtcTicks < DateTimeOffset.MaxValue.UtcTicks ? valid.ToUniversalTime().AddTicks(1) : valid;
            if (end > last) end = last;
            if (from - Offsets < end) spans.Add((from - Offsets, end));
        }
    }
}
