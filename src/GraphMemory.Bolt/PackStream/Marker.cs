namespace GraphMemory.Bolt.PackStream;

/// <summary>The first byte of a PackStream value. What is not named here holds a small value in the byte itself, or is reserved.</summary>
internal static class Marker
{
    public const byte TinyText = 0x80;
    public const byte TinyList = 0x90;
    public const byte TinyMap = 0xA0;
    public const byte TinyStructure = 0xB0;
    public const byte Null = 0xC0;
    public const byte Float = 0xC1;
    public const byte False = 0xC2;
    public const byte True = 0xC3;
    public const byte Int8 = 0xC8;
    public const byte Int16 = 0xC9;
    public const byte Int32 = 0xCA;
    public const byte Int64 = 0xCB;
    public const byte Bytes8 = 0xCC;
    public const byte Text8 = 0xD0;
    public const byte List8 = 0xD4;
    public const byte Map8 = 0xD8;
    public const byte TinyNegative = 0xF0;

    public const int TinyMax = 15;
    public const int TinyIntegerMin = -16;
}

/// <summary>The tags of the structures that carry values.</summary>
internal static class StructureTag
{
    public const byte Node = 0x4E;
    public const byte Relationship = 0x52;
    public const byte UnboundRelationship = 0x72;
    public const byte Path = 0x50;
    public const byte Date = 0x44;
    public const byte Time = 0x54;
    public const byte LocalTime = 0x74;
    public const byte DateTime = 0x49;
    public const byte DateTimeZoneId = 0x69;
    public const byte LocalDateTime = 0x64;
    public const byte Duration = 0x45;
    public const byte Point2D = 0x58;
    public const byte Point3D = 0x59;
}
