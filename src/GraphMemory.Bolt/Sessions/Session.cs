using GraphMemory.Bolt.Connections;
using GraphMemory.Bolt.Pooling;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Sessions;

/// <summary>Takes a connection for each transaction, and hands on what the one before has written as a bookmark.</summary>
internal sealed class Session(IConnectionSource source, RetryPolicy retry, SessionSettings settings) : IAsyncSession
{
    private string? _database = settings.Database;
    private string[] _bookmarks = settings.Bookmarks;
    private Transaction? _transaction;
    private ResultCursor? _cursor;
    private bool _isClosed;

    public Bookmarks LastBookmarks => Bookmarks.From(_bookmarks);

    public Task<IResultCursor> RunAsync(string query) => RunAsync(new Query(query), null);

    public Task<IResultCursor> RunAsync(string query, object parameters) => RunAsync(new Query(query, parameters), null);

    public Task<IResultCursor> RunAsync(string query, IDictionary<string, object?> parameters) => RunAsync(new Query(query, parameters), null);

    public Task<IResultCursor> RunAsync(Query query) => RunAsync(query, null);

    public Task<IResultCursor> RunAsync(string query, Action<TransactionConfigBuilder>? action = null) => RunAsync(new Query(query), action);

    public Task<IResultCursor> RunAsync(string query, IDictionary<string, object?> parameters, Action<TransactionConfigBuilder>? action = null) =>
        RunAsync(new Query(query, parameters), action);

    public async Task<IResultCursor> RunAsync(Query query, Action<TransactionConfigBuilder>? action = null)
    {
        (Lease lease, TransactionStart start) = await AcquireAsync(settings.Mode, TransactionConfig.Of(action), default);
        try
        {
            var stream = new ResultStream(lease.Connection, query, start, settings.FetchSize);
            await lease.Connection.FlushAsync();
            return _cursor = new ResultCursor(stream, SettleAsync);
        }
        catch
        {
            await lease.ReleaseAsync();
            throw;
        }

        async ValueTask<Neo4jException?> SettleAsync(ResultStream stream)
        {
            await lease.ReleaseAsync();
            if (stream is { IsDone: true, Error: null })
                await SawAsync(start.Bookmarks, stream.Metadata);
            return stream.Error;
        }
    }

    public Task<IAsyncTransaction> BeginTransactionAsync() => BeginTransactionAsync(static _ => { });

    public async Task<IAsyncTransaction> BeginTransactionAsync(Action<TransactionConfigBuilder> action)
    {
        Transaction transaction = await BeginAsync(settings.Mode, TransactionConfig.Of(action));
        try
        {
            await transaction.BegunAsync();
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    public Task<TResult> ExecuteReadAsync<TResult>(Func<IAsyncQueryRunner, Task<TResult>> work, Action<TransactionConfigBuilder>? action = null) =>
        ExecuteAsync(AccessMode.Read, work, action);

    public Task ExecuteReadAsync(Func<IAsyncQueryRunner, Task> work, Action<TransactionConfigBuilder>? action = null) =>
        ExecuteAsync(AccessMode.Read, work, action);

    public Task<TResult> ExecuteWriteAsync<TResult>(Func<IAsyncQueryRunner, Task<TResult>> work, Action<TransactionConfigBuilder>? action = null) =>
        ExecuteAsync(AccessMode.Write, work, action);

    public Task ExecuteWriteAsync(Func<IAsyncQueryRunner, Task> work, Action<TransactionConfigBuilder>? action = null) =>
        ExecuteAsync(AccessMode.Write, work, action);

    /// <summary>A transaction of some statements, sent whole in one write: BEGIN, RUN and PULL of each, and COMMIT.</summary>
    public Task<(List<IRecord> Records, ResultStream Stream)[]> ExecuteInOneTripAsync(
        AccessMode mode, IReadOnlyList<Query> queries, TransactionConfig config, CancellationToken cancellationToken) =>
        retry.RunAsync(
            async () =>
            {
                (Lease lease, TransactionStart start) = await AcquireAsync(mode, config, cancellationToken);
                try
                {
                    Reply begin = lease.Connection.Begin(start);
                    ResultStream[] streams = [.. queries.Select(query => new ResultStream(lease.Connection, query, null, fetchSize: -1))];
                    Reply commit = lease.Connection.Commit();
                    await lease.Connection.CompleteAsync(commit, cancellationToken);
                    begin.ThrowIfFailed();
                    if (Array.Find(streams, stream => stream.Error is not null) is { } failed)
                        throw failed.Error!;
                    commit.ThrowIfFailed();
                    await SawAsync(start.Bookmarks, commit.Metadata);
                    return streams.Select(stream => (stream.TakeAll(), stream)).ToArray();
                }
                finally
                {
                    await lease.ReleaseAsync();
                }
            },
            cancellationToken);

    /// <summary>Takes over the bookmark, if any, that a transaction ended with.</summary>
    public async ValueTask SawAsync(string[] previous, Dictionary<string, object?> metadata)
    {
        if (metadata.GetValueOrDefault("bookmark") is not string bookmark)
            return;
        _bookmarks = [bookmark];
        if (settings.BookmarkManager is { } manager)
            await manager.UpdateBookmarksAsync(previous, _bookmarks);
    }

    public async Task CloseAsync()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        if (_transaction is { } transaction)
            await transaction.DisposeAsync();
        await CloseCursorAsync();
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    public void Dispose() => _ = CloseAsync();

    private async Task<TResult> ExecuteAsync<TResult>(
        AccessMode mode, Func<IAsyncQueryRunner, Task<TResult>> work, Action<TransactionConfigBuilder>? action)
    {
        ArgumentNullException.ThrowIfNull(work);
        TransactionConfig config = TransactionConfig.Of(action);
        return await retry.RunAsync(async () =>
        {
            await using Transaction transaction = await BeginAsync(mode, config);
            TResult result = await work(transaction);
            if (transaction.IsOpen)
                await transaction.CommitAsync();
            return result;
        });
    }

    private Task ExecuteAsync(AccessMode mode, Func<IAsyncQueryRunner, Task> work, Action<TransactionConfigBuilder>? action)
    {
        ArgumentNullException.ThrowIfNull(work);
        return ExecuteAsync(mode, Unit, action);

        async Task<bool> Unit(IAsyncQueryRunner runner)
        {
            await work(runner);
            return true;
        }
    }

    private async Task<Transaction> BeginAsync(AccessMode mode, TransactionConfig config)
    {
        (Lease lease, TransactionStart start) = await AcquireAsync(mode, config, default);
        try
        {
            return _transaction = new Transaction(this, lease, start, settings.FetchSize);
        }
        catch
        {
            await lease.ReleaseAsync();
            throw;
        }
    }

    private async Task<(Lease Lease, TransactionStart Start)> AcquireAsync(AccessMode mode, TransactionConfig config, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        if (_transaction is { IsOpen: true })
            throw new TransactionNestingException("The session has an open transaction: end it first, or use another session.");
        await CloseCursorAsync();
        string[] bookmarks = settings.BookmarkManager is { } manager
            ? [.. _bookmarks.Union(await manager.GetBookmarksAsync(cancellationToken), StringComparer.Ordinal)]
            : _bookmarks;
        Lease lease = await source.AcquireAsync(mode, _database, bookmarks, cancellationToken);
        _database ??= lease.Database;
        return (lease, new TransactionStart(mode, _database, bookmarks, config));
    }

    private async ValueTask CloseCursorAsync()
    {
        if (_cursor is not { } cursor)
            return;
        _cursor = null;
        if (cursor.WasCancelled)
            await cursor.AbandonAsync();
        else
            await cursor.CloseOrThrowAsync();
    }
}
