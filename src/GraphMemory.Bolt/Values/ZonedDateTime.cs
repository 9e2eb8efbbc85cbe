namespace Neo4j.Driver;

/// <summary>
/// A moment, and the zone it was told in. The moment is what the server keeps; the fields of the local clock are worked out when asked for,
/// so that a zone this machine does not know harms nobody who does not ask for them.
/// </summary>
public sealed class ZonedDateTime : TemporalValue
{
    private LocalDateTime? _local;

    /// <summary>A moment given in seconds since 1970-01-01T00:00:00Z and nanoseconds of that second.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="nanos"/> is not 0 to 999,999,999.</exception>
    public ZonedDateTime(long utcSeconds, int nanos, Zone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        UtcSeconds = utcSeconds;
        Nanosecond = Calendar.InRange(nanos, 0, 999_999_999);
        Zone = zone;
    }

    /// <summary>The same moment and offset.</summary>
    public ZonedDateTime(DateTimeOffset dateTimeOffset)
        : this(
            dateTimeOffset.ToUnixTimeSeconds(),
            (int)(dateTimeOffset.UtcTicks % TimeSpan.TicksPerSecond) * Calendar.NanosPerTick,
            Zone.Of((int)dateTimeOffset.Offset.TotalSeconds))
    {
    }

    /// <summary>Seconds since 1970-01-01T00:00:00Z, rounded down.</summary>
    public long UtcSeconds { get; }

    /// <summary>The zone as the value carries it.</summary>
    public Zone Zone { get; }

    /// <summary>Seconds east of UTC at this moment.</summary>
    /// <exception cref="TimeZoneNotFoundException">This machine does not know the zone.</exception>
    public int OffsetSeconds => Zone.OffsetSecondsAt(UtcSeconds);

    /// <summary>The year on the local clock.</summary>
    /// <exception cref="TimeZoneNotFoundException">This machine does not know the zone.</exception>
    public int Year => Local.Year;

    /// <summary>1 to 12.</summary>
    /// <exception cref="TimeZoneNotFoundException">This machine does not know the zone.</exception>
    public int Month => Local.Month;

    /// <summary>1 to 31.</summary>
    /// <exception cref="TimeZoneNotFoundException">This machine does not know the zone.</exception>
    public int Day => Local.Day;

    /// <summary>0 to 23.</summary>
    /// <exception cref="TimeZoneNotFoundException">This machine does not know the zone.</exception>
    public int Hour => Local.Hour;

    /// <summary>0 to 59.</summary>
    /// <exception cref="TimeZoneNotFoundException">This machine does not know the zone.</exception>
    public int Minute => Local.Minute;

    /// <summary>0 to 59.</summary>
    /// <exception cref="TimeZoneNotFoundException">This machine does not know the zone.</exception>
    public int Second => Local.Second;

    /// <summary>0 to 999,999,999.</summary>
    public int Nanosecond { get; }

    private LocalDateTime Local => _local ??= new LocalDateTime(UtcSeconds + OffsetSeconds, Nanosecond);

    private protected override object Identity => (UtcSeconds, Nanosecond, Zone);

    /// <summary>The same moment at the same offset; the name of a named zone is lost.</summary>
    /// <exception cref="ValueOverflowException">The year is not one of 1 to 9999, or the offset is larger than 14 hours.</exception>
    /// <exception cref="ValueTruncationException">The moment is finer than 100 nanoseconds.</exception>
    /// <exception cref="TimeZoneNotFoundException">This machine does not know the zone.</exception>
    public DateTimeOffset ToDateTimeOffset()
    {
        long ticks = Calendar.WholeTicks(Nanosecond);
        try
        {
            return DateTimeOffset.FromUnixTimeSeconds(UtcSeconds).AddTicks(ticks).ToOffset(TimeSpan.FromSeconds(OffsetSeconds));
        }
        catch (ArgumentException)
        {
            throw Calendar.Overflow(this, nameof(DateTimeOffset));
        }
    }

    /// <summary>The value in the form of ISO 8601, with the name of a named zone behind it.</summary>
    public override string ToString()
    {
        try
        {
            return Zone is ZoneOffset ? $"{Local}{Zone}" : $"{Local}{Calendar.OffsetText(OffsetSeconds)}{Zone}";
        }
        catch (TimeZoneNotFoundException)
        {
            return $"{new LocalDateTime(UtcSeconds, Nanosecond)}Z{Zone}";
        }
    }

    internal override object? ConvertTo(Type type) =>
        type == typeof(DateTimeOffset) ? ToDateTimeOffset() : type == typeof(DateTime) ? ToDateTimeOffset().DateTime : null;
}
