using System.Globalization;

namespace GraphMemory.GraphQL.Connections;

/// <summary>Instants in cursors.</summary>
internal static class Instants
{
    /// <summary>The UTC instant of a number of ticks; null for what is none.</summary>
    public static DateTimeOffset? FromTicks(string ticks) =>
        long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out long count) && count <= DateTimeOffset.MaxValue.UtcTicks
            ? new DateTimeOffset(count, TimeSpan.Zero)
            : null;
}
