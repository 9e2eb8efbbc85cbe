using System.Globalization;

namespace Neo4j.Driver;

/// <summary>An amount of time in months, days, seconds and nanoseconds, which do not convert into each other. Each may be negative.</summary>
public sealed class Duration : TemporalValue
{
    /// <summary>An amount of time; <paramref name="nanos"/> is 0 to 999,999,999, added to the seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="nanos"/> is out of range.</exception>
    public Duration(long months, long days, long seconds, int nanos)
    {
        (Months, Days, Seconds) = (months, days, seconds);
        Nanos = Calendar.InRange(nanos, 0, 999_999_999);
    }

    /// <summary>Calendar months.</summary>
    public long Months { get; }

    /// <summary>Calendar days, which need not have 24 hours.</summary>
    public long Days { get; }

    /// <summary>Whole seconds, rounded down.</summary>
    public long Seconds { get; }

    /// <summary>0 to 999,999,999, to be added to <see cref="Seconds"/>.</summary>
    public int Nanos { get; }

    private protected override object Identity => (Months, Days, Seconds, Nanos);

    /// <summary>The amount in the form of ISO 8601.</summary>
    public override string ToString()
    {
        bool borrows = Seconds < 0 && Nanos > 0;
        Int128 whole = borrows ? (Int128)Seconds + 1 : Seconds;
        int fraction = borrows ? (int)Calendar.NanosPerSecond - Nanos : Nanos;
        string sign = borrows && whole == 0 ? "-" : "";
        return string.Create(CultureInfo.InvariantCulture, $"P{Months}M{Days}DT{sign}{whole}{Calendar.Fraction(fraction)}S");
    }

    internal override object? ConvertTo(Type type) => null;
}
