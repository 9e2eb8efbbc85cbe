using GraphMemory.Bolt.Connections;
using GraphMemory.Bolt.PackStream;
using GraphMemory.Bolt.Values;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Sessions;

/// <summary>
/// The records of one statement as they come. More are asked for when few are left, so that there are never many more in memory
/// than the fetch size.
/// </summary>
internal sealed class ResultStream
{
    private readonly BoltConnection _connection;
    private readonly long _fetchSize;
    private readonly Queue<Record> _records = new();
    private readonly RunReply _run;
    private PullReply? _pull;
    private RecordKeys? _keys;
    private bool _hasMore;
    private bool _isDiscarding;

    public ResultStream(BoltConnection connection, Query query, TransactionStart? start, long fetchSize)
    {
        (_connection, Query, _fetchSize) = (connection, query, fetchSize);
        _run = new RunReply(this);
        connection.Run(query, start, _run);
        Ask(RequestTag.Pull, fetchSize, null);
    }

    public Query Query { get; }

    public BoltConnection Connection => _connection;

    /// <summary>Whether the server has told the last of this statement.</summary>
    public bool IsDone { get; private set; }

    public Neo4jException? Error { get; private set; }

    /// <summary>Whether the error came because an earlier request had failed.</summary>
    public bool IsIgnored { get; private set; }

    public string[]? Keys => _keys?.Names;

    public Dictionary<string, object?> RunMetadata => _run.Metadata;

    public Dictionary<string, object?> Metadata => _pull?.Metadata ?? [];

    /// <summary>Whether a record is here, or the next wait may bring one.</summary>
    public bool IsEmpty => _records.Count == 0;

    private bool WantsMore => _hasMore && _pull is null && !_isDiscarding && _records.Count <= _fetchSize * 3 / 10;

    public Record? Peek() => _records.TryPeek(out Record? record) ? record : null;

    /// <summary>The next record that is here, unless it is time to ask for more.</summary>
    public Record? TakeAtOnce() => WantsMore || !_records.TryDequeue(out Record? record) ? null : record;

    /// <summary>The next record that is here; asks for more when few are left.</summary>
    public async ValueTask<Record?> TakeAsync()
    {
        if (!IsEmpty && WantsMore)
        {
            Ask(RequestTag.Pull, _fetchSize, StatementId());
            await _connection.FlushAsync();
        }

        return _records.TryDequeue(out Record? record) ? record : null;
    }

    public List<IRecord> TakeAll()
    {
        List<IRecord> all = [.. _records];
        _records.Clear();
        return all;
    }

    /// <summary>Waits until the server has told something of this statement.</summary>
    public async ValueTask AdvanceAsync(CancellationToken cancellationToken)
    {
        if (_hasMore && _pull is null)
            Ask(_isDiscarding ? RequestTag.Discard : RequestTag.Pull, _isDiscarding ? -1 : _fetchSize, StatementId());
        await _connection.FlushAsync();
        await _connection.ReceiveAsync(cancellationToken);
    }

    /// <summary>Throws away what is here and what may still come, without waiting for it.</summary>
    public void Abandon()
    {
        _isDiscarding = true;
        _records.Clear();
    }

    /// <summary>Throws away what is here and what will come.</summary>
    public async ValueTask DiscardAsync(CancellationToken cancellationToken)
    {
        Abandon();
        while (!IsDone)
            await AdvanceAsync(cancellationToken);
    }

    private void Ask(byte tag, long count, long? statement)
    {
        var pull = new PullReply(this);
        _connection.Stream(tag, count, statement, pull);
        (_pull, _hasMore) = (pull, false);
    }

    private long? StatementId() => _run.Metadata.GetValueOrDefault("qid") as long?;

    private void Fail(Reply reply)
    {
        if (Error is null)
            (Error, IsIgnored) = (reply.Error, reply.IsIgnored);
        IsDone = true;
    }

    private sealed class RunReply(ResultStream stream) : Reply
    {
        protected override void OnDone()
        {
            if (Error is not null)
                stream.Fail(this);
            else if (Metadata.GetValueOrDefault("fields") is List<object?> fields)
                stream._keys = new RecordKeys([.. fields.Cast<string>()]);
            else
                throw new ProtocolException("The answer to a statement names no columns.");
        }
    }

    private sealed class PullReply(ResultStream stream) : Reply
    {
        public override void OnRecord(ref PackStreamReader values)
        {
            RecordKeys keys = stream._keys ?? throw new ProtocolException("A record came before its columns.");
            int count = values.ReadListHead();
            if (count != keys.Names.Length)
                throw new ProtocolException($"A record has {count} values for {keys.Names.Length} columns.");
            var fields = new object?[count];
            for (int i = 0; i < count; i++)
                fields[i] = values.ReadValue();
            if (!stream._isDiscarding)
                stream._records.Enqueue(new Record(keys, fields));
        }

        protected override void OnDone()
        {
            if (Error is not null)
            {
                stream.Fail(this);
            }
            else if (Metadata.GetValueOrDefault("has_more") is true)
            {
                (stream._hasMore, stream._pull) = (true, null);
            }
            else
            {
                stream.IsDone = true;
                stream._connection.StreamEnded();
            }
        }
    }
}
