namespace Neo4j.Driver;

/// <summary>
/// What statements are sent to: a session or a transaction. To dispose it synchronously leaves the rest of its work to the background.
/// </summary>
public interface IAsyncQueryRunner : IAsyncDisposable, IDisposable
{
    /// <summary>Sends a statement. Its errors are thrown when the result is read.</summary>
    /// <exception cref="TransactionClosedException">The transaction has ended.</exception>
    Task<IResultCursor> RunAsync(string query);

    /// <summary>Sends a statement whose parameters are the properties of an object. Its errors are thrown when the result is read.</summary>
    /// <exception cref="TransactionClosedException">The transaction has ended.</exception>
    Task<IResultCursor> RunAsync(string query, object parameters);

    /// <summary>Sends a statement with a map of parameters. Its errors are thrown when the result is read.</summary>
    /// <exception cref="TransactionClosedException">The transaction has ended.</exception>
    Task<IResultCursor> RunAsync(string query, IDictionary<string, object?> parameters);

    /// <summary>Sends a statement. Its errors are thrown when the result is read.</summary>
    /// <exception cref="TransactionClosedException">The transaction has ended.</exception>
    Task<IResultCursor> RunAsync(Query query);
}

/// <summary>A transaction that lasts until it is committed, rolled back or disposed. Not for use by two threads.</summary>
public interface IAsyncTransaction : IAsyncQueryRunner
{
    /// <summary>Throws away what was not read, and makes the work lasting.</summary>
    /// <exception cref="TransactionTerminatedException">A statement failed before.</exception>
    /// <exception cref="TransactionClosedException">The transaction has ended.</exception>
    Task CommitAsync();

    /// <summary>Undoes the work. After a failed statement there is nothing left to do.</summary>
    /// <exception cref="TransactionClosedException">The transaction has ended.</exception>
    Task RollbackAsync();
}

/// <summary>
/// Transactions one after another, each of which sees what those before it have written. Cheap to make. Not for use by two threads.
/// </summary>
public interface IAsyncSession : IAsyncQueryRunner
{
    /// <summary>What the last transaction left, for another session to begin with.</summary>
    Bookmarks LastBookmarks { get; }

    /// <summary>Begins a transaction; a session has one at a time.</summary>
    Task<IAsyncTransaction> BeginTransactionAsync();

    /// <summary>Begins a transaction with settings of its own.</summary>
    Task<IAsyncTransaction> BeginTransactionAsync(Action<TransactionConfigBuilder> action);

    /// <summary>Does work that only reads in a transaction; does it again after errors that may pass.</summary>
    Task<TResult> ExecuteReadAsync<TResult>(Func<IAsyncQueryRunner, Task<TResult>> work, Action<TransactionConfigBuilder>? action = null);

    /// <summary>Does work that only reads in a transaction; does it again after errors that may pass.</summary>
    Task ExecuteReadAsync(Func<IAsyncQueryRunner, Task> work, Action<TransactionConfigBuilder>? action = null);

    /// <summary>
    /// Does work in a transaction and commits it; does it again after errors that may pass. A connection lost during the commit counts as
    /// one of these, so the work must be such that doing it twice is doing it once.
    /// </summary>
    Task<TResult> ExecuteWriteAsync<TResult>(Func<IAsyncQueryRunner, Task<TResult>> work, Action<TransactionConfigBuilder>? action = null);

    /// <inheritdoc cref="ExecuteWriteAsync{TResult}(Func{IAsyncQueryRunner, Task{TResult}}, Action{TransactionConfigBuilder})"/>
    Task ExecuteWriteAsync(Func<IAsyncQueryRunner, Task> work, Action<TransactionConfigBuilder>? action = null);

    /// <summary>Sends a statement that is a transaction of its own and is not done again.</summary>
    Task<IResultCursor> RunAsync(string query, Action<TransactionConfigBuilder>? action = null);

    /// <summary>Sends a statement that is a transaction of its own and is not done again.</summary>
    Task<IResultCursor> RunAsync(string query, IDictionary<string, object?> parameters, Action<TransactionConfigBuilder>? action = null);

    /// <summary>Sends a statement that is a transaction of its own and is not done again.</summary>
    Task<IResultCursor> RunAsync(Query query, Action<TransactionConfigBuilder>? action = null);

    /// <summary>Undoes an open transaction, throws away what was not read, and gives the connection back.</summary>
    /// <exception cref="Neo4jException">A statement whose result nobody read has failed.</exception>
    Task CloseAsync();
}
