using System.Globalization;
using System.Text.RegularExpressions;

namespace GraphMemory.Neo4j;

/// <summary>The version of a server, as far as statements depend on it: 5.26 or 2026.9.</summary>
internal readonly partial record struct ServerVersion(int Major, int Minor) : IComparable<ServerVersion>
{
    /// <summary>The oldest server that can hold a memory.</summary>
    public static ServerVersion Oldest => new(5, 26);

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
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor:00}");

    [GeneratedRegex(@"(?<major>\d{1,5})\.(?<minor>\d{1,5})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbers();
}
