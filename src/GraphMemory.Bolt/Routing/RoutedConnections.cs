using System.Collections.Concurrent;
using GraphMemory.Bolt.Connections;
using GraphMemory.Bolt.Pooling;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Routing;

/// <summary>
/// Connections to the servers of a cluster: asks routers which server does what for a database, chooses the least busy one, and forgets
/// those that fail.
/// </summary>
internal sealed class RoutedConnections(BoltTarget target, Connector connector, DriverSettings settings) : IConnectionSource
{
    private static readonly TimeSpan KeptAfterExpiry = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<ServerAddress, ConnectionPool> _pools = new();
    private readonly ConcurrentDictionary<string, DatabaseRoutes> _routes = new(StringComparer.Ordinal);
    private int _turn;

    public async ValueTask<Lease> AcquireAsync(AccessMode mode, string? database, string[] bookmarks, CancellationToken cancellationToken)
    {
        DatabaseRoutes routes = RoutesOf(database);
        RoutingTable table = await ServingTableAsync(routes, mode, database, bookmarks, cancellationToken);
        Neo4jException? last = null;
        foreach (ConnectionPool pool in LeastBusyFirst(table.For(mode)))
        {
            try
            {
                BoltConnection connection = await pool.AcquireAsync(cancellationToken);
                connection.OnFailure = failure => Judge(failure, routes, pool, mode);
                return new Lease(pool, connection, database ?? table.Database);
            }
            catch (ServiceUnavailableException e)
            {
                Forget(routes, pool);
                last = e;
            }
        }

        throw new SessionExpiredException($"No server that can {(mode == AccessMode.Read ? "read" : "write")} is to be reached.", last);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ConnectionPool pool in _pools.Values)
            await pool.DisposeAsync();
    }

    private DatabaseRoutes RoutesOf(string? database) => _routes.GetOrAdd(database ?? "", static _ => new DatabaseRoutes());

    private ConnectionPool PoolOf(ServerAddress address) => _pools.GetOrAdd(address, a => new ConnectionPool(a, connector, settings));

    private IEnumerable<ConnectionPool> LeastBusyFirst(ServerAddress[] addresses)
    {
        int first = (int)((uint)Interlocked.Increment(ref _turn) % (uint)addresses.Length);
        return addresses[first..].Concat(addresses[..first]).Select(PoolOf).OrderBy(p => p.InUse).ToArray();
    }

    private async Task<RoutingTable> ServingTableAsync(
        DatabaseRoutes routes, AccessMode mode, string? database, string[] bookmarks, CancellationToken cancellationToken)
    {
        if (routes.Table is { } known && known.Serves(mode, settings.TimeProvider.GetUtcNow()))
            return known;
        await routes.Renewal.WaitAsync(cancellationToken);
        try
        {
            if (routes.Table is { } renewed && renewed.Serves(mode, settings.TimeProvider.GetUtcNow()))
                return renewed;
            RoutingTable table = await RenewedAsync(routes, database, bookmarks, cancellationToken);
            routes.Table = table;
            if (database is null && table.Database is { } home)
                _routes[home] = routes;
            settings.Logger?.Info("Routing table for database '{0}' renewed, good until {1:O}", table.Database ?? "", table.Until);
            await DropUnusedAsync();
            return table.For(mode).Length > 0
                ? table
                : throw new SessionExpiredException($"The cluster has no server now that can {(mode == AccessMode.Read ? "read" : "write")}.", null);
        }
        finally
        {
            routes.Renewal.Release();
        }
    }

    /// <summary>Asks the known routers, and the address of the URI after them; before them when the last table had no writer.</summary>
    private async Task<RoutingTable> RenewedAsync(DatabaseRoutes routes, string? database, string[] bookmarks, CancellationToken cancellationToken)
    {
        ServerAddress[] routers = routes.Table?.Routers ?? [];
        ServerAddress[] candidates = routes.Table?.Writers.Length > 0 ? [.. routers, target.Address] : [target.Address, .. routers];
        var failures = new List<Exception>();
        foreach (ConnectionPool pool in candidates.Distinct().Select(PoolOf))
        {
            try
            {
                return await AskAsync(pool, database, bookmarks, cancellationToken);
            }
            catch (Neo4jException e) when (!ServerFailure.EndsDiscovery(e))
            {
                settings.Logger?.Warn(e, "{0} gave no routing table", pool.Address);
                failures.Add(e);
                if (e is ServiceUnavailableException or ConnectionReadTimeoutException)
                    Forget(routes, pool);
            }
        }

        throw new ServiceUnavailableException(
            $"No router gave a routing table; asked were {string.Join(", ", candidates.Distinct())}.", new AggregateException(failures));
    }

    private async Task<RoutingTable> AskAsync(ConnectionPool router, string? database, string[] bookmarks, CancellationToken cancellationToken)
    {
        var lease = new Lease(router, await router.AcquireAsync(cancellationToken), database);
        try
        {
            var extra = new Dictionary<string, object?>();
            if (database is not null)
                extra["db"] = database;
            Reply route = lease.Connection.Ask(RequestTag.Route, target.RoutingContext, bookmarks, extra);
            await lease.Connection.CompleteAsync(route, cancellationToken);
            route.ThrowIfFailed();
            return RoutingTable.Of(route.Metadata, settings.TimeProvider.GetUtcNow());
        }
        finally
        {
            await lease.ReleaseAsync();
        }
    }

    private Neo4jException Judge(Neo4jException failure, DatabaseRoutes routes, ConnectionPool pool, AccessMode mode)
    {
        switch (failure)
        {
            case ServiceUnavailableException:
                Forget(routes, pool);
                return new SessionExpiredException($"{pool.Address} is not there any longer: {failure.Message}", failure);
            case ConnectionReadTimeoutException:
            case { Code: "Neo.TransientError.General.DatabaseUnavailable" }:
                Forget(routes, pool);
                return failure;
            case { Code: "Neo.ClientError.Cluster.NotALeader" or "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase" }:
                if (mode == AccessMode.Read)
                    return new ClientException(failure.Code, "A transaction that was begun for reading cannot write.", failure);
                routes.Change(table => table.WithoutWriter(pool.Address));
                return new SessionExpiredException($"{pool.Address} does not write any longer.", failure);
            default:
                return failure;
        }
    }

    private void Forget(DatabaseRoutes routes, ConnectionPool pool)
    {
        settings.Logger?.Info("{0} is forgotten", pool.Address);
        routes.Change(table => table.Without(pool.Address));
        if (_pools.TryRemove(new(pool.Address, pool)))
            _ = pool.DisposeAsync().AsTask();
    }

    private async Task DropUnusedAsync()
    {
        DateTimeOffset limit = settings.TimeProvider.GetUtcNow() - KeptAfterExpiry;
        foreach ((string database, DatabaseRoutes routes) in _routes)
        {
            if (routes.Table is { } table && table.Until < limit)
                _routes.TryRemove(new(database, routes));
        }

        HashSet<ServerAddress> known = [.. _routes.Values.SelectMany(r => r.Table?.All ?? []), target.Address];
        foreach (ConnectionPool pool in _pools.Values.Where(p => p.InUse == 0 && !known.Contains(p.Address)))
        {
            if (_pools.TryRemove(new(pool.Address, pool)))
                await pool.DisposeAsync();
        }
    }
}
