namespace GraphMemory.Recall.Indexes;

/// <summary>Splits the rows of a large index among the processors; a small one is not worth it.</summary>
internal static class RowParts
{
    private const int RowsPerPart = 16_384;

    /// <summary>Does the rows from the first to the one before the second number, in one part or in several at once.</summary>
    public static void For(int rows, Action<int, int> work) => Split(rows, (first, end, _) => work(first, end));

    /// <summary>The best rows: each part offers its own, and of those the best are kept. The same whatever the parts are.</summary>
    /// <param name="rows">How many there are.</param>
    /// <param name="max">How many are kept.</param>
    /// <param name="offer">Offers the rows from the first to the one before the second number.</param>
    public static int[] Best(int rows, int max, Action<int, int, TopRows> offer)
    {
        TopRows[] tops = [.. Enumerable.Range(0, PartsOf(rows)).Select(_ => new TopRows(max))];
        Split(rows, (first, end, part) => offer(first, end, tops[part]));
        foreach (TopRows other in tops[1..]) tops[0].Take(other);
        return tops[0].BestFirst();
    }

    private static int PartsOf(int rows) => Math.Clamp(rows / RowsPerPart, 1, Environment.ProcessorCount);

    private static void Split(int rows, Action<int, int, int> work)
    {
        int parts = PartsOf(rows);
        if (parts == 1) work(0, rows, 0);
        else Parallel.For(0, parts, part => work(Place(part), Place(part + 1), part));

        int Place(int part) => (int)((long)rows * part / parts);
    }
}
