namespace GraphMemory.Server.Tests.Import;

public sealed class LoCoMoTests
{
    private const string One = """
        {"qa": [{"question": "Who?"}], "conversation": {"speaker_a": "Ann", "speaker_b": "Ben",
         "session_1_date_time": "1:56 pm on 8 May, 2023", "session_1": [
           {"speaker": "Ann", "dia_id": "D1:1", "text": "I adopted a cat."},
           {"speaker": "Ben", "dia_id": "D1:2", "text": "Look!", "blip_caption": "a photo of a dog"}],
         "session_2_date_time": "9:05 am on 12 June, 2023", "session_2": [{"speaker": "Ben", "dia_id": "D2:1", "text": "Hello again."}],
         "session_3_date_time": "9:05 am on 13 June, 2023"},
         "sample_id": "talk-1"}
        """;

    [Fact]
    public async Task A_conversation_becomes_a_memory_of_its_own_with_speakers_and_times()
    {
        var (format, turns, refused) = await Reading.OfAsync($"[{One}, {One.Replace("talk-1", "talk-2")}]");
        Assert.Equal("locomo", format);
        Assert.Empty(refused);
        Assert.Equal(6, turns.Count);
        Assert.Equal(["talk-1:D1:1", "talk-1:D1:2", "talk-1:D2:1"], turns.Take(3).Select(turn => turn.ExternalId));
        Assert.Equal(("Ben", "Look!", "session_1"), (turns[1].Speaker, turns[1].Text, turns[1].Session));
        Assert.Equal(new DateTimeOffset(2023, 5, 8, 13, 56, 0, TimeSpan.Zero), turns[0].SaidAt);
    }

    [Fact]
    public async Task A_file_that_was_cut_off_keeps_its_whole_conversations()
    {
        var (_, turns, refused) = await Reading.OfAsync($"[{One},\n{One[..^60]}");
        Assert.Equal(3, turns.Count);
        Assert.Contains("cut off", Assert.Single(refused).Reason);
        Assert.StartsWith("line ", refused[0].Place);
    }

    [Fact]
    public async Task A_fault_in_the_middle_is_told_with_its_line()
    {
        var (_, turns, refused) = await Reading.OfAsync($"[{One},\n{One.Replace("\"D1:2\", \"text\"", "\"D1:2\" \"text\"")}]");
        Assert.Equal(3, turns.Count);
        Assert.StartsWith("line 11,", Assert.Single(refused).Place);
    }
}
