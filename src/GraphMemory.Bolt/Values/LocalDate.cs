using System.Globalization;

namespace Neo4j.Driver;

/// <summary>A calendar date without a zone; years from -999,999,999 to 999,999,999.</summary>
public sealed class LocalDate : TemporalValue
{
    /// <summary>A date of the proleptic Gregorian calendar.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such date.</exception>
    public LocalDate(int year, int month, int day)
    {
        Year = Calendar.InRange(year, -Calendar.YearMax, Calendar.YearMax);
        Month = Calendar.InRange(month, 1, 12);
        Day = Calendar.InRange(day, 1, Calendar.DaysInMonth(year, month));
    }

    /// <summary>The same date.</summary>
    public LocalDate(DateOnly date)
        : this(date.Year, date.Month, date.Day)
    {
    }

    internal LocalDate(long days)
    {
        (Year, Month, Day) = Calendar.DateOf(days);
    }

    /// <summary>Zero is the year before the year 1.</summary>
    public int Year { get; }

    /// <summary>1 to 12.</summary>
    public int Month { get; }

    /// <summary>1 to 31.</summary>
    public int Day { get; }

    internal long EpochDays => Calendar.DaysOf(Year, Month, Day);

    private protected override object Identity => (Year, Month, Day);

    /// <summary>The same date.</summary>
    /// <exception cref="ValueOverflowException">The year is not one of 1 to 9999.</exception>
    public DateOnly ToDateOnly() =>
        Year is >= 1 and <= 9999 ? new DateOnly(Year, Month, Day) : throw Calendar.Overflow(this, nameof(DateOnly));

    /// <summary>The date in the form of ISO 8601.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}-{Day:D2}");

    internal override object? ConvertTo(Type type) =>
        type == typeof(DateOnly) ? ToDateOnly() : type == typeof(DateTime) ? ToDateOnly().ToDateTime(TimeOnly.MinValue) : null;
}
