using System.Buffers.Binary;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Connections;

/// <summary>
/// Takes messages out of the stream of chunks. A message's chunks are joined where they lie in the buffer, and empty chunks between
/// messages, by which a server shows that it lives, are passed over.
/// </summary>
internal sealed class MessageReader(Stream stream)
{
    private const int HeadSize = 2;
    private const int CapacityAtStart = 16 * 1024;
    private const int CapacityKept = 1 << 20;
    private const int MessageBytesMax = 1 << 30;

    private byte[] _buffer = new byte[CapacityAtStart];
    private int _start;
    private int _length;
    private int _next;
    private int _end;
    private Task<int>? _pending;

    /// <summary>The next whole message that has arrived; good until the next call of this object.</summary>
    public bool TryRead(out ReadOnlySpan<byte> message)
    {
        while (_end - _next >= HeadSize)
        {
            int size = BinaryPrimitives.ReadUInt16BigEndian(_buffer.AsSpan(_next));
            if (_end - _next - HeadSize < size)
                break;
            if (size > 0)
            {
                if (_length == 0)
                    _start = _next + HeadSize;
                else
                    _buffer.AsSpan(_next + HeadSize, size).CopyTo(_buffer.AsSpan(_start + _length));
                _length += size;
                _next += HeadSize + size;
                continue;
            }

            _next += HeadSize;
            if (_length > 0)
            {
                message = _buffer.AsSpan(_start, _length);
                _length = 0;
                return true;
            }
        }

        message = default;
        return false;
    }

    /// <summary>
    /// Waits for more bytes. When the wait is cancelled the read itself goes on, and the next wait is for the same read,
    /// so that no byte is lost.
    /// </summary>
    public async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        int count;
        if (_pending is null && !cancellationToken.CanBeCanceled)
        {
            count = await stream.ReadAsync(FreeSpace(), CancellationToken.None);
        }
        else
        {
            Task<int> pending = Pending();
            count = await pending.WaitAsync(cancellationToken);
            _pending = null;
        }

        if (count == 0)
            throw new EndOfStreamException("The server closed the connection.");
        _end += count;
    }

    /// <summary>The read that goes on, begun if there is none.</summary>
    public Task<int> Pending() => _pending ??= stream.ReadAsync(FreeSpace(), CancellationToken.None).AsTask();

    private Memory<byte> FreeSpace()
    {
        int kept = _length > 0 ? _start : _next;
        if (kept == _end)
        {
            (_start, _next, _end) = (0, 0, 0);
            if (_buffer.Length > CapacityKept)
                _buffer = new byte[CapacityAtStart];
        }
        else if (_end == _buffer.Length)
        {
            if (_end - kept > MessageBytesMax)
                throw new ProtocolException($"A message is larger than {MessageBytesMax} bytes.");
            Move(kept >= _buffer.Length / 2 ? _buffer : new byte[2 * _buffer.Length], kept);
        }

        return _buffer.AsMemory(_end);
    }

    private void Move(byte[] target, int kept)
    {
        _buffer.AsSpan(kept, _end - kept).CopyTo(target);
        (_buffer, _start, _next, _end) = (target, 0, _next - kept, _end - kept);
    }
}
