using System.Text;
using CsCheck;
using GraphMemory.Bolt.PackStream;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Tests;

public class PackStreamTests
{
    private static readonly Gen<object?> Scalars = Gen.OneOf<object?>(
        Gen.Const((object?)null),
        Gen.Bool.Select(v => (object?)v),
        Gen.Long.Select(v => (object?)v),
        Gen.Long[-200, 200].Select(v => (object?)v),
        Gen.Double.Select(v => (object?)v),
        Gen.String.Select(v => (object?)Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(v))),
        Gen.Byte.Array[0, 400].Select(v => (object?)v),
        Gen.Select(Gen.Long[-62_135_596_800, 253_402_300_799], Gen.Int[0, 999_999_999], Gen.Int[-64_800, 64_800])
            .Select((s, n, o) => (object?)new ZonedDateTime(s, n, Zone.Of(o))),
        Gen.Select(Gen.Long[-31_557_014_167_219_200, 31_556_889_864_403_199], Gen.Int[0, 999_999_999]).Select((s, n) => (object?)new LocalDateTime(s, n)),
        Gen.Long[-365_243_219_162, 365_241_780_471].Select(d => (object?)new LocalDate(d)),
        Gen.Long[0, 86_399_999_999_999].Select(n => (object?)new LocalTime(n)),
        Gen.Select(Gen.Long[0, 86_399_999_999_999], Gen.Int[-64_800, 64_800]).Select((n, o) => (object?)new OffsetTime(new LocalTime(n), o)),
        Gen.Select(Gen.Long, Gen.Long, Gen.Long, Gen.Int[0, 999_999_999]).Select((m, d, s, n) => (object?)new Duration(m, d, s, n)),
        Gen.Select(Gen.Int, Gen.Double, Gen.Double).Select((s, x, y) => (object?)new Point(s, x, y)));

    private static readonly Gen<object?> Values = Gen.Recursive<object?>((depth, inner) => depth >= 3
        ? Scalars
        : Gen.OneOf(
            Scalars,
            inner.List[0, 20].Select(v => (object?)v),
            Gen.Dictionary(Gen.String[Gen.Char.AlphaNumeric, 0, 40], inner)[0, 20].Select(v => (object?)v)));

    [Fact]
    public void Every_value_comes_back_as_it_was_sent() => Values.Sample(value => Assert.Equal(value, Decode(Encode(value))));

    [Fact]
    public void Random_bytes_are_refused_or_read_but_break_nothing() => Gen.Byte.Array[0, 200].Sample(bytes =>
    {
        try
        {
            Decode(bytes);
        }
        catch (ProtocolException)
        {
            // The only way to refuse them.
        }
    });

    [Fact]
    public void A_value_cut_short_is_refused() => Gen.Select(Values, Gen.Double[0, 1]).Sample((value, share) =>
    {
        byte[] whole = Encode(value);
        byte[] part = whole[..(int)(share * whole.Length)];
        if (part.Length < whole.Length)
            Assert.Throws<ProtocolException>(() => Decode(part));
    });

    [Theory]
    [InlineData(0, "00")]
    [InlineData(127, "7F")]
    [InlineData(128, "C90080")]
    [InlineData(-1, "FF")]
    [InlineData(-16, "F0")]
    [InlineData(-17, "C8EF")]
    [InlineData(-128, "C880")]
    [InlineData(-129, "C9FF7F")]
    [InlineData(32_767, "C97FFF")]
    [InlineData(32_768, "CA00008000")]
    [InlineData(-2_147_483_648, "CA80000000")]
    [InlineData(2_147_483_648, "CB0000000080000000")]
    [InlineData(long.MinValue, "CB8000000000000000")]
    public void An_integer_takes_its_shortest_form(long value, string hex) => Assert.Equal(hex, Convert.ToHexString(Encode(value)));

    [Theory]
    [InlineData("C801", 1L)]
    [InlineData("C90001", 1L)]
    [InlineData("CA00000001", 1L)]
    [InlineData("CB0000000000000001", 1L)]
    public void A_longer_form_of_an_integer_is_read_as_well(string hex, long value) => Assert.Equal(value, Decode(Convert.FromHexString(hex)));

    [Theory]
    [InlineData(0, "80")]
    [InlineData(15, "8F")]
    [InlineData(16, "D010")]
    [InlineData(255, "D0FF")]
    [InlineData(256, "D10100")]
    [InlineData(65_536, "D200010000")]
    public void A_text_is_headed_by_its_length(int length, string hex) =>
        Assert.Equal(hex, Convert.ToHexString(Encode(new string('x', length)))[..hex.Length]);

    [Fact]
    public void A_size_beyond_the_message_allocates_nothing()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<ProtocolException>(() => Decode(Convert.FromHexString("D67FFFFFFF")));
        Assert.Throws<ProtocolException>(() => Decode(Convert.FromHexString("CE7FFFFFFF")));
        Assert.Throws<ProtocolException>(() => Decode(Convert.FromHexString("D2FFFFFFFF")));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void A_value_nested_without_end_is_refused() =>
        Assert.Throws<ProtocolException>(() => Decode(Enumerable.Repeat((byte)0x91, 100_000).ToArray()));

    [Fact]
    public void Of_a_key_that_comes_twice_the_last_value_counts() =>
        Assert.Equal(2L, Assert.IsType<Dictionary<string, object?>>(Decode(Convert.FromHexString("A2816101816102")))["a"]);

    [Fact]
    public void An_unknown_structure_says_so()
    {
        object? value = Decode([0xB2, 0x56, 0xC8, 0x01, 0x02]);

        Assert.Equal("a structure with the unknown tag 0x56 and 2 fields", value?.ToString());
    }

    [Fact]
    public void A_path_walked_against_a_relationship_keeps_its_direction()
    {
        byte[] path =
        [
            0xB3, 0x50,
            0x92, .. NodeBytes("a"), .. NodeBytes("b"),
            0x91, 0xB4, 0x72, 0x01, 0x84, .. "KNOW"u8, 0xA0, 0x82, .. "r1"u8,
            0x94, 0xFF, 0x01, 0x01, 0x00,
        ];

        IPath walked = Assert.IsType<IPath>(Decode(path), exactMatch: false);

        Assert.Equal(["a", "b", "a"], walked.Nodes.Select(n => n.ElementId));
        Assert.Equal(("b", "a"), (walked.Relationships[0].StartNodeElementId, walked.Relationships[0].EndNodeElementId));
        Assert.Equal(("b", "a"), (walked.Relationships[1].StartNodeElementId, walked.Relationships[1].EndNodeElementId));
        Assert.Equal(walked.Start, walked.End);
    }

    [Theory]
    [InlineData("B35090909100")]
    [InlineData("B35091B44E019 0A08161 90 92 01 00")]
    [InlineData("B144C0")]
    [InlineData("B1 74 CB7FFFFFFFFFFFFFFF")]
    [InlineData("B3 49 00 FF 00")]
    [InlineData("C4")]
    [InlineData("A1 01 01")]
    public void A_malformed_structure_is_refused(string hex) =>
        Assert.Throws<ProtocolException>(() => Decode(Convert.FromHexString(hex.Replace(" ", ""))));

    [Theory]
    [InlineData(typeof(ulong))]
    [InlineData(typeof(Guid))]
    [InlineData(typeof(DayOfWeek))]
    [InlineData(typeof(object))]
    public void A_type_without_a_form_on_the_wire_is_refused(Type type) =>
        Assert.Throws<ProtocolException>(() => Encode(Activator.CreateInstance(type)));

    [Fact]
    public void Types_of_the_framework_go_out_as_those_of_the_server()
    {
        var moment = new DateTimeOffset(2026, 11, 25, 9, 30, 0, TimeSpan.FromHours(1)).AddTicks(7);

        Assert.Equal(moment, Assert.IsType<ZonedDateTime>(Decode(Encode(moment))).ToDateTimeOffset());
        Assert.Equal(new ZonedDateTime(moment.ToUniversalTime()), Decode(Encode(moment.UtcDateTime)));
        Assert.Equal(moment.DateTime, Assert.IsType<LocalDateTime>(Decode(Encode(moment.DateTime))).ToDateTime());
        Assert.Equal(new LocalDate(2026, 11, 25), Decode(Encode(new DateOnly(2026, 11, 25))));
        Assert.Equal(new LocalTime(9, 30, 0, 0), Decode(Encode(new TimeOnly(9, 30))));
        Assert.Equal(new LocalTime(1, 0, 0, 0), Decode(Encode(TimeSpan.FromHours(1))));
        Assert.Throws<ProtocolException>(() => Encode(TimeSpan.FromHours(24)));
        Assert.Equal(1.5, Decode(Encode(1.5f)));
        Assert.Equal(1.5, Decode(Encode(1.5m)));
        Assert.Equal("x", Decode(Encode('x')));
        Assert.Equal(7L, Decode(Encode((short)7)));
        Assert.Equal(new object[] { 1.5, -2.0 }, Decode(Encode(new[] { 1.5f, -2f })));
        Assert.Equal(new object[] { 1.5 }, Decode(Encode(new List<float> { 1.5f })));
        Assert.Equal(new object[] { 1.5 }, Decode(Encode(new List<double> { 1.5 })));
        Assert.Equal(new object[] { 1L, 2L }, Decode(Encode(Enumerable.Range(1, 2))));
        Assert.Equal(new object[] { "a" }, Decode(Encode(new[] { "a" })));
    }

    [Fact]
    public void An_objects_properties_become_parameters()
    {
        IDictionary<string, object?> map = new Query(
            "", new { name = "Ada", rows = new[] { new { id = 1 } }, inner = new { x = 1.5 }, none = (string?)null }).Parameters;

        Assert.Equal("Ada", map["name"]);
        Assert.Null(map["none"]);
        Assert.Equal(1.5, Assert.IsType<Dictionary<string, object?>>(map["inner"])["x"]);
        Assert.Equal(1, Assert.IsType<Dictionary<string, object?>>(Assert.IsType<List<object?>>(map["rows"])[0])["id"]);
    }

    [Fact]
    public void A_key_is_made_once()
    {
        var keys = new KeyCache();

        Assert.Same(keys.TextOf("name"u8), keys.TextOf("name"u8));
        Assert.Equal("naïve", keys.TextOf("naïve"u8));
        Gen.String[Gen.Char.AlphaNumeric, 0, 40].Array[50].Sample(
            texts => Assert.All(texts, t => Assert.Equal(t, keys.TextOf(Encoding.UTF8.GetBytes(t)))), threads: 1);
    }

    private static byte[] NodeBytes(string id) => [0xB4, 0x4E, 0x01, 0x90, 0xA0, 0x81, .. Encoding.UTF8.GetBytes(id)];

    private static byte[] Encode(object? value)
    {
        var writer = new PackStreamWriter();
        ValueWriter.Write(writer, value);
        return writer.Written.ToArray();
    }

    private static object? Decode(byte[] bytes)
    {
        var reader = new PackStreamReader(bytes, new KeyCache());
        object? value = reader.ReadValue();
        return reader.AtEnd ? value : throw new ProtocolException("There is more.");
    }
}
