namespace Neo4j.Driver;

/// <summary>A date and a time of day without a zone, to the nanosecond.</summary>
public sealed class LocalDateTime : TemporalValue
{
    private readonly LocalDate _date;
    private readonly LocalTime _time;

    /// <summary>A moment on the clock of a place that is not told.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such date or time.</exception>
    public LocalDateTime(int year, int month, int day, int hour, int minute, int second, int nanosecond)
    {
        _date = new LocalDate(year, month, day);
        _time = new LocalTime(hour, minute, second, nanosecond);
    }

    /// <summary>The same date and time; the kind of <paramref name="dateTime"/> is not looked at.</summary>
    public LocalDateTime(DateTime dateTime)
    {
        _date = new LocalDate(DateOnly.FromDateTime(dateTime));
        _time = new LocalTime(TimeOnly.FromDateTime(dateTime));
    }

    internal LocalDateTime(long epochSeconds, int nanosecond)
    {
        long days = Math.DivRem(epochSeconds, Calendar.SecondsPerDay, out long second);
        if (second < 0)
            (days, second) = (days - 1, second + Calendar.SecondsPerDay);
        _date = new LocalDate(days);
        _time = new LocalTime(second * Calendar.NanosPerSecond + Calendar.InRange(nanosecond, 0, 999_999_999));
    }

    /// <summary>Zero is the year before the year 1.</summary>
    public int Year => _date.Year;

    /// <summary>1 to 12.</summary>
    public int Month => _date.Month;

    /// <summary>1 to 31.</summary>
    public int Day => _date.Day;

    /// <summary>0 to 23.</summary>
    public int Hour => _time.Hour;

    /// <summary>0 to 59.</summary>
    public int Minute => _time.Minute;

    /// <summary>0 to 59.</summary>
    public int Second => _time.Second;

    /// <summary>0 to 999,999,999.</summary>
    public int Nanosecond => _time.Nanosecond;

    internal long EpochSeconds => _date.EpochDays * Calendar.SecondsPerDay + Hour * 3600L + Minute * 60 + Second;

    private protected override object Identity => (EpochSeconds, Nanosecond);

    /// <summary>The same date and time, of kind <see cref="DateTimeKind.Unspecified"/>.</summary>
    /// <exception cref="ValueOverflowException">The year is not one of 1 to 9999.</exception>
    /// <exception cref="ValueTruncationException">The time is finer than 100 nanoseconds.</exception>
    public DateTime ToDateTime() => Year is >= 1 and <= 9999
        ? new DateTime(_date.ToDateOnly(), _time.ToTimeOnly())
        : throw Calendar.Overflow(this, nameof(DateTime));

    /// <summary>The value in the form of ISO 8601.</summary>
    public override string ToString() => $"{_date}T{_time}";

    internal override object? ConvertTo(Type type) => type == typeof(DateTime) ? ToDateTime() : null;
}
