using GraphMemory.Recall;

namespace GraphMemory.Tests.Recall;

public sealed class RowMatchTests
{
    [Theory]
    [InlineData("2023-06-10", 1f)]
    [InlineData("2023-06-13", 1f)]
    [InlineData("2023-06-14", .7f)]
    [InlineData("2023-06-04", .7f)]
    [InlineData("2023-06-25", .6f)]
    [InlineData("2023-07-25", 0f)]
    [InlineData("2024-06-10", 0f)]
    public void A_turn_said_on_or_soon_after_the_asked_day_fits_best(string saidOn, float match) =>
        Assert.Equal(match, DateMatch.Of(new AskedDate(2023, 6, 10), At(saidOn)));

    [Fact]
    public void A_month_without_a_year_means_any_year()
    {
        Assert.Equal(.6f, DateMatch.Of(new AskedDate(null, 6, null), At("1999-06-30")));
        Assert.Equal(0f, DateMatch.Of(new AskedDate(2020, 6, null), At("1999-06-30")));
    }

    [Fact]
    public void The_day_is_that_of_the_speakers_clock() =>
        Assert.Equal(1f, DateMatch.Of(new AskedDate(2023, 6, 10), new DateTimeOffset(2023, 6, 10, 0, 30, 0, TimeSpan.FromHours(9))));

    [Theory]
    [InlineData("When did Maria travel?", "Maria", true)]
    [InlineData("what is MARIA's plan", "Maria", true)]
    [InlineData("Did Mariana call?", "Maria", false)]
    [InlineData("What did Keller say?", "Ana Keller", true)]
    [InlineData("will it rain?", "Will", false)]
    [InlineData("Has Will arrived?", "Will", true)]
    [InlineData("Has anybody arrived?", null, false)]
    public void A_speaker_is_named_by_whole_words(string question, string? speaker, bool named) =>
        Assert.Equal(named, SpeakerMatch.Names(question, speaker));

    [Fact]
    public void The_features_of_a_turn_tell_questions_from_statements()
    {
        TurnFeatures features = TurnFeatureReader.Read("Iris: I sold it yesterday. Did you know? ", NameKinds.Person);
        Assert.Equal(.5f, features.QuestionShare);
        Assert.True(features.EndsWithQuestion);
        Assert.True(features.HasTimeWord);
        Assert.Equal(NameKinds.Person, features.Names);
        Assert.Equal(41, features.Characters);
        Assert.Equal(new TurnFeatures(0, EndsWithQuestion: false, 0, HasTimeWord: false, NameKinds.None), TurnFeatureReader.Read("", NameKinds.None));
    }

    private static DateTimeOffset At(string day) => new(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), new TimeOnly(20, 0), TimeSpan.Zero);
}
