using Neo4j.Driver;

namespace GraphMemory.Bolt.Sessions;

internal sealed class ExecutableQuery(BoltDriver driver, string cypher) : IExecutableQuery<IRecord, IRecord>
{
    private QueryConfig _config = new();
    private Query _query = new(cypher);

    public IExecutableQuery<IRecord, IRecord> WithConfig(QueryConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        _config = config;
        return this;
    }

    public IExecutableQuery<IRecord, IRecord> WithParameters(Dictionary<string, object?> parameters)
    {
        _query = new Query(cypher, parameters);
        return this;
    }

    public IExecutableQuery<IRecord, IRecord> WithParameters(object parameters)
    {
        _query = new Query(cypher, parameters);
        return this;
    }

    public async Task<EagerResult<IReadOnlyList<IRecord>>> ExecuteAsync(CancellationToken token = default)
    {
        var settings = new SessionSettings(FetchSize: -1)
        {
            Database = _config.Database,
            BookmarkManager = _config.EnableBookmarkManager ? _config.BookmarkManager ?? driver.Bookmarks : null,
        };
        await using Session session = driver.SessionWith(settings);
        AccessMode mode = _config.Routing == RoutingControl.Readers ? AccessMode.Read : AccessMode.Write;
        (List<IRecord> records, ResultStream stream) = (await session.ExecuteInOneTripAsync(mode, [_query], _config.TransactionConfig, token))[0];
        return new EagerResult<IReadOnlyList<IRecord>>(records, new ResultSummary(stream), stream.Keys!);
    }
}
