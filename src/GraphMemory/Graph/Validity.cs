namespace GraphMemory.Graph;

/// <summary>How exactly a point in time was told.</summary>
public enum TimeGrain
{
    /// <summary>To the second or better.</summary>
    Instant,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A week.</summary>
    Week,

    /// <summary>A month.</summary>
    Month,

    /// <summary>A season of a year.</summary>
    Season,

    /// <summary>A year.</summary>
    Year,
}

/// <summary>When something is true: the half-open interval [from, until). Checked when made.</summary>
public readonly record struct Validity
{
    /// <summary>Makes an interval.</summary>
    /// <param name="from">Its first instant; null when it was not stated.</param>
    /// <param name="until">The first instant after it; null while it is open.</param>
    /// <param name="fromGrain">How exactly <paramref name="from"/> was told.</param>
    /// <param name="untilGrain">How exactly <paramref name="until"/> was told.</param>
    /// <exception cref="ArgumentException">The interval ends before it begins.</exception>
    public Validity(DateTimeOffset? from, DateTimeOffset? until, TimeGrain fromGrain = TimeGrain.Instant, TimeGrain untilGrain = TimeGrain.Instant)
    {
        if (from > until) throw new ArgumentException($"An interval cannot end ({until:O}) before it begins ({from:O}).", nameof(until));
        From = from?.ToUniversalTime();
        Until = until?.ToUniversalTime();
        FromGrain = from is null ? TimeGrain.Instant : fromGrain;
        UntilGrain = until is null ? TimeGrain.Instant : untilGrain;
    }

    /// <summary>Always, as far as anybody said.</summary>
    public static Validity Unstated => default;

    /// <summary>The first instant, in UTC; null when it was not stated.</summary>
    public DateTimeOffset? From { get; }

    /// <summary>The first instant after it, in UTC; null while it is open.</summary>
    public DateTimeOffset? Until { get; }

    /// <summary>How exactly <see cref="From"/> was told.</summary>
    public TimeGrain FromGrain { get; }

    /// <summary>How exactly <see cref="Until"/> was told.</summary>
    public TimeGrain UntilGrain { get; }

    /// <summary>The same beginning, another end.</summary>
    public Validity Ending(DateTimeOffset until, TimeGrain grain = TimeGrain.Instant) => new(From, until, FromGrain, grain);
}
