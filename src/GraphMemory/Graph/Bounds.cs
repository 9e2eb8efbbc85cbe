namespace GraphMemory.Graph;

/// <summary>
/// The bounds of what one call of <see cref="IMemoryGraph"/> takes. They are the same in every store: a store checks before it reads, queries
/// by their own method, as <see cref="FactQuery.Check"/>, and what stands alone by the methods here.
/// </summary>
public static class Bounds
{
    /// <summary>The most rows that a call answers.</summary>
    public const int FirstMax = 10_000;

    /// <summary>The most ids, names or keys that a list of a call has, where nothing else is said.</summary>
    public const int ListMax = 1_000;

    /// <summary>Refuses a number of rows that is not 0 to <see cref="FirstMax"/>.</summary>
    /// <exception cref="MemoryException"><see cref="MemoryErrorCode.InvalidArgument"/>.</exception>
    public static void CheckFirst(int first) => CheckRange(first, nameof(first), 0, FirstMax);

    /// <summary>Refuses a number that is not from <paramref name="min"/> to <paramref name="max"/>.</summary>
    /// <param name="value">The number.</param>
    /// <param name="name">What the caller calls it.</param>
    /// <param name="min">The least that is taken.</param>
    /// <param name="max">The most that is taken.</param>
    /// <exception cref="MemoryException"><see cref="MemoryErrorCode.InvalidArgument"/>.</exception>
    public static void CheckRange(int value, string name, int min, int max)
    {
        if (value < min || value > max) throw Invalid($"{name} is {value}; it takes {min} to {max:N0}.");
    }

    /// <summary>Refuses a list with too many elements. Ask in parts of <paramref name="max"/> then.</summary>
    /// <param name="list">Null is an empty list.</param>
    /// <param name="name">What the caller calls it.</param>
    /// <param name="max">The most elements that are taken.</param>
    /// <exception cref="MemoryException"><see cref="MemoryErrorCode.InvalidArgument"/>.</exception>
    public static void CheckCount<T>(IReadOnlyCollection<T>? list, string name, int max = ListMax)
    {
        if (list?.Count > max) throw Invalid($"{name} has {list.Count:N0} elements; at most {max:N0} are taken. Ask in parts.");
    }

    internal static MemoryException Invalid(string message) => new(MemoryErrorCode.InvalidArgument, message);
}
