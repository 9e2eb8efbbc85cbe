using GraphMemory.Sqlite.Files;
using GraphMemory.Sqlite.Recall;
using GraphMemory.Sqlite.Sql;

namespace GraphMemory.Sqlite;

/// <summary>What a transaction did.</summary>
/// <param name="Done">False when it was refused and wrote nothing.</param>
/// <param name="Delta">What it changed in the scope's index; null for nothing.</param>
internal sealed record Written(bool Done, IndexDelta? Delta);

/// <summary>The one connection that writes, and the lock that lets it. Writes wait for each other.</summary>
internal sealed class Writer : IAsyncDisposable
{
    private readonly WriterLock held;
    private readonly Connection connection;
    private readonly SemaphoreSlim turn = new(1, 1);

    private Writer(WriterLock held, Connection connection)
    {
        this.held = held;
        this.connection = connection;
    }

    public static Writer Open(SqliteOptions options)
    {
        WriterLock taken = WriterLock.TryTake(options.File) ?? throw new MemoryException(
            MemoryErrorCode.StoreLocked,
            $"{options.File} is opened for writing by {StoreFile.WriterOf(options.File)}. Close that process, write through it, or name another file.");
        try
        {
            return new(taken, StoreFile.OpenForWriting(options));
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <summary>Runs work in one transaction, then tells the index before the next write begins.</summary>
    public async Task<bool> WriteAsync(Func<Connection, Written> work, Action<IndexDelta> written, CancellationToken ct)
    {
        await turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            return await Task.Run(
                () =>
                {
                    Written result = connection.InTransaction("BEGIN IMMEDIATE", () => work(connection));
                    if (result.Delta is not null) written(result.Delta);
                    return result.Done;
                },
                ct).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Waits until the write that runs now has told the index.</summary>
    public async Task PassAsync(CancellationToken ct)
    {
        await turn.WaitAsync(ct).ConfigureAwait(false);
        turn.Release();
    }

    /// <summary>Moves the log into the file and empties it, so that what was erased stands nowhere. Readers of an older state may delay it to the next time.</summary>
    public async Task ForgetLogAsync()
    {
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            await Task.Run(() => connection.Number("PRAGMA wal_checkpoint(TRUNCATE)")).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await turn.WaitAsync().ConfigureAwait(false);
        connection.Dispose();
        held.Dispose();
        turn.Dispose();
    }
}
