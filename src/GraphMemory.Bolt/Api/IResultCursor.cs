namespace Neo4j.Driver;

/// <summary>
/// A result, read once from its first record to its last. Records are asked for as they are read. An error of the statement is
/// thrown by the first call that needs the server's answer. Not for use by two threads.
/// </summary>
public interface IResultCursor : IAsyncEnumerable<IRecord>
{
    /// <summary>The record that the last <see cref="FetchAsync"/> read.</summary>
    /// <exception cref="InvalidOperationException">Nothing was read yet.</exception>
    IRecord Current { get; }

    /// <summary>Whether records may still be read; not after <see cref="ConsumeAsync"/>, nor when the transaction has ended.</summary>
    bool IsOpen { get; }

    /// <summary>The columns.</summary>
    Task<string[]> KeysAsync();

    /// <summary>Throws away what was not read, and returns the summary.</summary>
    Task<IResultSummary> ConsumeAsync();

    /// <summary>The next record, which stays the next; null at the end.</summary>
    /// <exception cref="ResultConsumedException">The result is no longer open.</exception>
    Task<IRecord?> PeekAsync();

    /// <summary>Reads the next record into <see cref="Current"/>; false at the end.</summary>
    /// <exception cref="ResultConsumedException">The result is no longer open.</exception>
    Task<bool> FetchAsync();
}
