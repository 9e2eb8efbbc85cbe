using GraphMemory.Bolt.Sessions;
using Neo4j.Driver;

namespace GraphMemory.Bolt;

/// <summary>
/// Transactions of one statement that take one round trip: beginning, statement, records and commit are sent in one write. With the session
/// of another client the same is done in as many trips as it needs.
/// </summary>
public static class OneTrip
{
    /// <summary>
    /// Does one statement in a transaction that may write, commits it, and does it again after errors that may pass; doing it twice must be
    /// doing it once. All records are held in memory.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; whether the statement was committed is then not known.</exception>
    public static Task<(IReadOnlyList<IRecord> Records, IResultSummary Summary)> WriteInOneTripAsync(
        this IAsyncSession session, Query query, Action<TransactionConfigBuilder>? action = null, CancellationToken cancellationToken = default) =>
        ExecuteAsync(session, AccessMode.Write, query, action, cancellationToken);

    /// <summary>Does one statement that only reads, and again after errors that may pass. All records are held in memory.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<(IReadOnlyList<IRecord> Records, IResultSummary Summary)> ReadInOneTripAsync(
        this IAsyncSession session, Query query, Action<TransactionConfigBuilder>? action = null, CancellationToken cancellationToken = default) =>
        ExecuteAsync(session, AccessMode.Read, query, action, cancellationToken);

    /// <summary>
    /// Does some statements one after another in one transaction, and again after errors that may pass; doing it twice must be doing it
    /// once. All records are held in memory. Answers the records of each.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; whether the statements were committed is then not known.</exception>
    public static async Task<IReadOnlyList<IReadOnlyList<IRecord>>> InOneTripAsync(
        this IAsyncSession session, AccessMode mode, IReadOnlyList<Query> queries, Action<TransactionConfigBuilder>? action = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(queries);
        if (session is Session own)
        {
            (List<IRecord> Records, ResultStream Stream)[] results =
                await own.ExecuteInOneTripAsync(mode, queries, TransactionConfig.Of(action), cancellationToken);
            return [.. results.Select(result => result.Records)];
        }

        return mode == AccessMode.Read ? await session.ExecuteReadAsync(Plainly, action) : await session.ExecuteWriteAsync(Plainly, action);

        async Task<IReadOnlyList<IReadOnlyList<IRecord>>> Plainly(IAsyncQueryRunner runner)
        {
            List<IReadOnlyList<IRecord>> all = [];
            foreach (Query query in queries)
                all.Add(await (await runner.RunAsync(query)).ToListAsync(cancellationToken));
            return all;
        }
    }

    private static async Task<(IReadOnlyList<IRecord> Records, IResultSummary Summary)> ExecuteAsync(
        IAsyncSession session, AccessMode mode, Query query, Action<TransactionConfigBuilder>? action, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(query);
        if (session is Session own)
        {
            (List<IRecord> records, ResultStream stream) =
                (await own.ExecuteInOneTripAsync(mode, [query], TransactionConfig.Of(action), cancellationToken))[0];
            return (records, new ResultSummary(stream));
        }

        return mode == AccessMode.Read ? await session.ExecuteReadAsync(Plainly, action) : await session.ExecuteWriteAsync(Plainly, action);

        async Task<(IReadOnlyList<IRecord> Records, IResultSummary Summary)> Plainly(IAsyncQueryRunner runner)
        {
            IResultCursor cursor = await runner.RunAsync(query);
            return (await cursor.ToListAsync(cancellationToken), await cursor.ConsumeAsync());
        }
    }
}
