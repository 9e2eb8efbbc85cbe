using GraphMemory.Conversations;

namespace GraphMemory.Server.Tests.Import;

public sealed class TranscriptTests
{
    private const string Talk = """
        --- 3 May 2025 ---
        Me: I moved to Turin today.
        Assistant: Congratulations!
        How is the flat?

        20:10 Mira: Small,
          Note: but it has a balcony.
        Jonas: And very quiet.

        2025-05-12
        [2025-05-12 08:30 +02:00] Me: I started at Aurora Robotics.
        """;

    [Fact]
    public async Task Dates_names_and_times_are_read_and_other_lines_go_on()
    {
        var (format, turns, refused) = await Reading.OfAsync(Talk);
        Assert.Equal("transcript", format);
        Assert.Empty(refused);
        Assert.Equal(
            ["I moved to Turin today.", "Congratulations!\nHow is the flat?", "Small,\nNote: but it has a balcony.", "And very quiet.", "I started at Aurora Robotics."],
            turns.Select(turn => turn.Text));
        Assert.Equal([TurnRole.User, TurnRole.Assistant, TurnRole.User, TurnRole.User, TurnRole.User], turns.Select(turn => turn.Role));
        Assert.Equal([null, null, null, "Jonas", null], turns.Select(turn => turn.Speaker));
        Assert.Equal(new DateTimeOffset(2025, 5, 3, 20, 10, 0, TimeSpan.Zero), turns[3].SaidAt);
        Assert.Equal(new DateTimeOffset(2025, 5, 12, 8, 30, 0, TimeSpan.FromHours(2)), turns[4].SaidAt);
        Assert.Equal(["talk 2025-05-03", "talk 2025-05-12"], turns.Select(turn => turn.Session).Distinct());
    }

    [Fact]
    public async Task A_turn_without_a_date_and_a_line_without_a_speaker_are_refused()
    {
        var (_, turns, refused) = await Reading.OfAsync("Some words.\nMe: Undated.\n2025-05-03\nMe: Dated.\n");
        Assert.Equal("Dated.", Assert.Single(turns).Text);
        Assert.Equal(["line 1", "line 2"], refused.Select(part => part.Place));
    }

    [Fact]
    public async Task The_same_transcript_gives_the_same_ids()
    {
        var (_, first, _) = await Reading.OfAsync(Talk);
        var (_, second, _) = await Reading.OfAsync(Talk.ReplaceLineEndings("\r\n"));
        Assert.Equal(first.Select(turn => turn.ExternalId), second.Select(turn => turn.ExternalId));
    }
}
