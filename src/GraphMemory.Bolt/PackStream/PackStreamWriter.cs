using System.Buffers.Binary;
using System.Text;

namespace GraphMemory.Bolt.PackStream;

/// <summary>Writes PackStream values, each in its shortest form, into a buffer that grows. Not for use by two threads.</summary>
internal sealed class PackStreamWriter
{
    private const int CapacityKept = 1 << 20;
    private const int CapacityAtStart = 1024;

    private byte[] _bytes = new byte[CapacityAtStart];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>Forgets everything from <paramref name="length"/> on; a buffer that grew large is given back when it is empty.</summary>
    public void Truncate(int length)
    {
        Length = length;
        if (length == 0 && _bytes.Length > CapacityKept)
            _bytes = new byte[CapacityAtStart];
    }

    /// <summary>Makes room for <paramref name="count"/> bytes more and returns the span of them.</summary>
    public Span<byte> Append(int count)
    {
        if (_bytes.Length - Length < count)
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(2L * _bytes.Length, (long)Length + count)));
        Length += count;
        return _bytes.AsSpan(Length - count, count);
    }

    /// <summary>The bytes from <paramref name="start"/> on, to be patched. Good until the next append.</summary>
    public Span<byte> From(int start) => _bytes.AsSpan(start, Length - start);

    public void WriteByte(byte value) => Append(1)[0] = value;

    public void WriteNull() => WriteByte(Marker.Null);

    public void WriteBoolean(bool value) => WriteByte(value ? Marker.True : Marker.False);

    public void WriteFloat(double value)
    {
        Span<byte> span = Append(9);
        span[0] = Marker.Float;
        BinaryPrimitives.WriteDoubleBigEndian(span[1..], value);
    }

    public void WriteInteger(long value)
    {
        switch (value)
        {
            case >= Marker.TinyIntegerMin and <= sbyte.MaxValue:
                WriteByte((byte)value);
                break;
            case >= sbyte.MinValue and < Marker.TinyIntegerMin:
                Span<byte> narrow = Append(2);
                (narrow[0], narrow[1]) = (Marker.Int8, (byte)value);
                break;
            case >= short.MinValue and <= short.MaxValue:
                BinaryPrimitives.WriteInt16BigEndian(Marked(Marker.Int16, 2), (short)value);
                break;
            case >= int.MinValue and <= int.MaxValue:
                BinaryPrimitives.WriteInt32BigEndian(Marked(Marker.Int32, 4), (int)value);
                break;
            default:
                BinaryPrimitives.WriteInt64BigEndian(Marked(Marker.Int64, 8), value);
                break;
        }
    }

    public void WriteText(ReadOnlySpan<char> value)
    {
        int count = Encoding.UTF8.GetByteCount(value);
        WriteSize(Marker.TinyText, Marker.Text8, count);
        Encoding.UTF8.GetBytes(value, Append(count));
    }

    public void WriteBytes(ReadOnlySpan<byte> value)
    {
        WriteSize(null, Marker.Bytes8, value.Length);
        value.CopyTo(Append(value.Length));
    }

    /// <summary>The head of a list; <paramref name="count"/> values follow.</summary>
    public void WriteListHead(int count) => WriteSize(Marker.TinyList, Marker.List8, count);

    /// <summary>The head of a map; <paramref name="count"/> pairs of text and value follow.</summary>
    public void WriteMapHead(int count) => WriteSize(Marker.TinyMap, Marker.Map8, count);

    /// <summary>The head of a structure; <paramref name="fields"/> values follow.</summary>
    public void WriteStructureHead(byte tag, int fields)
    {
        Span<byte> head = Append(2);
        (head[0], head[1]) = ((byte)(Marker.TinyStructure | fields), tag);
    }

    private void WriteSize(byte? tiny, byte marker8, int count)
    {
        if (tiny is { } small && count <= Marker.TinyMax)
        {
            WriteByte((byte)(small | count));
        }
        else if (count <= byte.MaxValue)
        {
            Marked(marker8, 1)[0] = (byte)count;
        }
        else if (count <= ushort.MaxValue)
        {
            BinaryPrimitives.WriteUInt16BigEndian(Marked((byte)(marker8 + 1), 2), (ushort)count);
        }
        else
        {
            BinaryPrimitives.WriteInt32BigEndian(Marked((byte)(marker8 + 2), 4), count);
        }
    }

    private Span<byte> Marked(byte marker, int size)
    {
        Span<byte> span = Append(size + 1);
        span[0] = marker;
        return span[1..];
    }
}
