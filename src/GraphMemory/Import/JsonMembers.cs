using System.Text.Json;

namespace GraphMemory.Import;

/// <summary>Members of JSON objects that may be absent or of another type: then the answer is null.</summary>
internal static class JsonMembers
{
    /// <summary>A string, or null. A string that no encoding can carry counts as absent.</summary>
    public static string? Text(JsonElement element, string name)
    {
        if (Member(element, name, JsonValueKind.String) is not { } member) return null;
        try
        {
            return member.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static JsonElement? Object(JsonElement element, string name) => Member(element, name, JsonValueKind.Object);

    public static JsonElement? Array(JsonElement element, string name) => Member(element, name, JsonValueKind.Array);

    /// <summary>Seconds since 1970 as an instant in UTC, or null.</summary>
    public static DateTimeOffset? UnixSeconds(JsonElement element, string name) =>
        Member(element, name, JsonValueKind.Number) is { } member && member.TryGetDecimal(out decimal seconds) && seconds is > -10_000_000_000m and < 100_000_000_000m
            ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : null;

    private static JsonElement? Member(JsonElement element, string name, JsonValueKind kind) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out JsonElement member) && member.ValueKind == kind ? member : null;
}
