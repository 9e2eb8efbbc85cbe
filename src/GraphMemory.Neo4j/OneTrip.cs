#if OFFICIAL_DRIVER
using Neo4j.Driver;

namespace GraphMemory.Bolt;

/// <summary>
/// Transactions of one statement with the official client, in as many round trips as it needs; our own client has the same methods in one.
/// </summary>
internal static class OneTrip
{
    /// <summary>Does one statement in a transaction that may write, commits it, and does it again after errors that may pass.</summary>
    public static Task<(IReadOnlyList<IRecord> Records, IResultSummary Summary)> WriteInOneTripAsync(
        this IAsyncSession session, Query query, Action<TransactionConfigBuilder>? action = null, CancellationToken cancellationToken = default) =>
        session.ExecuteWriteAsync(runner => RunAsync(runner, query, cancellationToken), action);

    /// <summary>Does one statement that only reads, and again after errors that may pass.</summary>
    public static Task<(IReadOnlyList<IRecord> Records, IResultSummary Summary)> ReadInOneTripAsync(
        this IAsyncSession session, Query query, Action<TransactionConfigBuilder>? action = null, CancellationToken cancellationToken = default) =>
        session.ExecuteReadAsync(runner => RunAsync(runner, query, cancellationToken), action);

    private static async Task<(IReadOnlyList<IRecord> Records, IResultSummary Summary)> RunAsync(IAsyncQueryRunner runner, Query query, CancellationToken ct)
    {
        IResultCursor cursor = await runner.RunAsync(query).ConfigureAwait(false);
        return (await cursor.ToListAsync(ct).ConfigureAwait(false), await cursor.ConsumeAsync().ConfigureAwait(false));
    }
}
#endif
