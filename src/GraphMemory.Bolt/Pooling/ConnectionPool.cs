using GraphMemory.Bolt.Connections;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Pooling;

/// <summary>The connections to one server. The one used last is used next, so that those not needed grow old.</summary>
internal sealed class ConnectionPool(ServerAddress address, Connector connector, DriverSettings settings) : IAsyncDisposable
{
    private readonly SemaphoreSlim _places = new(settings.MaxConnectionPoolSize);
    private readonly Stack<BoltConnection> _idle = new();
    private readonly TimeProvider _time = settings.TimeProvider;
    private bool _isClosed;

    public ServerAddress Address => address;

    /// <summary>How many connections are in use or being made.</summary>
    public int InUse => settings.MaxConnectionPoolSize - _places.CurrentCount;

    /// <summary>A clean connection, an idle one or a new one.</summary>
    /// <exception cref="ClientException">There was none within the acquisition time-out.</exception>
    public async ValueTask<BoltConnection> AcquireAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(settings.AcquisitionTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await _places.WaitAsync(either.Token);
            try
            {
                while (TryTakeIdle() is { } idle)
                {
                    if (await IsFitAsync(idle, either.Token))
                        return idle;
                    await CloseAsync(idle);
                }

                return await connector.ConnectAsync(address, either.Token);
            }
            catch
            {
                _places.Release();
                throw;
            }
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ClientException(
                null,
                $"No connection to {address} was to be had within {settings.AcquisitionTimeout}; "
                + $"{InUse} of {settings.MaxConnectionPoolSize} are in use.",
                e);
        }
    }

    /// <summary>Takes a connection back, cleaned; one that cannot be cleaned is closed.</summary>
    public async ValueTask ReleaseAsync(BoltConnection connection)
    {
        try
        {
            if (!connection.IsClean && connection.CanBeReset)
                await TryResetAsync(connection);
            connection.OnFailure = null;
            if (!connection.IsClean || !TryKeep(connection))
                await CloseAsync(connection);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Closes what is idle, and from now on what is given back.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_idle)
            _isClosed = true;
        while (TryTakeIdle() is { } connection)
            await CloseAsync(connection);
    }

    private BoltConnection? TryTakeIdle()
    {
        lock (_idle)
            return _idle.TryPop(out BoltConnection? connection) ? connection : null;
    }

    private bool TryKeep(BoltConnection connection)
    {
        connection.IdleSince = _time.GetTimestamp();
        lock (_idle)
        {
            if (!_isClosed)
                _idle.Push(connection);
            return !_isClosed;
        }
    }

    private async ValueTask<bool> IsFitAsync(BoltConnection connection, CancellationToken cancellationToken)
    {
        if (connection.WasClosedByServer || IsPast(settings.MaxConnectionLifetime, connection.CreatedAt))
            return false;
        if (settings.LivenessCheckTimeout is not { } limit || !IsPast(limit, connection.IdleSince))
            return true;
        return await TryResetAsync(connection, cancellationToken);
    }

    private bool IsPast(TimeSpan limit, long since) => limit != Timeout.InfiniteTimeSpan && _time.GetElapsedTime(since) > limit;

    private async ValueTask<bool> TryResetAsync(BoltConnection connection, CancellationToken cancellationToken = default)
    {
        using var timeout = new CancellationTokenSource(settings.ResetTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await connection.ResetAsync(either.Token);
            return true;
        }
        catch (Exception e) when (e is Neo4jException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            settings.Logger?.Warn(e, "Connection {0} to {1} could not be reset", connection.Id, address);
            return false;
        }
    }

    private async ValueTask CloseAsync(BoltConnection connection)
    {
        await connection.DisposeAsync();
        settings.Logger?.Debug("Connection {0} to {1} closed", connection.Id, address);
    }
}
