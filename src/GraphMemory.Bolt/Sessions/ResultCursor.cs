using GraphMemory.Bolt.Values;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Sessions;

/// <summary>
/// A result as its reader sees it. <paramref name="settle"/> is called once when the server has told the last of the statement, and makes
/// the error, if any, the one to be thrown.
/// </summary>
internal sealed class ResultCursor(ResultStream stream, Func<ResultStream, ValueTask<Neo4jException?>> settle) : IResultCursor
{
    private Record? _current;
    private Neo4jException? _error;
    private ResultSummary? _summary;
    private bool _isSettled;

    public IRecord Current => _current ?? throw new InvalidOperationException("No record was read yet.");

    public bool IsOpen { get; private set; } = true;

    /// <summary>Whether a reader stopped waiting, so that nobody wants the server to go on with the statement.</summary>
    public bool WasCancelled { get; private set; }

    public async Task<string[]> KeysAsync()
    {
        while (stream.Keys is null && !_isSettled)
            await AdvanceAsync(default);
        return stream.Keys ?? throw _error!;
    }

    public async Task<IRecord?> PeekAsync()
    {
        await WaitForRecordAsync(default);
        return stream.Peek();
    }

    public Task<bool> FetchAsync() => FetchAsync(default).AsTask();

    public ValueTask<bool> FetchAsync(CancellationToken cancellationToken)
    {
        if (!IsOpen || stream.TakeAtOnce() is not { } record)
            return FetchLaterAsync(cancellationToken);
        _current = record;
        return new(true);
    }

    public async Task<IResultSummary> ConsumeAsync()
    {
        await CloseAsync();
        return _error is null ? _summary ??= new ResultSummary(stream) : throw _error;
    }

    /// <summary>Throws away what was not read. Throws if the statement failed and nobody was told.</summary>
    public async ValueTask CloseOrThrowAsync()
    {
        bool isTold = _error is not null;
        await CloseAsync();
        if (!isTold && _error is not null)
            throw _error;
    }

    /// <summary>Closes the cursor where it is: what is left on the connection is for its next user to clear away.</summary>
    public async ValueTask AbandonAsync()
    {
        IsOpen = false;
        stream.Abandon();
        if (!stream.IsDone)
            _error ??= Closed();
        await SettleAsync();
    }

    public async IAsyncEnumerator<IRecord> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        while (await FetchAsync(cancellationToken))
            yield return _current!;
    }

    private static ResultConsumedException Closed() =>
        new("The result is closed: it was consumed, or its transaction or session has ended.");

    private async ValueTask<bool> FetchLaterAsync(CancellationToken cancellationToken)
    {
        await WaitForRecordAsync(cancellationToken);
        if (await stream.TakeAsync() is not { } record)
            return false;
        _current = record;
        return true;
    }

    private async ValueTask WaitForRecordAsync(CancellationToken cancellationToken)
    {
        if (!IsOpen)
            throw Closed();
        while (stream.IsEmpty && !_isSettled)
            await AdvanceAsync(cancellationToken);
        if (stream.IsEmpty && _error is not null)
            throw _error;
    }

    private async ValueTask CloseAsync()
    {
        IsOpen = false;
        if (_isSettled)
            return;
        try
        {
            await stream.DiscardAsync(default);
        }
        catch (Neo4jException e)
        {
            _error = e;
        }

        await SettleAsync();
    }

    private async ValueTask AdvanceAsync(CancellationToken cancellationToken)
    {
        if (!stream.IsDone)
        {
            try
            {
                await stream.AdvanceAsync(cancellationToken);
            }
            catch (Neo4jException e)
            {
                _error = e;
            }
            catch (OperationCanceledException)
            {
                WasCancelled = true;
                throw;
            }
        }

        if (stream.IsDone || _error is not null)
            await SettleAsync();
    }

    private async ValueTask SettleAsync()
    {
        if (_isSettled)
            return;
        _isSettled = true;
        _error = await settle(stream) ?? _error;
    }
}
