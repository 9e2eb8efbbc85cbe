using System.Text.Json;
using GraphMemory.Language.English;
using GraphMemory.Language.English.Tokens;

namespace GraphMemory.Language.Tests.English;

public sealed class StringIdTests
{
    readonly StringIds ids = new(EnglishAnalyzer.Default.Pipeline.Tables.Symbols);

    [Fact]
    public void Ids_of_strings_are_as_specified()
    {
        JsonElement strings = SpecificationFiles.Json("hashes.json").GetProperty("strings");
        foreach (JsonElement entry in strings.EnumerateArray())
        {
            string text = entry.GetProperty("text").GetString()!;
            Assert.Equal(entry.GetProperty("id").GetString(), ids.Of(text).ToString());
            Assert.Equal(entry.GetProperty("murmur").GetString(), StringIds.Hash(text).ToString());
        }
        Assert.Equal(48, strings.GetArrayLength());
    }

    [Fact]
    public void Rows_of_ids_are_as_specified()
    {
        JsonElement rows = SpecificationFiles.Json("hashes.json").GetProperty("rows");
        foreach (JsonElement entry in rows.EnumerateArray())
        {
            ulong id = ulong.Parse(entry.GetProperty("id").GetString()!);
            (int a, int b, int c, int d) = StringIds.Rows(id, entry.GetProperty("seed").GetUInt64(), entry.GetProperty("rows").GetInt32());
            Assert.Equal(entry.GetProperty("at").EnumerateArray().Select(e => e.GetInt32()), [a, b, c, d]);
        }
        Assert.Equal(60, rows.GetArrayLength());
    }

    [Fact]
    public void A_long_string_has_an_id_too()
    {
        string text = string.Concat(Enumerable.Repeat("naïve 🦊 ", 500));
        Assert.Equal(StringIds.Hash(text), ids.Of(text));
    }
}
