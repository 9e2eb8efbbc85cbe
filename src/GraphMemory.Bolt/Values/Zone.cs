namespace Neo4j.Driver;

/// <summary>Where a clock stands: an offset from UTC, or a named zone.</summary>
public abstract class Zone
{
    private protected Zone()
    {
    }

    /// <summary>A fixed offset of -64,800 to 64,800 seconds east of UTC.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The offset is larger.</exception>
    public static Zone Of(int offsetSeconds) => new ZoneOffset(offsetSeconds);

    /// <summary>A zone by its IANA name. Whether this machine knows the name is asked only when its offset is needed.</summary>
    public static Zone Of(string zoneId) => new ZoneId(zoneId);

    internal abstract int OffsetSecondsAt(long utcSeconds);
}

/// <summary>A fixed offset from UTC.</summary>
public sealed class ZoneOffset : Zone
{
    internal const int SecondsMax = 18 * 3600;

    internal ZoneOffset(int offsetSeconds)
    {
        OffsetSeconds = Calendar.InRange(offsetSeconds, -SecondsMax, SecondsMax);
    }

    /// <summary>Seconds east of UTC.</summary>
    public int OffsetSeconds { get; }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ZoneOffset other && other.OffsetSeconds == OffsetSeconds;

    /// <inheritdoc/>
    public override int GetHashCode() => OffsetSeconds;

    /// <summary>The offset in the form of ISO 8601.</summary>
    public override string ToString() => Calendar.OffsetText(OffsetSeconds);

    internal override int OffsetSecondsAt(long utcSeconds) => OffsetSeconds;
}

/// <summary>A zone of the IANA database, whose offset changes with the season and with history.</summary>
public sealed class ZoneId : Zone
{
    internal ZoneId(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        Id = id;
    }

    /// <summary>The name, for example <c>Europe/Rome</c>.</summary>
    public string Id { get; }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ZoneId other && other.Id == Id;

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);

    /// <summary>The name in square brackets.</summary>
    public override string ToString() => $"[{Id}]";

    internal override int OffsetSecondsAt(long utcSeconds)
    {
        long inRange = Math.Clamp(utcSeconds, DateTimeOffset.MinValue.ToUnixTimeSeconds(), DateTimeOffset.MaxValue.ToUnixTimeSeconds());
        return (int)TimeZoneInfo.FindSystemTimeZoneById(Id).GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds(inRange)).TotalSeconds;
    }
}
