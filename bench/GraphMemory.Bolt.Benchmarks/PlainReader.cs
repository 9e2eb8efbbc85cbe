using System.Text;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Benchmarks;

/// <summary>The baseline: a stream per message, a byte at a time, a dictionary per row.</summary>
internal static class PlainReader
{
    public static List<Dictionary<string, object?>> ReadRecords(Stream stream, string[] columns)
    {
        var records = new List<Dictionary<string, object?>>();
        while (ReadMessage(stream) is { } message)
            records.Add(RecordOf(message, columns));
        return records;
    }

    /// <summary>The chunks of the next message, joined; null at the end of the stream.</summary>
    public static byte[]? ReadMessage(Stream stream)
    {
        using var message = new MemoryStream();
        while (true)
        {
            int high = stream.ReadByte();
            if (high < 0)
                return null;
            int size = high << 8 | stream.ReadByte();
            if (size == 0)
                return message.ToArray();
            byte[] chunk = new byte[size];
            stream.ReadExactly(chunk);
            message.Write(chunk);
        }
    }

    public static Dictionary<string, object?> RecordOf(byte[] message, string[] columns)
    {
        using var reader = new BinaryReader(new MemoryStream(message));
        reader.ReadUInt16();
        var values = (List<object?>)Value(reader)!;
        return columns.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static object? Value(BinaryReader reader)
    {
        byte marker = reader.ReadByte();
        return (marker, marker & 0xF0) switch
        {
            ( < 0x80 or >= 0xF0, _) => (long)(sbyte)marker,
            (0xC0, _) => null,
            (0xC1, _) => BitConverter.Int64BitsToDouble(Number(reader, 8)),
            (0xC2, _) => false,
            (0xC3, _) => true,
            (0xC8, _) => (long)(sbyte)reader.ReadByte(),
            (0xC9, _) => (long)(short)Number(reader, 2),
            (0xCA, _) => (long)(int)Number(reader, 4),
            (0xCB, _) => Number(reader, 8),
            (_, 0x80) => Text(reader, marker & 0x0F),
            (0xD0, _) => Text(reader, Number(reader, 1)),
            (0xD1, _) => Text(reader, Number(reader, 2)),
            (_, 0x90) => List(reader, marker & 0x0F),
            (_, 0xA0) => Map(reader, marker & 0x0F),
            (_, 0xB0) => Moment(reader),
            _ => throw new FormatException($"0x{marker:X2}"),
        };
    }

    private static long Number(BinaryReader reader, int bytes)
    {
        long value = 0;
        for (int i = 0; i < bytes; i++)
            value = value << 8 | reader.ReadByte();
        return value;
    }

    private static string Text(BinaryReader reader, long size) => Encoding.UTF8.GetString(reader.ReadBytes((int)size));

    private static List<object?> List(BinaryReader reader, int count)
    {
        var list = new List<object?>();
        for (int i = 0; i < count; i++)
            list.Add(Value(reader));
        return list;
    }

    private static Dictionary<string, object?> Map(BinaryReader reader, int count)
    {
        var map = new Dictionary<string, object?>();
        for (int i = 0; i < count; i++)
            map[(string)Value(reader)!] = Value(reader);
        return map;
    }

    private static ZonedDateTime Moment(BinaryReader reader)
    {
        reader.ReadByte();
        return new ZonedDateTime((long)Value(reader)!, (int)(long)Value(reader)!, Zone.Of((int)(long)Value(reader)!));
    }
}
