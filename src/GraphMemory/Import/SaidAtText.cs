using System.Globalization;

namespace GraphMemory.Import;

/// <summary>Reads the times that stand in files. A time without a zone takes +00:00.</summary>
internal static class SaidAtText
{
    private static readonly string[] Dates = ["yyyy-MM-dd", "d MMMM yyyy", "d MMMM, yyyy", "MMMM d, yyyy", "MMMM d yyyy", "d MMM yyyy", "MMM d, yyyy"];

    private static readonly string[] Instants =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFF zzz",
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm zzz", "yyyy-MM-dd",
    ];

    private static readonly string[] Clocks = ["H:mm", "H:mm:ss", "h:mm tt", "h:mm:ss tt"];

    /// <summary>An ISO 8601 date and time, or date; null when it is not one.</summary>
    public static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParseExact(text.Trim(), Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant)
            ? instant
            : null;

    /// <summary>A date, in ISO form or in English words; null when it is not one.</summary>
    public static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text.Trim(), Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : null;

    /// <summary>A time of day; null when it is not one.</summary>
    public static TimeOnly? Clock(string text) =>
        TimeOnly.TryParseExact(text.Trim(), Clocks, CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly clock) ? clock : null;

    /// <summary>A time of day and a date, as in "1:56 pm on 8 May, 2023"; null when it is not one.</summary>
    public static DateTimeOffset? ClockOnDate(string text)
    {
        string[] parts = text.Split(" on ", 2);
        return parts.Length == 2 && Clock(parts[0]) is { } clock && Date(parts[1]) is { } date ? new(date, clock, TimeSpan.Zero) : null;
    }
}
