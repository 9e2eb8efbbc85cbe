using System.Buffers.Binary;
using System.Text;
using Neo4j.Driver;

namespace GraphMemory.Bolt.PackStream;

/// <summary>Reads PackStream values out of one message. Anything that is not well-formed is a <see cref="ProtocolException"/>.</summary>
internal ref struct PackStreamReader(ReadOnlySpan<byte> message, KeyCache keys)
{
    private const int DepthMax = 256;
    private const int CapacityMax = 1024;

    private static readonly object True = true;
    private static readonly object False = false;
    private static readonly object[] TinyIntegers = [.. Enumerable.Range(Marker.TinyIntegerMin, 144).Select(i => (object)(long)i)];

    private readonly ReadOnlySpan<byte> _message = message;
    private int _position;
    private int _depth;

    public readonly bool AtEnd => _position == _message.Length;

    /// <summary>
    /// The next value as the API hands it out. Sizes are believed only as far as bytes are there, and nesting is limited:
    /// a broken message cannot make this allocate or recurse without bound.
    /// </summary>
    public object? ReadValue()
    {
        byte marker = Take(1)[0];
        switch (marker)
        {
            case <= 0x7F or >= Marker.TinyNegative:
                return TinyIntegers[(sbyte)marker - Marker.TinyIntegerMin];
            case Marker.Null:
                return null;
            case Marker.Float:
                return BinaryPrimitives.ReadDoubleBigEndian(Take(8));
            case Marker.False:
                return False;
            case Marker.True:
                return True;
            case >= Marker.Int8 and <= Marker.Int64:
                return Boxed(IntegerOf(marker));
            case >= Marker.Bytes8 and <= Marker.Bytes8 + 2:
                return Take(Size(marker, Marker.Bytes8)).ToArray();
        }

        if (IsSized(marker, Marker.TinyText, Marker.Text8))
            return Encoding.UTF8.GetString(Take(SizeOf(marker, Marker.Text8)));
        if (++_depth > DepthMax)
            throw new ProtocolException($"A value is nested more than {DepthMax} deep.");
        object value =
            IsSized(marker, Marker.TinyList, Marker.List8) ? ReadList(Items(SizeOf(marker, Marker.List8), 1))
            : IsSized(marker, Marker.TinyMap, Marker.Map8) ? ReadMap(Items(SizeOf(marker, Marker.Map8), 2))
            : (marker & 0xF0) == Marker.TinyStructure ? StructureReader.Read(ref this, Take(1)[0], marker & 0x0F)
            : throw new ProtocolException($"No value begins with 0x{marker:X2}.");
        _depth--;
        return value;
    }

    /// <summary>The head of a structure: its tag and the number of its fields.</summary>
    public (byte Tag, int Fields) ReadStructureHead()
    {
        byte marker = Take(1)[0];
        return (marker & 0xF0) == Marker.TinyStructure
            ? (Take(1)[0], marker & 0x0F)
            : throw new ProtocolException($"A structure was expected, not 0x{marker:X2}.");
    }

    /// <summary>The head of a list: the number of its items.</summary>
    public int ReadListHead()
    {
        byte marker = Take(1)[0];
        return IsSized(marker, Marker.TinyList, Marker.List8)
            ? Items(SizeOf(marker, Marker.List8), 1)
            : throw new ProtocolException($"A list was expected, not 0x{marker:X2}.");
    }

    public Dictionary<string, object?> ReadMap()
    {
        byte marker = Take(1)[0];
        return IsSized(marker, Marker.TinyMap, Marker.Map8)
            ? ReadMap(Items(SizeOf(marker, Marker.Map8), 2))
            : throw new ProtocolException($"A map was expected, not 0x{marker:X2}.");
    }

    public long ReadInteger()
    {
        byte marker = Take(1)[0];
        return marker switch
        {
            <= 0x7F or >= Marker.TinyNegative => (sbyte)marker,
            >= Marker.Int8 and <= Marker.Int64 => IntegerOf(marker),
            _ => throw new ProtocolException($"An integer was expected, not 0x{marker:X2}."),
        };
    }

    public string ReadText()
    {
        byte marker = Take(1)[0];
        return IsSized(marker, Marker.TinyText, Marker.Text8)
            ? keys.TextOf(Take(SizeOf(marker, Marker.Text8)))
            : throw new ProtocolException($"A text was expected, not 0x{marker:X2}.");
    }

    private static bool IsSized(byte marker, byte tiny, byte marker8) =>
        (marker & 0xF0) == tiny || (marker >= marker8 && marker <= marker8 + 2);

    private static object Boxed(long value) =>
        value is >= Marker.TinyIntegerMin and <= sbyte.MaxValue ? TinyIntegers[value - Marker.TinyIntegerMin] : value;

    private List<object?> ReadList(int count)
    {
        var list = new List<object?>(Math.Min(count, CapacityMax));
        for (int i = 0; i < count; i++)
            list.Add(ReadValue());
        return list;
    }

    private Dictionary<string, object?> ReadMap(int count)
    {
        var map = new Dictionary<string, object?>(Math.Min(count, CapacityMax), StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            string key = ReadText();
            map[key] = ReadValue();
        }

        return map;
    }

    private long IntegerOf(byte marker) => marker switch
    {
        Marker.Int8 => (sbyte)Take(1)[0],
        Marker.Int16 => BinaryPrimitives.ReadInt16BigEndian(Take(2)),
        Marker.Int32 => BinaryPrimitives.ReadInt32BigEndian(Take(4)),
        _ => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
    };

    private int SizeOf(byte marker, byte marker8) => marker < 0xC0 ? marker & 0x0F : Size(marker, marker8);

    private int Size(byte marker, byte marker8)
    {
        uint size = (marker - marker8) switch
        {
            0 => Take(1)[0],
            1 => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            _ => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
        };
        return size <= int.MaxValue ? (int)size : throw new ProtocolException($"A size of {size} is more than the protocol allows.");
    }

    private readonly int Items(int count, int bytesEach) => (long)count * bytesEach <= _message.Length - _position
        ? count
        : throw new ProtocolException($"{count} items are announced where {_message.Length - _position} bytes are left.");

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _message.Length - _position)
            throw new ProtocolException($"The message ends {count - (_message.Length - _position)} bytes early.");
        _position += count;
        return _message.Slice(_position - count, count);
    }
}
