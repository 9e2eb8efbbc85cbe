using GraphMemory.Graph;
using Neo4j.Driver;

namespace GraphMemory.Neo4j.Reads;

/// <summary>Pages out of rows, of which a statement gives one more than the page takes; and lists as parameters.</summary>
internal static class Pages
{
    public static Page<T> Page<T>(this IReadOnlyList<IRecord> rows, int first, Func<IReadOnlyDictionary<string, object?>, T> read) =>
        new([.. rows.Take(first).Select(row => read(row.Values))], rows.Count > first);

    /// <summary>A list as a parameter. Empty when there is no condition.</summary>
    public static List<string> Texts<T>(IReadOnlyCollection<T>? values, Func<T, string> text) => [.. (values ?? []).Select(text).Distinct(StringComparer.Ordinal)];
}
