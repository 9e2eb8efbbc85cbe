namespace GraphMemory.Neo4j.Values;

/// <summary>Reads the values of rows.</summary>
internal static class Rows
{
    public static string Text(this IReadOnlyDictionary<string, object?> row, string name) => (string)row[name]!;

    public static string? TextOrNull(this IReadOnlyDictionary<string, object?> row, string name) => (string?)row[name];

    public static long Int64(this IReadOnlyDictionary<string, object?> row, string name) => (long)row[name]!;

    public static int Int32(this IReadOnlyDictionary<string, object?> row, string name) => checked((int)(long)row[name]!);

    public static double Double(this IReadOnlyDictionary<string, object?> row, string name) => (double)row[name]!;

    public static bool Truth(this IReadOnlyDictionary<string, object?> row, string name) => row[name] is true;

    public static Guid Id(this IReadOnlyDictionary<string, object?> row, string name) => Guid.ParseExact((string)row[name]!, "D");

    public static Guid? IdOrNull(this IReadOnlyDictionary<string, object?> row, string name) => row[name] is string text ? Guid.ParseExact(text, "D") : null;

    public static DateTimeOffset Instant(this IReadOnlyDictionary<string, object?> row, string name) => Instants.Of(row[name]);

    public static T Word<T>(this IReadOnlyDictionary<string, object?> row, string name)
        where T : struct, Enum => EnumNames.Parse<T>((string)row[name]!);

    public static IEnumerable<string> Texts(this IReadOnlyDictionary<string, object?> row, string name) => ((IEnumerable<object?>)row[name]!).Select(item => (string)item!);

    /// <summary>A list of maps.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, object?>> Maps(this IReadOnlyDictionary<string, object?> row, string name) =>
        ((IEnumerable<object?>)row[name]!).Select(item => (IReadOnlyDictionary<string, object?>)item!);

    /// <summary>Who owns the scope of a row that has tenant, kind and owner.</summary>
    public static Scope Owner(this IReadOnlyDictionary<string, object?> row) => new(row.Text("tenant"), Scope.KindOf(row.Text("kind"))!.Value, row.Text("owner"));
}
