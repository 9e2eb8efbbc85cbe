using System.Globalization;

namespace Neo4j.Driver;

/// <summary>A time of day without a zone, to the nanosecond.</summary>
public sealed class LocalTime : TemporalValue
{
    /// <summary>A time between 00:00:00 and 23:59:59.999999999.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such time.</exception>
    public LocalTime(int hour, int minute, int second, int nanosecond)
    {
        Hour = Calendar.InRange(hour, 0, 23);
        Minute = Calendar.InRange(minute, 0, 59);
        Second = Calendar.InRange(second, 0, 59);
        Nanosecond = Calendar.InRange(nanosecond, 0, 999_999_999);
    }

    /// <summary>The same time of day.</summary>
    public LocalTime(TimeOnly time)
        : this(time.Ticks * Calendar.NanosPerTick)
    {
    }

    internal LocalTime(long nanosOfDay)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nanosOfDay);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(nanosOfDay, Calendar.NanosPerDay);
        (long seconds, long nanos) = Math.DivRem(nanosOfDay, Calendar.NanosPerSecond);
        (Hour, Minute, Second, Nanosecond) = ((int)(seconds / 3600), (int)(seconds / 60 % 60), (int)(seconds % 60), (int)nanos);
    }

    /// <summary>0 to 23.</summary>
    public int Hour { get; }

    /// <summary>0 to 59.</summary>
    public int Minute { get; }

    /// <summary>0 to 59.</summary>
    public int Second { get; }

    /// <summary>0 to 999,999,999.</summary>
    public int Nanosecond { get; }

    internal long NanosOfDay => (Hour * 3600L + Minute * 60 + Second) * Calendar.NanosPerSecond + Nanosecond;

    private protected override object Identity => NanosOfDay;

    /// <summary>The same time of day.</summary>
    /// <exception cref="ValueTruncationException">The time is finer than 100 nanoseconds.</exception>
    public TimeOnly ToTimeOnly() => new(Calendar.WholeTicks(NanosOfDay));

    /// <summary>The time in the form of ISO 8601.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Hour:D2}:{Minute:D2}:{Second:D2}{Calendar.Fraction(Nanosecond)}");

    internal override object? ConvertTo(Type type) =>
        type == typeof(TimeOnly) ? ToTimeOnly() : type == typeof(TimeSpan) ? ToTimeOnly().ToTimeSpan() : null;
}
