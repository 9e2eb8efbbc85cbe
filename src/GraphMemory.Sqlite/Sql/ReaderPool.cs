using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace GraphMemory.Sqlite.Sql;

/// <summary>Connections for reading. Each read is one transaction, so it sees one state whatever is written meanwhile.</summary>
internal sealed class ReaderPool(string file, int readersMax) : IAsyncDisposable
{
    private readonly SemaphoreSlim places = new(readersMax, readersMax);
    private readonly ConcurrentBag<Connection> idle = [];

    public async Task<T> ReadAsync<T>(Func<Connection, T> read, CancellationToken ct)
    {
        await places.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            // On a thread of the pool: a caller that asks several things at once, or under a deadline, gets its task back at once.
            return await Task.Run(() => Read(read, ct), ct).ConfigureAwait(false);
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>Waits for the reads that run.</summary>
    public async ValueTask DisposeAsync()
    {
        for (int i = 0; i < readersMax; i++) await places.WaitAsync().ConfigureAwait(false);
        foreach (Connection connection in idle) connection.Dispose();
        idle.Clear();
        places.Dispose();
    }

    private T Read<T>(Func<Connection, T> read, CancellationToken ct)
    {
        if (!idle.TryTake(out Connection? connection)) connection = Opened();
        bool reusable = false;
        try
        {
            using CancellationTokenRegistration interrupt = ct.UnsafeRegister(static state => ((Connection)state!).Interrupt(), connection);
            T answer = connection.InTransaction("BEGIN", () => read(connection));
            reusable = true;
            return answer;
        }
        catch (Exception error) when (error is OperationCanceledException or MemoryException { Code: MemoryErrorCode.InvalidArgument })
        {
            reusable = true;
            ct.ThrowIfCancellationRequested();
            throw;
        }
        finally
        {
            if (reusable) idle.Add(connection);
            else connection.Dispose();
        }
    }

    private Connection Opened()
    {
        Connection connection = Connection.Open(file, SqliteOpenMode.ReadOnly);
        connection.Execute("PRAGMA query_only = ON; PRAGMA cache_size = -4096; PRAGMA temp_store = MEMORY");
        return connection;
    }
}
