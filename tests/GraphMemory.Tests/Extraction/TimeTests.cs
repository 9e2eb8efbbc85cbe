using GraphMemory.Extraction;
using GraphMemory.Graph;

namespace GraphMemory.Tests.Extraction;

public sealed class TimeTests
{
    [Theory]
    [InlineData("yesterday", "2025-06-14", TimeGrain.Day)]
    [InlineData("two weeks ago", "2025-05-26", TimeGrain.Week)]
    [InlineData("last week", "2025-06-02", TimeGrain.Week)]
    [InlineData("last month", "2025-05-01", TimeGrain.Month)]
    [InlineData("last spring", "2025-03-01", TimeGrain.Season)]
    [InlineData("last summer", "2024-06-01", TimeGrain.Season)]
    [InlineData("last year", "2024-01-01", TimeGrain.Year)]
    [InlineData("three years ago", "2022-01-01", TimeGrain.Year)]
    [InlineData("in 2019", "2019-01-01", TimeGrain.Year)]
    [InlineData("in May", "2025-05-01", TimeGrain.Month)]
    [InlineData("in October", "2024-10-01", TimeGrain.Month)]
    [InlineData("in March 2021", "2021-03-01", TimeGrain.Month)]
    [InlineData("on 3 May", "2025-05-03", TimeGrain.Day)]
    [InlineData("on May 3rd, 2024", "2024-05-03", TimeGrain.Day)]
    [InlineData("on 2024-02-29", "2024-02-29", TimeGrain.Day)]
    [InlineData("on Friday", "2025-06-13", TimeGrain.Day)]
    [InlineData("last Tuesday", "2025-06-10", TimeGrain.Day)]
    [InlineData("in autumn 2019", "2019-09-01", TimeGrain.Season)]
    public void A_phrase_of_time_dates_a_change(string phrase, string from, TimeGrain grain)
    {
        Claim claim = Reading.One($"I moved to Berlin {phrase}.", "lives_in");

        Assert.Equal(DateTimeOffset.Parse(from + "T00:00:00Z"), claim.Validity.From);
        Assert.Equal(grain, claim.Validity.FromGrain);
        Assert.True(claim.Has(ClaimCues.Change));
    }

    [Fact]
    public void Since_dates_the_beginning_of_a_state() =>
        Assert.Equal(new DateTimeOffset(2021, 5, 1, 0, 0, 0, TimeSpan.Zero), Reading.One("I've been living in Lisbon since May 2021.", "lives_in").Validity.From);

    [Fact]
    public void A_past_state_is_closed()
    {
        Claim claim = Reading.One("I lived in Oslo in 2019.", "lives_in");

        Assert.Equal(new DateTimeOffset(2019, 1, 1, 0, 0, 0, TimeSpan.Zero), claim.Validity.From);
        Assert.Equal(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), claim.Validity.Until);
    }

    [Fact]
    public void A_plan_ends_with_its_time() =>
        Assert.Equal(new DateTimeOffset(2025, 8, 1, 0, 0, 0, TimeSpan.Zero), Reading.One("I plan to visit Lisbon next month.", "plans_to").Validity.Until);

    [Fact]
    public void Yesterday_is_read_in_the_offset_of_the_turn()
    {
        DateTimeOffset early = new(2025, 5, 3, 1, 0, 0, TimeSpan.FromHours(9));

        Assert.Equal(new DateTimeOffset(2025, 5, 2, 0, 0, 0, TimeSpan.Zero), Reading.One("I moved to Osaka yesterday.", "lives_in", early).Validity.From);
    }

    [Fact]
    public void Today_is_never_ahead_of_now()
    {
        DateTimeOffset early = new(2025, 5, 3, 1, 0, 0, TimeSpan.FromHours(9));
        Claim claim = Reading.One("I moved to Osaka today.", "lives_in", early);

        Assert.True(claim.Validity.From <= early);
        Assert.Equal(Modality.Actual, claim.Modality);
    }
}
