using Neo4j.Driver;

namespace GraphMemory.Neo4j.Values;

/// <summary>Instants as the database holds them: in UTC, and an open end as the last second of the calendar.</summary>
internal static class Instants
{
    /// <summary>Stands for no end, because a composite index leaves out nodes that lack a property.</summary>
    public static DateTimeOffset Open { get; } = new(9999, 12, 31, 23, 59, 59, TimeSpan.Zero);

    public static DateTimeOffset OrOpen(DateTimeOffset? end) => end?.ToUniversalTime() ?? Open;

    /// <summary>Reads an instant.</summary>
    public static DateTimeOffset Of(object? value) => ((ZonedDateTime)value!).ToDateTimeOffset();

    public static DateTimeOffset? OrNull(object? value) => value is null ? null : Of(value);

    /// <summary>Reads an end; null while it is open.</summary>
    public static DateTimeOffset? EndOf(object? value) => Of(value) is var end && end >= Open ? null : end;
}
