using System.Text;
using GraphMemory.Conversations;
using GraphMemory.Import;

namespace GraphMemory.Server.Tests.Import;

public sealed class JsonLinesTests
{
    private const string Two = """
        {"externalId":"a-1","session":"s","role":"USER","saidAt":"2025-05-03T20:05:00+02:00","text":"I moved to Turin."}
        {"externalId":"a-2","session":"s","role":"assistant","said_at":"2025-05-03T20:06:00","text":"How nice!"}

        """;

    [Fact]
    public async Task Every_line_is_a_turn_and_a_time_without_zone_takes_zero()
    {
        var (format, turns, refused) = await Reading.OfAsync(Two);
        Assert.Equal("jsonl", format);
        Assert.Empty(refused);
        Assert.Equal(["I moved to Turin.", "How nice!"], turns.Select(turn => turn.Text));
        Assert.Equal(TurnRole.Assistant, turns[1].Role);
        Assert.Equal(TimeSpan.FromHours(2), turns[0].SaidAt!.Value.Offset);
        Assert.Equal(new DateTimeOffset(2025, 5, 3, 20, 6, 0, TimeSpan.Zero), turns[1].SaidAt);
        Assert.Equal("a-2", turns[1].ExternalId);
    }

    [Fact]
    public async Task Turns_without_an_id_get_one_from_what_they_say_and_twins_get_two()
    {
        const string line = """{"saidAt":"2025-05-03T20:05:00Z","text":"Good night!"}""";
        var (_, first, _) = await Reading.OfAsync($"{line}\n{line}\n");
        var (_, second, _) = await Reading.OfAsync($"{line}\n{line}\n");
        Assert.Equal(first.Select(turn => turn.ExternalId), second.Select(turn => turn.ExternalId));
        Assert.Equal(2, first.Select(turn => turn.ExternalId).Distinct().Count());
        Assert.All(first, turn => Assert.Equal("talk", turn.Session));
    }

    [Fact]
    public async Task A_bad_line_is_refused_alone_with_its_number_and_reason()
    {
        var (_, turns, refused) = await Reading.OfAsync("""
            {"text":"One.","saidAt":"2025-05-03T20:05:00Z"}
            {"text":"Two."}
            {"text":"Three.","saidAt":"yesterday"}
            {"text":"Four.","saidAt":"2025-05-03T20:05:00Z","role":"KING"}
            not JSON
            {"text":"A lone \ud83d half.","saidAt":"2025-05-03T20:05:00Z"}
            {"text":"Seven.","saidAt":"2025-05-03T20:05:00Z"}
            """);
        Assert.Equal(["One.", "Seven."], turns.Select(turn => turn.Text));
        Assert.Equal(["line 2", "line 3", "line 4", "line 5", "line 6"], refused.Select(part => part.Place));
        Assert.Contains("\"saidAt\" is missing", refused[0].Reason);
        Assert.Contains("surrogate", refused[4].Reason);
    }

    [Fact]
    public async Task A_file_that_was_cut_off_keeps_its_whole_lines_and_says_where_it_ends()
    {
        var (_, turns, refused) = await Reading.OfAsync(Two.TrimEnd()[..^20]);
        Assert.Equal("I moved to Turin.", Assert.Single(turns).Text);
        ImportItem.Refused cut = Assert.Single(refused);
        Assert.Equal("line 2", cut.Place);
        Assert.Contains("cut off", cut.Reason);
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_refused_with_their_offset()
    {
        byte[] content = Encoding.UTF8.GetBytes(Two);
        int at = Two.IndexOf("nice", StringComparison.Ordinal);
        content[at] = 0xFF;
        var (_, turns, refused) = await Reading.OfAsync(content);
        Assert.Single(turns);
        ImportItem.Refused bad = Assert.Single(refused);
        Assert.Equal("line 2", bad.Place);
        Assert.Contains($"Byte {at:N0} (0xFF)", bad.Reason);
    }

    [Fact]
    public async Task A_line_of_many_megabytes_is_passed_over_and_the_next_is_read()
    {
        string huge = $$"""{"text":"{{new string('x', 3_000_000)}}","saidAt":"2025-05-03T20:05:00Z"}""";
        var (_, turns, refused) = await Reading.OfAsync($"{huge}\n{Two}", "jsonl");
        Assert.Equal(2, turns.Count);
        Assert.Equal("line 1", Assert.Single(refused).Place);
    }

    [Fact]
    public async Task A_compressed_file_is_read_and_a_broken_one_keeps_what_was_good()
    {
        Assert.Equal(2, (await Reading.OfAsync(Reading.Gzip(Two))).Turns.Count);
        string many = string.Concat(Enumerable.Range(0, 20_000).Select(i => $$"""{"externalId":"{{i}}","text":"Number {{i * 7919}}.","saidAt":"2025-05-03T20:05:00Z"}""" + "\n"));
        byte[] packed = Reading.Gzip(many);
        var (_, turns, refused) = await Reading.OfAsync(packed[..(packed.Length / 2)]);
        Assert.InRange(turns.Count, 5_000, 15_000);
        Assert.Single(refused);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\n")]
    public async Task An_empty_file_is_refused(string content)
    {
        MemoryException refusal = await Assert.ThrowsAsync<MemoryException>(() => Reading.OfAsync(content));
        Assert.Equal(MemoryErrorCode.InvalidImport, refusal.Code);
    }

    [Fact]
    public async Task A_json_file_of_another_kind_is_refused_with_the_formats_there_are()
    {
        MemoryException refusal = await Assert.ThrowsAsync<MemoryException>(() => Reading.OfAsync("""{"name":"package","version":"1"}"""));
        Assert.Contains("locomo, chatgpt, jsonl, transcript", refusal.Message);
    }
}
