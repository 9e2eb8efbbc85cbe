namespace Neo4j.Driver;

/// <summary>Usual ways to read a result.</summary>
public static class ResultCursorExtensions
{
    /// <summary>The only record.</summary>
    /// <exception cref="InvalidOperationException">There is none, or more than one.</exception>
    public static Task<IRecord> SingleAsync(this IResultCursor result) => result.SingleAsync(record => record);

    /// <summary>The only record, made into something else.</summary>
    /// <exception cref="InvalidOperationException">There is none, or more than one.</exception>
    public static async Task<T> SingleAsync<T>(this IResultCursor result, Func<IRecord, T> operation)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(operation);
        if (!await result.FetchAsync())
            throw new InvalidOperationException("The result is empty.");
        IRecord record = result.Current;
        if (await result.FetchAsync())
            throw new InvalidOperationException("The result has more than one record.");
        return operation(record);
    }

    /// <summary>All records that are left. A caller who stops waiting leaves the rest to the session, which throws it away.</summary>
    public static async Task<List<IRecord>> ToListAsync(
        this IResultCursor result, int initialCapacity = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        var list = new List<IRecord>(Math.Max(0, initialCapacity));
        await foreach (IRecord record in result.WithCancellation(cancellationToken))
            list.Add(record);
        return list;
    }

    /// <summary>All records that are left. A caller who stops waiting leaves the rest to the session, which throws it away.</summary>
    public static Task<List<IRecord>> ToListAsync(this IResultCursor result, CancellationToken cancellationToken) =>
        result.ToListAsync(0, cancellationToken);

    /// <summary>All records that are left, each made into something else.</summary>
    public static async Task<List<T>> ToListAsync<T>(this IResultCursor result, Func<IRecord, T> operation, int initialCapacity = 0)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(operation);
        var list = new List<T>(Math.Max(0, initialCapacity));
        while (await result.FetchAsync())
            list.Add(operation(result.Current));
        return list;
    }
}
