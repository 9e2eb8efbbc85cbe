using GraphMemory.Bolt;
using Neo4j.Driver;

namespace GraphMemory.Neo4j;

/// <summary>
/// The way to the server that all reads and writes take: by the statement's name, with a time limit, with errors that a caller can act upon.
/// A read, or a write of one statement, is one round trip.
/// </summary>
internal sealed class Neo4jDatabase : IAsyncDisposable
{
    private readonly IDriver driver;
    private readonly IBookmarkManager bookmarks = GraphDatabase.BookmarkManagerFactory.NewBookmarkManager();

    private Neo4jDatabase(IDriver driver, Neo4jOptions options, ServerVersion version)
    {
        (this.driver, Options, Version) = (driver, options, version);
        Statements = new Statements(version);
    }

    public Neo4jOptions Options { get; }

    public ServerVersion Version { get; }

    public Statements Statements { get; }

    /// <summary>Connects, and refuses a server that is too old.</summary>
    public static async Task<Neo4jDatabase> OpenAsync(Neo4jOptions options, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        IDriver opened = GraphDatabase.Driver(
            options.Uri,
            options.Password.Length == 0 ? AuthTokens.None : AuthTokens.Basic(options.User, options.Password),
            config => config
                .WithMaxConnectionPoolSize(options.ConnectionsMax)
                .WithConnectionTimeout(options.ConnectionTimeLimit)
                .WithConnectionAcquisitionTimeout(options.ConnectionTimeLimit)
                .WithMaxTransactionRetryTime(options.RetryTimeLimit)
                .WithNotificationsDisabled());
        try
        {
            IServerInfo server = await opened.GetServerInfoAsync().WaitAsync(ct).ConfigureAwait(false);
            ServerVersion version = ServerVersion.OfAgent(server.Agent)
                ?? throw StoreError.Unusable($"{options.Location} calls itself '{server.Agent}'; that is no version of Neo4j that this program knows.");
            if (version.CompareTo(ServerVersion.Oldest) < 0)
                throw StoreError.Unusable($"{options.Location} is Neo4j {version}; GraphMemory needs {ServerVersion.Oldest} or later. Update the server.");
            return new Neo4jDatabase(opened, options, version);
        }
        catch (Neo4jException error)
        {
            await opened.DisposeAsync().ConfigureAwait(false);
            throw StoreError.Of(error, options);
        }
        catch
        {
            await opened.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Does a statement that only reads.</summary>
    public Task<IReadOnlyList<IRecord>> ReadAsync(string name, Dictionary<string, object?> parameters, CancellationToken ct) =>
        OneTripAsync(Statements[name], parameters, writes: false, Options.ReadTimeLimit, ct);

    /// <summary>Does a statement that only reads, as the first that a server is asked: one that just started is slow then.</summary>
    public Task<IReadOnlyList<IRecord>> ReadAtOpeningAsync(string name, CancellationToken ct) => OneTripAsync(Statements[name], [], writes: false, OpeningTimeLimit, ct);

    /// <summary>Does statements that only read, or take locks as well, one after another in one round trip.</summary>
    public Task<IReadOnlyList<IReadOnlyList<IRecord>>> ReadAsync(
        IReadOnlyList<(string Name, Dictionary<string, object?> Parameters)> reads, bool locks, CancellationToken ct) => LimitedAsync(
        Options.ReadTimeLimit,
        writes: false,
        (session, limited) => session.InOneTripAsync(
            locks ? AccessMode.Write : AccessMode.Read,
            [.. reads.Select(read => Statements[read.Name].With(read.Parameters))],
            config => Configure(config, reads[^1].Name, Options.ReadTimeLimit),
            limited),
        ct);

    /// <summary>Does a statement in a transaction of its own; doing it twice must be doing it once.</summary>
    public Task<IReadOnlyList<IRecord>> WriteAsync(string name, Dictionary<string, object?> parameters, CancellationToken ct) =>
        OneTripAsync(Statements[name], parameters, writes: true, Options.WriteTimeLimit, ct);

    /// <summary>Does several statements in one transaction and commits it; after errors that may pass all of it is done again.</summary>
    /// <param name="name">What the server shows and logs the transaction as.</param>
    /// <param name="work">Does the statements; it may be called several times, and doing it twice must be doing it once.</param>
    /// <param name="ct">Cancels while nothing is committed.</param>
    public Task<T> WriteAsync<T>(string name, Func<Unit, Task<T>> work, CancellationToken ct) => WriteAsync(name, Options.WriteTimeLimit, work, ct);

    /// <summary>Does the same at opening: as long as its work on the schema takes.</summary>
    public Task<T> WriteAtOpeningAsync<T>(string name, Func<Unit, Task<T>> work, CancellationToken ct) => WriteAsync(name, OpeningTimeLimit, work, ct);

    /// <summary>Does a statement of the schema, which must be a transaction of its own.</summary>
    public Task AlterAsync(string name, string text, CancellationToken ct) => LimitedAsync(
        OpeningTimeLimit,
        writes: true,
        async (session, limited) =>
        {
            await session.WriteInOneTripAsync(new Query(text), config => Configure(config, name, OpeningTimeLimit), limited).ConfigureAwait(false);
            return true;
        },
        ct);

    public ValueTask DisposeAsync() => driver.DisposeAsync();

    private TimeSpan OpeningTimeLimit => Options.IndexTimeLimit + Options.WriteTimeLimit;

    private static void Configure(TransactionConfigBuilder config, string name, TimeSpan limit) => config
        .WithTimeout(limit)
        .WithMetadata(new Dictionary<string, object?> { ["app"] = "graphmemory", ["statement"] = name });

    private Task<T> WriteAsync<T>(string name, TimeSpan limit, Func<Unit, Task<T>> work, CancellationToken ct) => LimitedAsync(
        limit,
        writes: true,
        async (session, limited) =>
        {
            Task<T> unit = session.ExecuteWriteAsync(
                async runner =>
                {
                    limited.ThrowIfCancellationRequested();
                    return await work(new Unit(runner, Statements)).ConfigureAwait(false);
                },
                config => Configure(config, name, limit));
            return await unit.WaitAsync(limited).ConfigureAwait(false);
        },
        ct);

    private Task<IReadOnlyList<IRecord>> OneTripAsync(Statement statement, Dictionary<string, object?> parameters, bool writes, TimeSpan limit, CancellationToken ct)
    {
        Query query = statement.With(parameters);
        return LimitedAsync(
            limit,
            writes,
            async (session, limited) => writes
                ? (await session.WriteInOneTripAsync(query, config => Configure(config, statement.Name, limit), limited).ConfigureAwait(false)).Records
                : (await session.ReadInOneTripAsync(query, config => Configure(config, statement.Name, limit), limited).ConfigureAwait(false)).Records,
            ct);
    }

    private async Task<T> LimitedAsync<T>(TimeSpan limit, bool writes, Func<IAsyncSession, CancellationToken, Task<T>> work, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        // The server stops work at the limit itself; this is for a server that says nothing any more, and for all tries together.
        TimeSpan whole = limit + Options.RetryTimeLimit + Options.ConnectionTimeLimit;
        using CancellationTokenSource silence = new(whole, Options.Clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(ct, silence.Token);
        IAsyncSession session = driver.AsyncSession(config => config.WithDatabase(Options.Database).WithBookmarkManager(bookmarks));
        try
        {
            return await work(session, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (silence.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw StoreError.Silent(Options, whole, writes, error);
        }
        catch (Neo4jException error)
        {
            throw StoreError.Of(error, Options);
        }
        finally
        {
            await CloseAsync(session).ConfigureAwait(false);
        }
    }

    private static async Task CloseAsync(IAsyncSession session)
    {
        try
        {
            await session.CloseAsync().ConfigureAwait(false);
        }
        catch (Neo4jException)
        {
            // What the caller must know was thrown before.
        }
    }
}
