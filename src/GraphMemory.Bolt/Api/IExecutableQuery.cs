namespace Neo4j.Driver;

/// <summary>One statement, to be done in a transaction of its own, and again after errors that may pass.</summary>
public interface IExecutableQuery<TIn, TOut> : IConfiguredQuery<TIn, TOut>
{
    /// <summary>Where and how the statement is done.</summary>
    IExecutableQuery<TIn, TOut> WithConfig(QueryConfig config);

    /// <summary>The parameters by name.</summary>
    IExecutableQuery<TIn, TOut> WithParameters(Dictionary<string, object?> parameters);

    /// <summary>The parameters as the properties of an object.</summary>
    IExecutableQuery<TIn, TOut> WithParameters(object parameters);
}

/// <summary>A statement that is ready to be done.</summary>
public interface IConfiguredQuery<TIn, TOut>
{
    /// <summary>Does the statement, in one round trip when nothing fails. All its records are held in memory.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; whether the statement was committed is then not known.</exception>
    Task<EagerResult<IReadOnlyList<TOut>>> ExecuteAsync(CancellationToken token = default);
}

/// <summary>A whole result.</summary>
public sealed class EagerResult<T>
{
    internal EagerResult(T result, IResultSummary summary, string[] keys)
    {
        (Result, Summary, Keys) = (result, summary, keys);
    }

    /// <summary>The columns.</summary>
    public string[] Keys { get; init; }

    /// <summary>The records.</summary>
    public T Result { get; init; }

    /// <summary>The summary.</summary>
    public IResultSummary Summary { get; init; }
}

/// <summary>To which servers of a cluster a statement may go.</summary>
public enum RoutingControl
{
    /// <summary>To one that writes.</summary>
    Writers,

    /// <summary>To one that reads.</summary>
    Readers,
}

/// <summary>Where and how a statement is done.</summary>
public class QueryConfig
{
    /// <summary>Where and how a statement is done.</summary>
    /// <param name="routing">To which servers it may go.</param>
    /// <param name="database">The database; null is the user's home database.</param>
    /// <param name="impersonatedUser">Must be null: this client acts as nobody else.</param>
    /// <param name="bookmarkManager">What it must see, and where its own bookmark goes; null is the driver's own manager.</param>
    /// <param name="enableBookmarkManager">False leaves bookmarks out.</param>
    /// <param name="transactionConfig">Its transaction's settings; null is none.</param>
    /// <param name="authToken">Must be null: this client signs in once a connection.</param>
    /// <exception cref="NotSupportedException">A parameter that must be null is not.</exception>
    public QueryConfig(
        RoutingControl routing = RoutingControl.Writers,
        string? database = null,
        string? impersonatedUser = null,
        IBookmarkManager? bookmarkManager = null,
        bool enableBookmarkManager = true,
        TransactionConfig? transactionConfig = null,
        IAuthToken? authToken = null)
    {
        if (impersonatedUser is not null || authToken is not null)
            throw new NotSupportedException("Impersonation and tokens of a session are not supported.");
        (Routing, Database, BookmarkManager, EnableBookmarkManager) = (routing, database, bookmarkManager, enableBookmarkManager);
        TransactionConfig = transactionConfig ?? TransactionConfig.Default;
    }

    /// <summary>Its transaction's settings.</summary>
    public TransactionConfig TransactionConfig { get; }

    /// <summary>To which servers it may go.</summary>
    public RoutingControl Routing { get; }

    /// <summary>The database; null is the user's home database.</summary>
    public string? Database { get; }

    /// <summary>What it must see, and where its own bookmark goes; null is the driver's own manager.</summary>
    public IBookmarkManager? BookmarkManager { get; }

    /// <summary>Whether bookmarks are used.</summary>
    public bool EnableBookmarkManager { get; }
}
