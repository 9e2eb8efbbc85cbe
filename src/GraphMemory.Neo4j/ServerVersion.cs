using System.Globalization;
using System.Text.RegularExpressions;

namespace GraphMemory.Neo4j;

/// <summary>The version of a server, as far as statements depend on it: 5.26 or 2026.9.</summary>
internal readonly partial record struct ServerVersion(int Major, int Minor) : IComparable<ServerVersion>
{
    // Since then a version is a year and a month.
    private const int FirstYear = 2025;

    /// <summary>The oldest server that can hold a memory.</summary>
    public static ServerVersion Oldest => new(5, 26);

    /// <summary>The version of a server that calls itself so; null when it is not Neo4j, or says no version.</summary>
    public static ServerVersion? OfAgent(string agent) => agent.StartsWith("Neo4j/", StringComparison.Ordinal) ? Read(agent) : null;

    /// <summary>Reads the first two numbers of a text such as <c>Neo4j/2026.09.0</c>; null when it holds none.</summary>
    public static ServerVersion? Read(string text)
    {
        Match match = Numbers().Match(text);
        return match.Success
            ? new(int.Parse(match.Groups["major"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups["minor"].ValueSpan, CultureInfo.InvariantCulture))
            : null;
    }

    /// <inheritdoc/>
    public int CompareTo(ServerVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    /// <inheritdoc/>
    public override string ToString() => $"{Major.ToString(CultureInfo.InvariantCulture)}.{Minor.ToString(Major >= FirstYear ? "00" : "0", CultureInfo.InvariantCulture)}";

    [GeneratedRegex(@"(?<major>\d{1,5})\.(?<minor>\d{1,5})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbers();
}
