using GraphMemory.Bolt.Connections;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Pooling;

/// <summary>Where sessions get their connections: from the one server of the URI, or from the servers of a cluster.</summary>
internal interface IConnectionSource : IAsyncDisposable
{
    /// <summary>A clean connection to a server that does this kind of work.</summary>
    ValueTask<Lease> AcquireAsync(AccessMode mode, string? database, string[] bookmarks, CancellationToken cancellationToken);
}

/// <summary>A connection out of a pool, for a while. <paramref name="database"/> is the one that the cluster chose when none was named.</summary>
internal sealed class Lease(ConnectionPool pool, BoltConnection connection, string? database)
{
    private int _isReleased;

    public BoltConnection Connection => connection;

    public string? Database => database;

    /// <summary>Gives the connection back, once, whatever state it is in.</summary>
    public ValueTask ReleaseAsync() =>
        Interlocked.Exchange(ref _isReleased, 1) == 0 ? pool.ReleaseAsync(connection) : ValueTask.CompletedTask;
}

internal sealed class DirectConnections(ConnectionPool pool) : IConnectionSource
{
    public async ValueTask<Lease> AcquireAsync(AccessMode mode, string? database, string[] bookmarks, CancellationToken cancellationToken) =>
        new(pool, await pool.AcquireAsync(cancellationToken), database);

    public ValueTask DisposeAsync() => pool.DisposeAsync();
}
