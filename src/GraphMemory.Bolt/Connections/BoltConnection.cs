using System.Net.Sockets;
using GraphMemory.Bolt.PackStream;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Connections;

/// <summary>
/// One connection to one server, used by one caller at a time. Requests are collected and sent in one write; answers come in the
/// order of the requests. Nothing is read unless somebody waits, so a slow reader slows the server down through TCP.
/// </summary>
internal sealed class BoltConnection : IAsyncDisposable
{
    private readonly Socket _socket;
    private readonly Stream _stream;
    private readonly MessageReader _input;
    private readonly RequestWriter _output = new();
    private readonly KeyCache _keys = new();
    private readonly Queue<Reply> _replies = new();
    private readonly SilenceWatch _watch;
    private bool _isSpoilt;
    private bool _inTransaction;
    private int _openStreams;

    public BoltConnection(Socket socket, Stream stream, ServerAddress address, BoltVersion version, TimeProvider time)
    {
        (_socket, _stream, Address, Version) = (socket, stream, address, version);
        _input = new MessageReader(stream);
        _watch = new SilenceWatch(socket, time);
        CreatedAt = IdleSince = time.GetTimestamp();
    }

    public ServerAddress Address { get; }

    public BoltVersion Version { get; }

    /// <summary>The name and version of the server, such as Neo4j/5.26.0.</summary>
    public string Agent { get; private set; } = "";

    public string Id { get; private set; } = "";

    public long CreatedAt { get; }

    public long IdleSince { get; set; }

    /// <summary>Told every failure of the server and of the connection; it may put another in its place. Set by who routes.</summary>
    public Func<Neo4jException, Neo4jException>? OnFailure { get; set; }

    /// <summary>The failure because of which the server passes over requests, until it is reset.</summary>
    public Neo4jException? Failure { get; private set; }

    public bool IsBroken { get; private set; }

    /// <summary>Whether the server has hung up, as far as can be seen without asking it.</summary>
    public bool WasClosedByServer
    {
        get
        {
            try
            {
                return _socket.Poll(0, SelectMode.SelectRead) && _socket.Available == 0;
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return true;
            }
        }
    }

    /// <summary>Whether nothing is open and nothing went wrong, so that the next user may take the connection as it is.</summary>
    public bool IsClean => !IsBroken && !_isSpoilt && Failure is null && HasNothingOpen && !_inTransaction;

    /// <summary>Whether no answer is awaited and no stream has records left.</summary>
    public bool HasNothingOpen => _replies.Count == 0 && _openStreams == 0;

    /// <summary>Whether a reset can make the connection clean.</summary>
    public bool CanBeReset => !IsBroken && !_isSpoilt;

    /// <summary>Takes over what the server told of itself in its answer to HELLO.</summary>
    public void Introduce(Dictionary<string, object?> metadata)
    {
        Agent = metadata.GetValueOrDefault("server") as string ?? "";
        Id = metadata.GetValueOrDefault("connection_id") as string ?? "";
        if (metadata.GetValueOrDefault("hints") is Dictionary<string, object?> hints
            && hints.GetValueOrDefault("connection.recv_timeout_seconds") is long and > 0 and <= int.MaxValue and var seconds)
        {
            _watch.Limit = TimeSpan.FromSeconds(seconds);
        }
    }

    /// <summary>Adds a request whose fields are plain values.</summary>
    public Reply Ask(byte tag, params ReadOnlySpan<object?> fields)
    {
        ThrowIfBroken();
        _output.Add(tag, fields);
        return Added(new Reply());
    }

    public Reply Begin(TransactionStart start)
    {
        ThrowIfBroken();
        _output.AddBegin(start);
        _inTransaction = true;
        return Added(new Reply());
    }

    /// <summary>Adds a statement; <paramref name="start"/> is given outside of a transaction only.</summary>
    public void Run(Query query, TransactionStart? start, Reply reply)
    {
        ThrowIfBroken();
        _output.AddRun(query, start);
        _openStreams++;
        Added(reply);
    }

    /// <summary>
    /// Asks for <paramref name="count"/> records of a stream, or to throw them away; -1 is all. Without its number it is the stream of the
    /// last statement.
    /// </summary>
    public void Stream(byte tag, long count, long? statement, Reply reply)
    {
        ThrowIfBroken();
        _output.AddStream(tag, count, statement);
        Added(reply);
    }

    /// <summary>Called when a stream has given its last record.</summary>
    public void StreamEnded() => _openStreams--;

    public Reply Commit() => End(RequestTag.Commit);

    public Reply Rollback() => End(RequestTag.Rollback);

    /// <summary>Sends what was added. While a write is held up, answers are taken in, so that neither side waits for the other for ever.</summary>
    public async ValueTask FlushAsync()
    {
        ThrowIfBroken();
        if (_output.IsEmpty)
            return;
        try
        {
            _watch.Begin();
            ValueTask write = _stream.WriteAsync(_output.Written, CancellationToken.None);
            if (write.IsCompletedSuccessfully)
                write.GetAwaiter().GetResult();
            else
                await WriteWhileReadingAsync(write.AsTask());
        }
        catch (Exception e)
        {
            throw Break(e);
        }
        finally
        {
            _watch.End();
            _output.Clear();
        }
    }

    /// <summary>Sends what was added, and waits until <paramref name="reply"/> is there. Does not throw what the server answered.</summary>
    public async ValueTask CompleteAsync(Reply reply, CancellationToken cancellationToken = default)
    {
        await FlushAsync();
        while (!reply.IsDone)
            await ReceiveAsync(cancellationToken);
    }

    /// <summary>
    /// Waits for at least one message and handles all that have arrived. When it is cancelled the connection is whole, but not clean.
    /// </summary>
    public async ValueTask ReceiveAsync(CancellationToken cancellationToken)
    {
        ThrowIfBroken();
        try
        {
            while (!HandleArrived())
            {
                _watch.Begin();
                await _input.FillAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            throw Break(e);
        }
        finally
        {
            _watch.End();
        }
    }

    /// <summary>Ends whatever goes on and makes the connection clean, or breaks it.</summary>
    public async ValueTask ResetAsync(CancellationToken cancellationToken)
    {
        Reply reset = Ask(RequestTag.Reset);
        await CompleteAsync(reset, cancellationToken);
        if (reset.Error is { } error)
            throw Break(error);
        (Failure, _inTransaction, _openStreams) = (null, false, 0);
    }

    /// <summary>Says goodbye if the server may still listen, and hangs up.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (IsClean)
            {
                Ask(RequestTag.Goodbye);
                await FlushAsync();
            }
        }
        catch (Neo4jException)
        {
            // The server was faster in hanging up.
        }

        Break(new ObjectDisposedException(nameof(BoltConnection)));
    }

    private Reply End(byte tag)
    {
        ThrowIfBroken();
        _output.Add(tag);
        return Added(new EndReply(this));
    }

    private Reply Added(Reply reply)
    {
        _replies.Enqueue(reply);
        return reply;
    }

    private async Task WriteWhileReadingAsync(Task write)
    {
        while (!write.IsCompleted)
        {
            await Task.WhenAny(write, _input.Pending());
            if (write.IsCompleted)
                break;
            await _input.FillAsync(CancellationToken.None);
            HandleArrived();
        }

        await write;
    }

    private bool HandleArrived()
    {
        bool any = false;
        while (_input.TryRead(out ReadOnlySpan<byte> message))
        {
            any = true;
            Handle(new PackStreamReader(message, _keys));
        }

        return any;
    }

    private void Handle(PackStreamReader message)
    {
        (byte tag, int fields) = message.ReadStructureHead();
        if (!_replies.TryPeek(out Reply? reply) || fields != (tag == ResponseTag.Ignored ? 0 : 1))
            throw new ProtocolException($"A message with the tag 0x{tag:X2} and {fields} fields came unasked.");
        switch (tag)
        {
            case ResponseTag.Record:
                reply.OnRecord(ref message);
                break;
            case ResponseTag.Success:
                Dictionary<string, object?> metadata = message.ReadMap();
                _replies.Dequeue();
                reply.Succeed(metadata);
                break;
            case ResponseTag.Failure:
                Neo4jException failure = ServerFailure.Of(message.ReadMap());
                _isSpoilt |= !ServerFailure.LeavesConnectionUsable(failure);
                failure = OnFailure?.Invoke(failure) ?? failure;
                Failure ??= failure;
                _replies.Dequeue();
                reply.Fail(failure, isIgnored: false);
                break;
            case ResponseTag.Ignored:
                _replies.Dequeue();
                reply.Fail(Failure ?? new ClientException("The server was told to stop before it came to this request."), isIgnored: true);
                break;
            default:
                throw new ProtocolException($"A message with the tag 0x{tag:X2} is not an answer.");
        }

        if (!message.AtEnd)
            throw new ProtocolException("A message is longer than its content.");
    }

    private void ThrowIfBroken()
    {
        if (IsBroken)
            throw Failure!;
    }

    /// <summary>Hangs up, tells all who wait for an answer, and returns what to throw.</summary>
    private Neo4jException Break(Exception cause)
    {
        if (IsBroken)
            return Failure!;
        IsBroken = true;
        Neo4jException error =
            _watch.HasBitten ? new ConnectionReadTimeoutException($"{Address} was silent for {_watch.Limit}.", cause)
            : cause as Neo4jException ?? new ServiceUnavailableException($"The connection to {Address} was lost: {cause.Message}", cause);
        Failure = OnFailure?.Invoke(error) ?? error;
        _watch.Dispose();
        _socket.Dispose();
        _stream.Dispose();
        while (_replies.TryDequeue(out Reply? reply))
            reply.Fail(Failure, isIgnored: false);
        return Failure;
    }

    private sealed class EndReply(BoltConnection connection) : Reply
    {
        protected override void OnDone() => connection._inTransaction &= Error is not null;
    }
}
