namespace GraphMemory.Recall;

/// <summary>How well the day on which a turn was said fits the date that a question names. People tell of a thing within a few days after it.</summary>
public static class DateMatch
{
    private const float InMonth = .6f;
    private const float NearDay = .7f;
    private const float JustAfter = 1f;

    /// <summary>
    /// 0 to 1: 1 when the turn was said on the asked day or up to three days after it, .7 within a week of it, .6 in the asked month
    /// (and year, if it is named), else 0. Without a year, the year of the turn is meant.
    /// </summary>
    /// <param name="asked">The date that the question names.</param>
    /// <param name="saidAt">When the turn was said; its day is read in its own offset.</param>
    public static float Of(AskedDate asked, DateTimeOffset saidAt)
    {
        float match = saidAt.Month == asked.Month && (asked.Year is null || asked.Year == saidAt.Year) ? InMonth : 0;
        if (asked.Day is not { } day) return match;

        int year = asked.Year ?? saidAt.Year;
        if (day > DateTime.DaysInMonth(year, asked.Month)) return match;
        int days = DateOnly.FromDateTime(saidAt.DateTime).DayNumber - new DateOnly(year, asked.Month, day).DayNumber;
        return days switch
        {
            >= 0 and <= 3 => JustAfter,
            >= -7 and <= 7 => NearDay,
            _ => match,
        };
    }
}
