namespace Neo4j.Driver;

/// <summary>A time of day at an offset from UTC, to the nanosecond.</summary>
public sealed class OffsetTime : TemporalValue
{
    private readonly LocalTime _time;

    /// <summary>A time on the clock of a place whose offset from UTC is -18 to 18 hours, given in seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such time or offset.</exception>
    public OffsetTime(int hour, int minute, int second, int nanosecond, int offsetSeconds)
        : this(new LocalTime(hour, minute, second, nanosecond), offsetSeconds)
    {
    }

    internal OffsetTime(LocalTime time, int offsetSeconds)
    {
        _time = time;
        OffsetSeconds = Calendar.InRange(offsetSeconds, -ZoneOffset.SecondsMax, ZoneOffset.SecondsMax);
    }

    /// <summary>0 to 23.</summary>
    public int Hour => _time.Hour;

    /// <summary>0 to 59.</summary>
    public int Minute => _time.Minute;

    /// <summary>0 to 59.</summary>
    public int Second => _time.Second;

    /// <summary>0 to 999,999,999.</summary>
    public int Nanosecond => _time.Nanosecond;

    /// <summary>Seconds east of UTC, -64,800 to 64,800.</summary>
    public int OffsetSeconds { get; }

    internal long NanosOfDay => _time.NanosOfDay;

    private protected override object Identity => (NanosOfDay, OffsetSeconds);

    /// <summary>The time in the form of ISO 8601.</summary>
    public override string ToString() => $"{_time}{Calendar.OffsetText(OffsetSeconds)}";

    internal override object? ConvertTo(Type type) => null;
}
