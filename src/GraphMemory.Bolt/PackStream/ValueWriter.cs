using System.Collections;
using System.Runtime.InteropServices;
using Neo4j.Driver;

namespace GraphMemory.Bolt.PackStream;

/// <summary>Writes what callers give as parameters. A type that the protocol has no form for is refused before anything is sent.</summary>
internal static class ValueWriter
{
    public static void Write(PackStreamWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNull();
                break;
            case string text:
                writer.WriteText(text);
                break;
            case long integer:
                writer.WriteInteger(integer);
                break;
            case int integer:
                writer.WriteInteger(integer);
                break;
            case bool truth:
                writer.WriteBoolean(truth);
                break;
            case double number:
                writer.WriteFloat(number);
                break;
            case byte[] bytes:
                writer.WriteBytes(bytes);
                break;
            case IDictionary map:
                WriteMap(writer, map);
                break;
            case IEnumerable list:
                WriteList(writer, list);
                break;
            default:
                if (!TryWriteNumber(writer, value) && !TryWriteTemporal(writer, value))
                    throw new ProtocolException($"A value of type {value.GetType()} cannot be sent to the server.");
                break;
        }
    }

    public static void WriteEntries(PackStreamWriter writer, IDictionary<string, object?> map)
    {
        writer.WriteMapHead(map.Count);
        foreach ((string key, object? item) in map)
        {
            writer.WriteText(key);
            Write(writer, item);
        }
    }

    private static bool TryWriteNumber(PackStreamWriter writer, object value)
    {
        switch (value)
        {
            case float number:
                writer.WriteFloat(number);
                return true;
            case decimal number:
                writer.WriteFloat((double)number);
                return true;
            case sbyte or short or byte:
                writer.WriteInteger(Convert.ToInt64(value, null));
                return true;
            case char letter:
                writer.WriteText([letter]);
                return true;
            case Point point:
                bool isFlat = double.IsNaN(point.Z);
                writer.WriteStructureHead(isFlat ? StructureTag.Point2D : StructureTag.Point3D, isFlat ? 3 : 4);
                writer.WriteInteger(point.SrId);
                writer.WriteFloat(point.X);
                writer.WriteFloat(point.Y);
                if (!isFlat)
                    writer.WriteFloat(point.Z);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The framework's types go out as the server's of the same meaning; a local time of day for a time span below 24 hours.</summary>
    private static bool TryWriteTemporal(PackStreamWriter writer, object value)
    {
        switch (value)
        {
            case DateTimeOffset moment:
                WriteZoned(writer, new ZonedDateTime(moment));
                return true;
            case DateTime { Kind: DateTimeKind.Utc } moment:
                WriteZoned(writer, new ZonedDateTime(new DateTimeOffset(moment)));
                return true;
            case DateTime moment:
                WriteLocal(writer, new LocalDateTime(moment));
                return true;
            case DateOnly date:
                WriteStructure(writer, StructureTag.Date, new LocalDate(date).EpochDays);
                return true;
            case TimeOnly time:
                WriteStructure(writer, StructureTag.LocalTime, new LocalTime(time).NanosOfDay);
                return true;
            case TimeSpan time when time >= TimeSpan.Zero && time < TimeSpan.FromDays(1):
                WriteStructure(writer, StructureTag.LocalTime, time.Ticks * Calendar.NanosPerTick);
                return true;
            case ZonedDateTime moment:
                WriteZoned(writer, moment);
                return true;
            case LocalDateTime moment:
                WriteLocal(writer, moment);
                return true;
            case LocalDate date:
                WriteStructure(writer, StructureTag.Date, date.EpochDays);
                return true;
            case LocalTime time:
                WriteStructure(writer, StructureTag.LocalTime, time.NanosOfDay);
                return true;
            case OffsetTime time:
                WriteStructure(writer, StructureTag.Time, time.NanosOfDay, time.OffsetSeconds);
                return true;
            case Duration amount:
                WriteStructure(writer, StructureTag.Duration, amount.Months, amount.Days, amount.Seconds, amount.Nanos);
                return true;
            default:
                return false;
        }
    }

    private static void WriteZoned(PackStreamWriter writer, ZonedDateTime moment)
    {
        writer.WriteStructureHead(moment.Zone is ZoneId ? StructureTag.DateTimeZoneId : StructureTag.DateTime, 3);
        writer.WriteInteger(moment.UtcSeconds);
        writer.WriteInteger(moment.Nanosecond);
        if (moment.Zone is ZoneId named)
            writer.WriteText(named.Id);
        else
            writer.WriteInteger(moment.OffsetSeconds);
    }

    private static void WriteLocal(PackStreamWriter writer, LocalDateTime moment) =>
        WriteStructure(writer, StructureTag.LocalDateTime, moment.EpochSeconds, moment.Nanosecond);

    private static void WriteStructure(PackStreamWriter writer, byte tag, params ReadOnlySpan<long> fields)
    {
        writer.WriteStructureHead(tag, fields.Length);
        foreach (long field in fields)
            writer.WriteInteger(field);
    }

    private static void WriteMap(PackStreamWriter writer, IDictionary map)
    {
        if (map is Dictionary<string, object?> usual)
        {
            WriteEntries(writer, usual);
            return;
        }

        writer.WriteMapHead(map.Count);
        foreach (DictionaryEntry entry in map)
        {
            writer.WriteText(entry.Key as string ?? throw new ProtocolException($"A map's key is text, not {entry.Key.GetType()}."));
            Write(writer, entry.Value);
        }
    }

    private static void WriteList(PackStreamWriter writer, IEnumerable list)
    {
        switch (list)
        {
            case float[] vector:
                WriteFloats(writer, vector);
                return;
            case List<float> vector:
                WriteFloats(writer, CollectionsMarshal.AsSpan(vector));
                return;
            case double[] or List<double>:
                ReadOnlySpan<double> numbers = list is double[] array ? array : CollectionsMarshal.AsSpan((List<double>)list);
                writer.WriteListHead(numbers.Length);
                foreach (double number in numbers)
                    writer.WriteFloat(number);
                return;
        }

        ICollection items = list as ICollection ?? list.Cast<object?>().ToList();
        writer.WriteListHead(items.Count);
        foreach (object? item in items)
            Write(writer, item);
    }

    private static void WriteFloats(PackStreamWriter writer, ReadOnlySpan<float> numbers)
    {
        writer.WriteListHead(numbers.Length);
        foreach (float number in numbers)
            writer.WriteFloat(number);
    }
}
