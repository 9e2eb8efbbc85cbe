namespace GraphMemory.Neo4j.Reads;

/// <summary>Refuses what is out of the bounds that the queries document.</summary>
internal static class Bounds
{
    private const int FirstMax = 10_000;

    public static void First(int first)
    {
        if (first is < 0 or > FirstMax) throw Invalid($"first is {first}; it takes 0 to {FirstMax:N0}.");
    }

    public static void Count<T>(IReadOnlyCollection<T>? list, string name, int max)
    {
        if (list?.Count > max) throw Invalid($"{name} has {list.Count:N0} elements; at most {max:N0} are taken. Ask in parts.");
    }

    public static MemoryException Invalid(string message) => new(MemoryErrorCode.InvalidArgument, message);
}
