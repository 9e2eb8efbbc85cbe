using System.Globalization;

namespace Neo4j.Driver;

/// <summary>Arithmetic of the proleptic Gregorian calendar for years that <see cref="DateTime"/> does not know.</summary>
internal static class Calendar
{
    public const int YearMax = 999_999_999;
    public const int NanosPerTick = 100;
    public const long NanosPerSecond = 1_000_000_000;
    public const long NanosPerDay = 86_400 * NanosPerSecond;
    public const int SecondsPerDay = 86_400;

    private const int DaysPerEra = 146_097;
    private const int DaysFromMarchOfYearZeroToEpoch = 719_468;

    /// <summary>Days since 1970-01-01. Years begin in March here, so that the leap day is a year's last.</summary>
    public static long DaysOf(int year, int month, int day)
    {
        long y = month <= 2 ? year - 1L : year;
        long era = Math.DivRem(y >= 0 ? y : y - 399, 400).Quotient;
        long yearOfEra = y - era * 400;
        long dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return era * DaysPerEra + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - DaysFromMarchOfYearZeroToEpoch;
    }

    public static (int Year, int Month, int Day) DateOf(long days)
    {
        long z = days + DaysFromMarchOfYearZeroToEpoch;
        long era = (z >= 0 ? z : z - (DaysPerEra - 1)) / DaysPerEra;
        long dayOfEra = z - era * DaysPerEra;
        long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long shiftedMonth = (5 * dayOfYear + 2) / 153;
        int month = (int)(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9);
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return (InRange((int)Math.Clamp(year, int.MinValue, int.MaxValue), -YearMax, YearMax), month, (int)(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1));
    }

    public static int InRange(int value, int min, int max, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(value))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, min, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, max, name);
        return value;
    }

    public static int DaysInMonth(int year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    /// <summary>Nanoseconds as ticks of 100 of them.</summary>
    /// <exception cref="ValueTruncationException">The value is finer than a tick.</exception>
    public static long WholeTicks(long nanos) => nanos % NanosPerTick == 0
        ? nanos / NanosPerTick
        : throw new ValueTruncationException($"{nanos} nanoseconds are not a whole number of 100-nanosecond ticks.");

    public static ValueOverflowException Overflow(object value, string type) => new($"{value} is outside the range of {type}.");

    public static string Fraction(int nanosecond) =>
        nanosecond == 0 ? "" : "." + nanosecond.ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0');

    public static string OffsetText(int seconds)
    {
        if (seconds == 0)
            return "Z";
        TimeSpan offset = TimeSpan.FromSeconds(Math.Abs(seconds));
        return (seconds < 0 ? "-" : "+") + offset.ToString(offset.Seconds == 0 ? @"hh\:mm" : @"hh\:mm\:ss", CultureInfo.InvariantCulture);
    }
}
