using GraphMemory.Bolt.Values;
using Neo4j.Driver;
using Record = GraphMemory.Bolt.Values.Record;

namespace GraphMemory.Bolt.Tests;

public class ValueTests
{
    [Fact]
    public void A_value_is_read_as_the_type_that_is_asked_for()
    {
        Assert.Equal(7, ((object)7L).As<int>());
        Assert.Equal((short)7, ((object)7L).As<short>());
        Assert.Equal(7, ((object)7L).As<int?>());
        Assert.Equal(7.0, ((object)7L).As<double>());
        Assert.Equal(1.5f, ((object)1.5).As<float>());
        Assert.Equal(1.5m, ((object)1.5).As<decimal>());
        Assert.Equal("7", ((object)7L).As<string>());
        Assert.True(((object)true).As<bool>());
        Assert.Equal(7L, ((object)7L).As<object>());
        Assert.Null(((object?)null).As<string?>());
        Assert.Null(((object?)null).As<int?>());
        Assert.Equal(3, ((object?)null).As(3));
        Assert.Equal(7, ((object)7L).As(3));
        Assert.Equal(2.5, ((object)"2.5").As<double>());
    }

    [Fact]
    public void Lists_and_maps_are_read_item_by_item()
    {
        object list = new List<object?> { 1L, 2L };
        object map = new Dictionary<string, object?> { ["a"] = new List<object?> { 1.5 } };

        Assert.Equal([1, 2], list.As<List<int>>());
        Assert.Equal([1, 2], list.As<IReadOnlyList<int>>());
        Assert.Equal(["1", "2"], list.As<IEnumerable<string>>());
        Assert.Equal([1.5f], map.As<Dictionary<string, List<float>>>()["a"]);
        Assert.Equal([1.5], map.As<IDictionary<string, List<double>>>()["a"]);
    }

    [Fact]
    public void What_cannot_be_read_as_the_type_asked_for_says_so()
    {
        Assert.Throws<InvalidCastException>(() => ((object?)null).As<int>());
        Assert.Throws<OverflowException>(() => ((object)long.MaxValue).As<int>());
        Assert.Throws<InvalidCastException>(() => ((object)new List<object?> { 1L }).As<int[]>());
        Assert.Throws<InvalidCastException>(() => ((object)7L).As<DayOfWeek>());
        Assert.Throws<InvalidCastException>(() => ((object)new LocalDate(2026, 1, 1)).As<int>());
        Assert.Throws<InvalidCastException>(() => ((object)new Point(7203, 1, 2)).As<List<int>>());
    }

    [Fact]
    public void Moments_are_read_as_those_of_the_framework()
    {
        var moment = new DateTimeOffset(2026, 5, 3, 10, 20, 30, 400, TimeSpan.FromHours(-3.5));

        Assert.Equal(moment, ((object)new ZonedDateTime(moment)).As<DateTimeOffset>());
        Assert.Equal(moment, ((object)new ZonedDateTime(moment)).As<DateTimeOffset?>());
        Assert.Equal(moment.DateTime, ((object)new ZonedDateTime(moment)).As<DateTime>());
        Assert.Equal(moment.DateTime, ((object)new LocalDateTime(moment.DateTime)).As<DateTime>());
        Assert.Equal(new DateOnly(2026, 5, 3), ((object)new LocalDate(2026, 5, 3)).As<DateOnly>());
        Assert.Equal(new DateTime(2026, 5, 3), ((object)new LocalDate(2026, 5, 3)).As<DateTime>());
        Assert.Equal(new TimeOnly(10, 20, 30), ((object)new LocalTime(10, 20, 30, 0)).As<TimeOnly>());
        Assert.Equal(new TimeSpan(10, 20, 30), ((object)new LocalTime(10, 20, 30, 0)).As<TimeSpan>());
    }

    [Fact]
    public void The_fields_of_a_zoned_moment_are_those_of_its_clock()
    {
        var offset = new ZonedDateTime(1_777_777_777, 5, Zone.Of(-3600));
        var utc = new LocalDateTime(1_777_777_777 - 3600, 5);

        Assert.Equal(
            (utc.Year, utc.Month, utc.Day, utc.Hour, utc.Minute, utc.Second, 5, -3600),
            (offset.Year, offset.Month, offset.Day, offset.Hour, offset.Minute, offset.Second, offset.Nanosecond, offset.OffsetSeconds));
        Assert.Equal($"{utc}-01:00", offset.ToString());
        Assert.Throws<ValueTruncationException>(() => offset.ToDateTimeOffset());
    }

    [Fact]
    public void A_zone_that_this_machine_does_not_know_harms_only_who_asks_for_its_clock()
    {
        var moment = new ZonedDateTime(0, 0, Zone.Of("Mars/Olympus"));

        Assert.Equal(0, moment.UtcSeconds);
        Assert.Equal("1970-01-01T00:00:00Z[Mars/Olympus]", moment.ToString());
        Assert.Equal(moment, new ZonedDateTime(0, 0, Zone.Of("Mars/Olympus")));
        Assert.Throws<TimeZoneNotFoundException>(() => moment.Hour);
    }

    [Fact]
    public void A_named_zone_changes_with_the_season()
    {
        Assert.SkipUnless(TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Rome", out _), "This machine has no zone database.");
        var zone = Zone.Of("Europe/Rome");

        Assert.Equal(3600, new ZonedDateTime(1_767_225_600, 0, zone).OffsetSeconds);
        Assert.Equal("2026-07-01T02:00:00+02:00[Europe/Rome]", new ZonedDateTime(1_782_864_000, 0, zone).ToString());
    }

    [Fact]
    public void Values_beyond_the_framework_are_held_and_refuse_to_be_converted()
    {
        var far = new LocalDate(-999_999_999, 2, 28);

        Assert.Equal(far, new LocalDate(far.EpochDays));
        Assert.Throws<ValueOverflowException>(() => far.ToDateOnly());
        Assert.Throws<ValueOverflowException>(() => new LocalDateTime(10_000, 1, 1, 0, 0, 0, 0).ToDateTime());
        Assert.Throws<ValueOverflowException>(() => new ZonedDateTime(0, 0, Zone.Of(18 * 3600)).ToDateTimeOffset());
        Assert.Throws<ValueTruncationException>(() => new LocalTime(0, 0, 0, 1).ToTimeOnly());
        Assert.Throws<ArgumentOutOfRangeException>(() => new LocalDate(2026, 2, 29));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LocalTime(24, 0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Zone.Of(64_801));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Duration(0, 0, 0, -1));
    }

    [Fact]
    public void The_calendar_agrees_with_the_frameworks()
    {
        for (var day = new DateOnly(1, 1, 1); day < new DateOnly(9999, 12, 1); day = day.AddDays(17))
        {
            var date = new LocalDate(day);
            Assert.Equal(day.DayNumber - new DateOnly(1970, 1, 1).DayNumber, date.EpochDays);
            Assert.Equal(date, new LocalDate(date.EpochDays));
        }
    }

    [Fact]
    public void Values_are_told_in_the_form_of_iso_8601()
    {
        Assert.Equal("2026-05-03", new LocalDate(2026, 5, 3).ToString());
        Assert.Equal("01:02:03.0004", new LocalTime(1, 2, 3, 400_000).ToString());
        Assert.Equal("2026-05-03T01:02:03", new LocalDateTime(2026, 5, 3, 1, 2, 3, 0).ToString());
        Assert.Equal("01:02:03+05:30", new OffsetTime(1, 2, 3, 0, 19_800).ToString());
        Assert.Equal("P1M2DT3.5S", new Duration(1, 2, 3, 500_000_000).ToString());
        Assert.Equal("P0M0DT-0.25S", new Duration(0, 0, -1, 750_000_000).ToString());
        Assert.Equal("P0M0DT-1.25S", new Duration(0, 0, -2, 750_000_000).ToString());
        Assert.Equal("Point{srId=7203, x=1, y=2.5}", new Point(7203, 1, 2.5).ToString());
        Assert.Equal("Point{srId=9157, x=1, y=2, z=3}", new Point(9157, 1, 2, 3).ToString());
    }

    [Fact]
    public void A_record_is_read_by_place_and_by_name()
    {
        string[] names = [.. Enumerable.Range(0, 20).Select(i => $"c{i}")];
        foreach (int count in new[] { 2, 20 })
        {
            IRecord record = new Record(new RecordKeys(names[..count]), [.. Enumerable.Range(0, count).Select(i => (object?)(long)i)]);

            Assert.Equal(count, record.Count);
            Assert.Equal(1L, record[1]);
            Assert.Equal(1L, record["c1"]);
            Assert.Equal(1, record.Get<int>("c1"));
            Assert.True(record.ContainsKey("c0"));
            Assert.False(record.TryGetValue("none", out object? none));
            Assert.Null(none);
            Assert.Throws<KeyNotFoundException>(() => record["none"]);
            Assert.Equal(names[..count], record.Keys);
            Assert.Equal(names[..count], record.Values.Keys);
            Assert.Equal(record.Select(e => e.Value), record.Values.Values);
        }
    }

    [Fact]
    public void Entities_are_equal_when_their_ids_are()
    {
        var node = new Node("4:x:1", ["A"], new() { ["name"] = "Ada", ["age"] = 7L });

        Assert.Equal(node, new Node("4:x:1", [], []));
        Assert.NotEqual<object>(node, new Relationship("4:x:1", "KNOWS", "a", "b", []));
        Assert.Equal(7, node.Get<int>("age"));
        Assert.Equal("Ada", node["name"]);
        Assert.Throws<KeyNotFoundException>(() => node["none"]);
    }
}
