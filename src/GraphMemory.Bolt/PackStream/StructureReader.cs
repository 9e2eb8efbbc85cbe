using GraphMemory.Bolt.Values;
using Neo4j.Driver;
using Path = GraphMemory.Bolt.Values.Path;

namespace GraphMemory.Bolt.PackStream;

/// <summary>Makes graph, temporal and spatial values of structures; an unknown tag becomes a value that says so.</summary>
internal static class StructureReader
{
    public static object Read(ref PackStreamReader reader, byte tag, int fields)
    {
        try
        {
            return (tag, fields) switch
            {
                (StructureTag.Node, 4) => ReadNode(ref reader),
                (StructureTag.Relationship, 8) => ReadRelationship(ref reader),
                (StructureTag.UnboundRelationship, 4) => ReadUnbound(ref reader),
                (StructureTag.Path, 3) => ReadPath(ref reader),
                (StructureTag.Date, 1) => new LocalDate(reader.ReadInteger()),
                (StructureTag.Time, 2) => new OffsetTime(new LocalTime(reader.ReadInteger()), ReadInt(ref reader)),
                (StructureTag.LocalTime, 1) => new LocalTime(reader.ReadInteger()),
                (StructureTag.DateTime, 3) => new ZonedDateTime(reader.ReadInteger(), ReadInt(ref reader), Zone.Of(ReadInt(ref reader))),
                (StructureTag.DateTimeZoneId, 3) => new ZonedDateTime(reader.ReadInteger(), ReadInt(ref reader), Zone.Of(reader.ReadText())),
                (StructureTag.LocalDateTime, 2) => new LocalDateTime(reader.ReadInteger(), ReadInt(ref reader)),
                (StructureTag.Duration, 4) =>
                    new Duration(reader.ReadInteger(), reader.ReadInteger(), reader.ReadInteger(), ReadInt(ref reader)),
                (StructureTag.Point2D, 3) => new Point(ReadInt(ref reader), ReadFloat(ref reader), ReadFloat(ref reader)),
                (StructureTag.Point3D, 4) => new Point(ReadInt(ref reader), ReadFloat(ref reader), ReadFloat(ref reader), ReadFloat(ref reader)),
                _ => ReadUnknown(ref reader, tag, fields),
            };
        }
        catch (ArgumentException e)
        {
            throw new ProtocolException(null, $"A structure with the tag 0x{tag:X2} holds an impossible value: {e.Message}", e);
        }
    }

    private static Node ReadNode(ref PackStreamReader reader)
    {
        reader.ReadInteger();
        string[] labels = ReadTexts(ref reader);
        Dictionary<string, object?> properties = reader.ReadMap();
        return new Node(reader.ReadText(), labels, properties);
    }

    private static Relationship ReadRelationship(ref PackStreamReader reader)
    {
        reader.ReadInteger();
        reader.ReadInteger();
        reader.ReadInteger();
        string type = reader.ReadText();
        Dictionary<string, object?> properties = reader.ReadMap();
        string id = reader.ReadText();
        string start = reader.ReadText();
        return new Relationship(id, type, start, reader.ReadText(), properties);
    }

    private static UnboundRelationship ReadUnbound(ref PackStreamReader reader)
    {
        reader.ReadInteger();
        string type = reader.ReadText();
        Dictionary<string, object?> properties = reader.ReadMap();
        return new UnboundRelationship(reader.ReadText(), type, properties);
    }

    /// <summary>
    /// Nodes and relationships come once each; the walk is pairs of a relationship, counted from 1 and negative when walked against
    /// its direction, and the node reached by it, counted from 0.
    /// </summary>
    private static Path ReadPath(ref PackStreamReader reader)
    {
        INode[] nodes = ReadAll<INode>(ref reader);
        UnboundRelationship[] unbound = ReadAll<UnboundRelationship>(ref reader);
        int count = reader.ReadListHead();
        if (nodes.Length == 0 || count % 2 != 0)
            throw new ProtocolException("A path has no node, or a relationship that leads nowhere.");
        List<INode> walked = [nodes[0]];
        List<IRelationship> relationships = [];
        for (int i = 0; i < count / 2; i++)
        {
            long step = reader.ReadInteger();
            INode next = At(nodes, reader.ReadInteger());
            UnboundRelationship taken = At(unbound, step == long.MinValue ? -1 : Math.Abs(step) - 1);
            relationships.Add(step > 0 ? taken.Between(walked[^1], next) : taken.Between(next, walked[^1]));
            walked.Add(next);
        }

        return new Path(walked, relationships);
    }

    private static UnknownStructure ReadUnknown(ref PackStreamReader reader, byte tag, int fields)
    {
        var values = new object?[fields];
        for (int i = 0; i < fields; i++)
            values[i] = reader.ReadValue();
        return new UnknownStructure(tag, values);
    }

    private static T At<T>(T[] items, long index) => index >= 0 && index < items.Length
        ? items[index]
        : throw new ProtocolException($"A path refers to the {typeof(T).Name} {index} of {items.Length}.");

    private static T[] ReadAll<T>(ref PackStreamReader reader)
    {
        var items = new T[reader.ReadListHead()];
        for (int i = 0; i < items.Length; i++)
            items[i] = reader.ReadValue() is T item ? item : throw new ProtocolException($"A path holds something else than a {typeof(T).Name}.");
        return items;
    }

    private static string[] ReadTexts(ref PackStreamReader reader)
    {
        int count = reader.ReadListHead();
        var texts = new string[count];
        for (int i = 0; i < count; i++)
            texts[i] = reader.ReadText();
        return texts;
    }

    private static int ReadInt(ref PackStreamReader reader)
    {
        long value = reader.ReadInteger();
        return value is >= int.MinValue and <= int.MaxValue
            ? (int)value
            : throw new ProtocolException($"{value} is out of the range of its field.");
    }

    private static double ReadFloat(ref PackStreamReader reader) =>
        reader.ReadValue() is double value ? value : throw new ProtocolException("A coordinate is not a float.");
}
