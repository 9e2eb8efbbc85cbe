using GraphMemory.Bolt.Connections;
using GraphMemory.Bolt.Pooling;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Sessions;

/// <summary>
/// A transaction on a connection of its own. BEGIN travels with the first statement unless somebody waits for it.
/// </summary>
internal sealed class Transaction(Session session, Lease lease, TransactionStart start, long fetchSize) : IAsyncTransaction
{
    private readonly Reply _begin = lease.Connection.Begin(start);
    private readonly List<ResultCursor> _cursors = [];
    private Neo4jException? _failure;

    public bool IsOpen { get; private set; } = true;

    /// <summary>Waits for the server to have begun.</summary>
    public async Task BegunAsync()
    {
        await lease.Connection.CompleteAsync(_begin);
        _begin.ThrowIfFailed();
    }

    public Task<IResultCursor> RunAsync(string query) => RunAsync(new Query(query));

    public Task<IResultCursor> RunAsync(string query, object parameters) => RunAsync(new Query(query, parameters));

    public Task<IResultCursor> RunAsync(string query, IDictionary<string, object?> parameters) => RunAsync(new Query(query, parameters));

    public async Task<IResultCursor> RunAsync(Query query)
    {
        ThrowIfEnded();
        var stream = new ResultStream(lease.Connection, query, null, fetchSize);
        await lease.Connection.FlushAsync();
        var cursor = new ResultCursor(stream, Settle);
        _cursors.Add(cursor);
        return cursor;
    }

    public async Task CommitAsync()
    {
        ThrowIfEnded();
        try
        {
            foreach (ResultCursor cursor in _cursors)
                await cursor.CloseOrThrowAsync();
            Reply commit = lease.Connection.Commit();
            await lease.Connection.CompleteAsync(commit);
            _begin.ThrowIfFailed();
            commit.ThrowIfFailed();
            await session.SawAsync(start.Bookmarks, commit.Metadata);
        }
        finally
        {
            await EndAsync();
        }
    }

    public async Task RollbackAsync()
    {
        if (!IsOpen)
            throw Closed();
        try
        {
            if (_failure is null && _begin is { IsDone: true, Error: null } && lease.Connection.HasNothingOpen)
            {
                Reply rollback = lease.Connection.Rollback();
                await lease.Connection.CompleteAsync(rollback);
                rollback.ThrowIfFailed();
            }
        }
        finally
        {
            await EndAsync();
        }
    }

    /// <summary>Undoes the work if nobody ended the transaction; what goes wrong in this does not matter any longer.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!IsOpen)
            return;
        try
        {
            await RollbackAsync();
        }
        catch (Neo4jException)
        {
            // The server undoes it as well when the connection is lost.
        }
    }

    public void Dispose() => _ = DisposeAsync().AsTask();

    /// <summary>Statements after the one that failed, or after a failed BEGIN, were passed over by the server.</summary>
    private ValueTask<Neo4jException?> Settle(ResultStream stream)
    {
        Neo4jException? error = stream.Error;
        if (error is not null && stream.IsIgnored && _failure is { } told)
            error = new TransactionTerminatedException(told);
        _failure ??= error;
        return new(error);
    }

    private void ThrowIfEnded()
    {
        if (!IsOpen)
            throw Closed();
        if (_failure is not null)
            throw new TransactionTerminatedException(_failure);
    }

    private static TransactionClosedException Closed() => new("The transaction has ended: it was committed or rolled back.");

    private async ValueTask EndAsync()
    {
        IsOpen = false;
        foreach (ResultCursor cursor in _cursors)
            await cursor.AbandonAsync();
        await lease.ReleaseAsync();
    }
}
