using GraphMemory.Bolt.Connections;
using GraphMemory.Bolt.Pooling;
using GraphMemory.Bolt.Routing;
using GraphMemory.Bolt.Sessions;
using Neo4j.Driver;

namespace GraphMemory.Bolt;

internal sealed class BoltDriver : IDriver
{
    private readonly IConnectionSource _source;
    private readonly DriverSettings _settings;
    private readonly RetryPolicy _retry;
    private bool _isDisposed;

    private BoltDriver(IConnectionSource source, DriverSettings settings)
    {
        (_source, _settings, _retry) = (source, settings, new RetryPolicy(settings));
    }

    /// <summary>The manager of all statements that are done without a session.</summary>
    public IBookmarkManager Bookmarks { get; } = GraphDatabase.BookmarkManagerFactory.NewBookmarkManager();

    public static BoltDriver Create(Uri uri, IAuthToken authToken, DriverSettings settings)
    {
        ArgumentNullException.ThrowIfNull(authToken);
        BoltTarget target = BoltTarget.Parse(uri);
        AuthToken token = authToken as AuthToken ?? throw new ArgumentException("Tokens are made by AuthTokens.", nameof(authToken));
        var connector = new Connector(target, token, settings);
        return new BoltDriver(
            target.IsRouted
                ? new RoutedConnections(target, connector, settings)
                : new DirectConnections(new ConnectionPool(target.Address, connector, settings)),
            settings);
    }

    public IAsyncSession AsyncSession() => AsyncSession(static _ => { });

    public IAsyncSession AsyncSession(Action<SessionConfigBuilder> action)
    {
        var builder = new SessionConfigBuilder(new SessionSettings(_settings.FetchSize));
        action?.Invoke(builder);
        return SessionWith(builder.Settings);
    }

    public IExecutableQuery<IRecord, IRecord> ExecutableQuery(string cypher) => new ExecutableQuery(this, cypher);

    public async Task<IServerInfo> GetServerInfoAsync()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        Lease lease = await _source.AcquireAsync(AccessMode.Read, null, [], default);
        try
        {
            await lease.Connection.ResetAsync(default);
            return new ServerInfo(lease.Connection);
        }
        finally
        {
            await lease.ReleaseAsync();
        }
    }

    public Task VerifyConnectivityAsync() => GetServerInfoAsync();

    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        await _source.DisposeAsync();
    }

    public void Dispose() => _ = DisposeAsync().AsTask();

    internal Session SessionWith(SessionSettings settings)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return new Session(_source, _retry, settings);
    }
}
