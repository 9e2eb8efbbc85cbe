using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace GraphMemory;

/// <summary>Enum values as UPPER_SNAKE_CASE words: the one spelling in journals, exports, stores and the API.</summary>
public static partial class EnumNames
{
    private static readonly ConcurrentDictionary<Enum, string> Names = new();

    /// <summary>The word of a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum =>
        Names.GetOrAdd(value, static known => WordStarts().Replace(known.ToString(), "_").ToUpperInvariant());

    /// <summary>The value of a word.</summary>
    /// <exception cref="FormatException">There is no such value; the message lists those that there are.</exception>
    public static T Parse<T>(string name)
        where T : struct, Enum
    {
        foreach (T value in Enum.GetValues<T>())
        {
            if (string.Equals(Of(value), name, StringComparison.Ordinal)) return value;
        }
        throw new FormatException($"'{name}' is not one of {string.Join(", ", Enum.GetValues<T>().Select(Of))}");
    }

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])", RegexOptions.None, 1000)]
    private static partial Regex WordStarts();
}
