using System.Buffers.Binary;
using GraphMemory.Bolt.PackStream;

namespace GraphMemory.Bolt.Connections;

/// <summary>Collects messages, each cut into chunks, until they are sent in one write.</summary>
internal sealed class MessageWriter
{
    private const int HeadSize = 2;

    private readonly PackStreamWriter _output = new();
    private int _start;

    public bool IsEmpty => _output.Length == 0;

    public ReadOnlyMemory<byte> Written => _output.Written;

    /// <summary>Opens a message; its fields are written to the result.</summary>
    public PackStreamWriter Begin(byte tag, int fields)
    {
        _start = _output.Length;
        _output.Append(HeadSize);
        _output.WriteStructureHead(tag, fields);
        return _output;
    }

    /// <summary>Takes the open message back, for one of its values cannot be sent.</summary>
    public void Abandon() => _output.Truncate(_start);

    /// <summary>Closes the message. One of more than a chunk is spread in place, from its end, to make room for the heads in between.</summary>
    public void End()
    {
        int size = _output.Length - _start - HeadSize;
        int heads = (size - 1) / ushort.MaxValue;
        _output.Append(heads * HeadSize + HeadSize);
        Span<byte> message = _output.From(_start);
        for (int chunk = heads; chunk >= 0; chunk--)
        {
            int offset = chunk * ushort.MaxValue;
            int length = Math.Min(ushort.MaxValue, size - offset);
            int head = offset + chunk * HeadSize;
            message.Slice(HeadSize + offset, length).CopyTo(message[(head + HeadSize)..]);
            BinaryPrimitives.WriteUInt16BigEndian(message[head..], (ushort)length);
        }

        message[^HeadSize..].Clear();
    }

    public void Clear() => _output.Truncate(0);
}
