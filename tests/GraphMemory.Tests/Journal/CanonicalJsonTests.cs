using System.Text.Json;
using CsCheck;
using GraphMemory.Journal;

namespace GraphMemory.Tests.Journal;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void Members_are_sorted_and_escapes_are_the_shortest()
    {
        string text = CanonicalJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("b", "\u20ac$\u000f\nA'B\"\\\\\"/");
            json.WriteNumber("a", 10);
            json.WriteStartArray("\u00f6");
            json.WriteBooleanValue(value: true);
            json.WriteNullValue();
            json.WriteEndArray();
            json.WriteEndObject();
        });

        Assert.Equal("{\"a\":10,\"b\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\",\"\u00f6\":[true,null]}", text);
    }

    [Fact]
    public void Any_text_survives_and_has_one_spelling() => Gen.String.Sample(text =>
    {
        if (!TextRules.IsWellFormed(text)) return;
        string once = CanonicalJson.Write(json => json.WriteStringValue(text));
        string read = JsonSerializer.Deserialize<string>(once)!;
        Assert.Equal(text, read);
        Assert.Equal(once, CanonicalJson.Write(json => json.WriteStringValue(read)));
    });

    [Fact]
    public void Instants_have_seven_digits_in_utc() =>
        Assert.Equal(
            "2026-05-03T08:00:00.0000001Z",
            CanonicalJson.Instant(new DateTimeOffset(2026, 5, 3, 10, 0, 0, TimeSpan.FromHours(2)).AddTicks(1)));
}
