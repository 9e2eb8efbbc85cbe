using System.Text;
using GraphMemory.Conversations;
using GraphMemory.Extraction;
using GraphMemory.Graph;
using GraphMemory.Language.English;

namespace GraphMemory.Tests.Extraction;

public sealed class FrameTests
{
    [Theory]
    [InlineData("My name is Priya.", "I name Priya")]
    [InlineData("Call me Theo, please.", "I name Theo")]
    [InlineData("I live in Porto.", "I lives_in Porto")]
    [InlineData("We've been living in Lisbon since May 2021.", "I lives_in Lisbon")]
    [InlineData("I'm based in Berlin.", "I lives_in Berlin")]
    [InlineData("We moved from Oslo to Bergen last year.", "I lives_in Bergen for Oslo")]
    [InlineData("I work at Siemens.", "I works_at Siemens")]
    [InlineData("I joined Nokia in 2019.", "I works_at Nokia")]
    [InlineData("I work as a data analyst at Brenner Logistics.", "I works_at Brenner Logistics", "I job_title data analyst")]
    [InlineData("I'm a nurse.", "I job_title nurse")]
    [InlineData("I got promoted to staff engineer.", "I job_title staff engineer")]
    [InlineData("I love hiking and painting.", "I likes hiking", "I likes painting")]
    [InlineData("I like to cook Indian food.", "I likes cooking Indian food")]
    [InlineData("I'm a big fan of jazz.", "I likes jazz")]
    [InlineData("I don't like coffee.", "I dislikes coffee")]
    [InlineData("I can't stand karaoke.", "I dislikes karaoke")]
    [InlineData("I prefer Python over JavaScript.", "I prefers:javascript or python Python over JavaScript")]
    [InlineData("My favourite colour is green.", "I favorite:color green")]
    [InlineData("I'm allergic to peanuts.", "I allergic_to peanuts")]
    [InlineData("I'm vegetarian.", "I diet vegetarian")]
    [InlineData("I have a cat named Luna.", "I has_pet Luna/cat")]
    [InlineData("We have two dogs, Max and Bella.", "I has_pet Max/dog", "I has_pet Bella/dog")]
    [InlineData("I'm married to Tom.", "I partner Tom")]
    [InlineData("My daughter Emma loves the beach.", "I parent_of Emma/daughter", "Emma/daughter likes beach")]
    [InlineData("My sister Ana moved from Graz to Turin.", "I sibling_of Ana/sister", "Ana/sister lives_in Turin for Graz")]
    [InlineData("My sister Nina is here. She lives in Vienna.", "I sibling_of Nina/sister", "Nina/sister lives_in Vienna")]
    [InlineData("We have a dog. His name is Pixel.", "I has_pet my dog", "I has_pet Pixel/dog")]
    [InlineData("I speak German and English.", "I speaks German", "I speaks English")]
    [InlineData("I own an old piano.", "I owns old piano")]
    [InlineData("I use Linux on my laptop.", "I uses_tool Linux")]
    [InlineData("I switched from VS Code to Neovim.", "I uses_tool Neovim for VS Code")]
    [InlineData("I plan to visit Lisbon in July.", "I plans_to visit Lisbon")]
    [InlineData("I visited Kyoto two weeks ago.", "I did visited Kyoto")]
    [InlineData("I quit my job at Acme.", "I works_at Acme")]
    [InlineData("I got laid off last week.", "I works_at *")]
    public void A_statement_gives_what_it_says(string text, params string[] expected) =>
        Assert.Equal(expected, Reading.Of(text).Claims.Select(Reading.Short));

    [Theory]
    [InlineData("I like that, sounds good.")]
    [InlineData("I love it!")]
    [InlineData("I love your idea.")]
    [InlineData("I love this song.")]
    [InlineData("I love the painting.")]
    [InlineData("She lives in Vienna.")]
    [InlineData("I live in a small town.")]
    [InlineData("Good night, see you tomorrow!")]
    [InlineData("I'll let you know.")]
    [InlineData("Call me a taxi.")]
    [InlineData("Don't forget to buy coffee.")]
    public void Small_talk_and_what_points_nowhere_give_nothing(string text) => Assert.Empty(Reading.Of(text).Claims);

    [Theory]
    [InlineData("Do I live in Rome?", "QUESTION")]
    [InlineData("I live in Rome, right?", "QUESTION")]
    [InlineData("If I lived in Rome, I'd be happy.", "CONDITIONAL")]
    [InlineData("I might live in Rome.", "HYPOTHETICAL")]
    [InlineData("He said I live in Rome.", "REPORTED")]
    [InlineData("I wish I lived in Rome.", "REPORTED")]
    [InlineData("He wrote \"I live in Rome\" on the wall.", "QUOTED")]
    public void What_is_not_asserted_is_dropped_and_counted(string text, string reason)
    {
        GraphMemory.Extraction.Extraction extraction = Reading.Of(text);

        Assert.Empty(extraction.Claims);
        Assert.Contains(reason, extraction.Dropped.Keys);
    }

    [Fact]
    public void A_guess_is_kept_as_uncertain()
    {
        Claim claim = Reading.One("I think my friend Leo lives in Rome.", "lives_in");

        Assert.Equal(Modality.Uncertain, claim.Modality);
        Assert.True(claim.Confidence < 0.5m);
    }

    [Fact]
    public void What_stands_before_the_question_is_asserted() =>
        Assert.Equal("I works_at Siemens", Reading.Short(Reading.One("I work at Siemens, so how do I set up a proxy?", "works_at")));

    [Theory]
    [InlineData(TurnRole.Assistant)]
    [InlineData(TurnRole.System)]
    [InlineData(TurnRole.Tool)]
    public void Only_users_tell_about_themselves(TurnRole role) => Assert.Empty(Reading.Of("I live in Rome.", role: role).Claims);

    [Theory]
    [InlineData("I no longer work at Siemens.", "works_at")]
    [InlineData("I don't work at Siemens anymore.", "works_at")]
    [InlineData("I used to live in Oslo.", "lives_in")]
    [InlineData("I stopped using Excel.", "uses_tool")]
    public void Words_of_ending_make_an_end(string text, string predicate)
    {
        Claim claim = Reading.One(text, predicate);

        Assert.True(claim.Has(ClaimCues.Termination));
        Assert.Equal(Polarity.Positive, claim.Polarity);
        Assert.Equal(Reading.SaidAt, claim.Validity.Until);
    }

    [Fact]
    public void A_denial_is_negative()
    {
        Assert.Equal(Polarity.Negative, Reading.One("I don't speak French.", "speaks").Polarity);
        Assert.Equal(Polarity.Negative, Reading.One("I don't have any pets.", "has_pet").Polarity);
    }

    [Fact]
    public void A_claim_keeps_its_exact_words()
    {
        const string Text = "Hello \ud83d\ude00! By the way, my sister Ana lives in Turin, as you know.";

        Assert.Equal("my sister Ana lives in Turin", Reading.One(Text, "lives_in").Span!.Value.Of(Text));
        Assert.Equal("my sister Ana", Reading.One(Text, "sibling_of").Span!.Value.Of(Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("???")]
    [InlineData("I")]
    [InlineData("my my my sister's brother's \ud800 name")]
    [InlineData("I love love love, and and, in in 2019 2019 2019 last last")]
    [InlineData("I moved to to from from since until in 99999999 years ago")]
    public void No_text_is_too_odd_to_read(string text) => Reading.Of(text);

    [Fact]
    public void A_turn_gives_a_bounded_number_of_claims()
    {
        StringBuilder text = new();
        for (int i = 0; i < 300; i++) text.Append($"I love apple{i}. ");

        GraphMemory.Extraction.Extraction extraction = Reading.Of(text.ToString());

        Assert.True(extraction.Claims.Length <= 60);
        Assert.True(extraction.Dropped.ContainsKey("TOO_MANY"));
    }

    [Fact]
    public void The_same_turn_gives_the_same_claims()
    {
        Turn turn = Reading.Turn("My sister Ana moved from Graz to Turin last spring, and I love hiking.", Reading.SaidAt);
        AnalyzedText analysis = EnglishAnalyzer.Default.Analyze(turn.Text);

        Assert.Equal(ClaimExtractor.Extract(turn, analysis).Claims, ClaimExtractor.Extract(turn, analysis).Claims);
    }
}
