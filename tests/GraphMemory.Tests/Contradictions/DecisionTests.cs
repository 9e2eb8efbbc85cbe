using GraphMemory.Contradictions;
using GraphMemory.Graph;
using GraphMemory.Journal;

namespace GraphMemory.Tests.Contradictions;

public sealed class DecisionTests : IAsyncLifetime
{
    private ToldMemory memory = null!;

    public async ValueTask InitializeAsync() => memory = await ToldMemory.OpenAsync();

    public ValueTask DisposeAsync() => memory.DisposeAsync();

    [Fact]
    public async Task A_later_home_closes_the_earlier_one_and_says_so()
    {
        await memory.TellAsync("I live in Munich.", "2025-01-10");
        ClaimDecision decision = await memory.TellAsync("I moved to Berlin last month.", "2025-06-15", "t");

        Assert.Equal((VerdictKind.Supersedes, "FUNC"), Of(decision));
        IReadOnlyDictionary<string, FactState> facts = await memory.FactsAsync();
        DateTimeOffset may = new(2025, 5, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(may, facts["lives in Munich"].Version.Validity.Until);
        Assert.Equal(may, facts["lives in Berlin"].Version.Validity.From);
        Assert.Equal(FactStatus.Active, facts["lives in Berlin"].Status);
        FactLink link = Assert.Single(facts["lives in Berlin"].Links);
        Assert.Equal((FactLinkKind.Supersedes, "FUNC", facts["lives in Munich"].Fact.Id), (link.Kind, link.Reason, link.To));
    }

    [Fact]
    public async Task What_was_believed_before_is_still_read_at_its_time()
    {
        await memory.TellAsync("I live in Munich.", "2025-01-10");
        ReadPoint before = ReadPoint.At(ToldMemory.Now.AddMinutes(1).AddSeconds(30));
        await memory.TellAsync("I moved to Berlin.", "2025-06-15");

        FactState only = Assert.Single((await memory.Graph.FactsAsync(ToldMemory.Scope, new(), before, default)).Items);
        Assert.Equal("lives in Munich", only.Fact.Text);
        Assert.Null(only.Version.Validity.Until);
    }

    [Fact]
    public async Task A_fact_told_twice_is_stored_once_with_two_sources()
    {
        await memory.TellAsync("I live in Munich.", "2025-01-10", "s");
        ClaimDecision decision = await memory.TellAsync("We live in Munich.", "2025-02-10", "t");

        Assert.Equal((VerdictKind.Repeats, "SAME"), Of(decision));
        FactState state = Assert.Single(await memory.AllAsync());
        Assert.Equal(2, state.Sources.Length);
        Assert.Equal(0.99m, state.Version.Confidence);
    }

    [Fact]
    public async Task A_repetition_in_one_conversation_adds_little()
    {
        await memory.TellAsync("I live in Munich.", "2025-01-10", "s");
        await memory.TellAsync("I live in Munich.", "2025-01-10", "s");

        Assert.Equal(0.927m, Assert.Single(await memory.AllAsync()).Version.Confidence);
    }

    [Fact]
    public async Task A_small_gain_in_certainty_is_no_new_version()
    {
        for (int i = 0; i < 4; i++) await memory.TellAsync("I live in Munich.", $"2025-01-1{i}", $"s{i}");

        FactState state = Assert.Single(await memory.AllAsync());
        Assert.Equal((2, 4), (state.Version.Number, state.Sources.Length));
    }

    [Fact]
    public async Task Love_and_hate_are_both_kept_and_disputed()
    {
        await memory.TellAsync("I love coffee.", "2025-01-10");
        ClaimDecision decision = await memory.TellAsync("I hate coffee.", "2025-05-10");

        Assert.Equal((VerdictKind.Disputes, "CONFLICT_LATER"), Of(decision));
        IReadOnlyDictionary<string, FactState> facts = await memory.FactsAsync();
        Assert.All(facts.Values, state => Assert.Equal(FactStatus.Active, state.Status));
        Assert.Equal(FactLinkKind.Disputes, Assert.Single(facts["dislikes coffee"].Links).Kind);
    }

    [Fact]
    public async Task Two_homes_at_one_time_are_disputed()
    {
        await memory.TellAsync("I live in Munich. I live in Berlin.", "2025-01-10");

        Assert.All(await memory.AllAsync(), state => Assert.Equal(FactStatus.Active, state.Status));
        Assert.All(await memory.AllAsync(), state => Assert.Equal("CONFLICT_LATER", Assert.Single(state.Links).Reason));
    }

    [Fact]
    public async Task Another_partner_is_asked_for_and_never_replaces_silently()
    {
        await memory.TellAsync("I'm married to Tom.", "2025-01-10");
        ClaimDecision decision = await memory.TellAsync("My partner Jonas is here.", "2025-05-10");

        Assert.Contains(decision.Claims, claim => claim is { Kind: VerdictKind.Disputes, Reason: "ASK_LATER" });
        Assert.Equal(2, (await memory.AllAsync()).Count(state => state.Status is FactStatus.Active));
    }

    [Fact]
    public async Task An_allergy_is_not_ended_without_asking()
    {
        await memory.TellAsync("I'm allergic to peanuts.", "2025-01-10");
        ClaimDecision decision = await memory.TellAsync("I'm no longer allergic to peanuts.", "2025-05-10");

        Assert.Equal((VerdictKind.Disputes, "ASK_LATER"), Of(decision));
        IReadOnlyDictionary<string, FactState> facts = await memory.FactsAsync();
        Assert.Equal(FactStatus.Active, facts["is allergic to peanuts"].Status);
        Assert.Equal(Polarity.Negative, facts["is not allergic to peanuts"].Fact.Polarity);
    }

    [Fact]
    public async Task Quitting_closes_the_job_that_is_known()
    {
        await memory.TellAsync("I work at Siemens.", "2025-01-10");
        ClaimDecision decision = await memory.TellAsync("I got laid off last week.", "2025-04-02");

        Assert.Equal((VerdictKind.Retracts, "END"), Of(decision));
        FactState state = Assert.Single(await memory.AllAsync());
        Assert.Equal(new DateTimeOffset(2025, 3, 24, 0, 0, 0, TimeSpan.Zero), state.Version.Validity.Until);
        Assert.Equal((2, FactStatus.Closed), (state.Sources.Length, state.Status));
    }

    [Fact]
    public async Task An_end_of_what_is_not_known_is_ignored_or_kept_as_past()
    {
        Assert.Equal((VerdictKind.Ignored, "END_UNKNOWN"), Of(await memory.TellAsync("I got laid off.", "2025-04-02")));
        Assert.Empty(await memory.AllAsync());
        Assert.Equal((VerdictKind.Novel, "PAST"), Of(await memory.TellAsync("I used to live in Oslo.", "2025-04-02")));
        Assert.Equal(FactStatus.Closed, Assert.Single(await memory.AllAsync()).Status);
    }

    [Fact]
    public async Task A_switch_names_what_it_replaces()
    {
        await memory.TellAsync("I use VS Code. I use Linux.", "2025-01-10");
        ClaimDecision decision = await memory.TellAsync("I switched from VS Code to Neovim.", "2025-05-10");

        Assert.Equal(VerdictKind.Supersedes, Assert.Single(decision.Claims).Kind);
        IReadOnlyDictionary<string, FactState> facts = await memory.FactsAsync();
        Assert.Equal(FactStatus.Closed, facts["uses VS Code"].Status);
        Assert.Equal(FactStatus.Active, facts["uses Linux"].Status);
        Assert.Equal(FactStatus.Active, facts["uses Neovim"].Status);
    }

    [Fact]
    public async Task What_a_move_leaves_is_kept_even_when_it_was_not_known()
    {
        await memory.TellAsync("My sister Ana moved from Graz to Turin last spring.", "2025-06-15");

        IReadOnlyDictionary<string, FactState> facts = await memory.FactsAsync();
        Assert.Equal(FactStatus.Closed, facts["Ana lives in Graz"].Status);
        Assert.Equal(FactLinkKind.Supersedes, Assert.Single(facts["Ana lives in Turin"].Links).Kind);
        Assert.Contains("has a sister named Ana", facts.Keys);
    }

    [Fact]
    public async Task A_second_job_stands_beside_the_first()
    {
        await memory.TellAsync("I work at Siemens.", "2025-01-10");
        ClaimDecision decision = await memory.TellAsync("I also work at Nokia.", "2025-05-10");

        Assert.Equal((VerdictKind.Coexists, "ADD"), Of(decision));
    }

    [Theory]
    [InlineData("Did I say that I live in Munich?")]
    [InlineData("He said \"I live in Munich\" again.")]
    [InlineData("I'd love to live in Munich one day.")]
    public async Task A_retired_value_does_not_come_back_by_being_mentioned(string text)
    {
        await memory.TellAsync("I live in Munich.", "2025-01-10");
        await memory.TellAsync("I moved to Berlin.", "2025-03-10");
        ClaimDecision decision = await memory.TellAsync(text, "2025-05-10");

        Assert.DoesNotContain(decision.Items, item => item is FactAdded { Fact.Predicate: "lives_in" } or VersionAdded);
        Assert.Equal(FactStatus.Active, (await memory.FactsAsync())["lives in Berlin"].Status);
    }

    [Fact]
    public async Task No_pets_stands_against_every_pet()
    {
        await memory.TellAsync("I have two dogs, Max and Bella.", "2025-01-10");
        ClaimDecision decision = await memory.TellAsync("I don't have any pets.", "2025-05-10");

        Assert.Equal((VerdictKind.Disputes, "CONFLICT_LATER"), Of(decision));
        Assert.Equal(2, decision.Claims[0].Known.Length);
    }

    [Fact]
    public async Task A_new_model_replaces_the_old_one_on_a_word_of_change()
    {
        await memory.TellAsync("My phone is an iPhone 12.", "2025-01-10");
        ClaimDecision decision = await memory.TellAsync("I upgraded to an iPhone 15.", "2025-05-10");

        Assert.Equal((VerdictKind.Supersedes, "CHANGE"), Of(decision));
    }

    [Fact]
    public async Task Claims_of_one_batch_see_each_other()
    {
        await memory.TellAsync(
        [
            ("I live in Munich.", ToldMemory.Day("2025-01-10"), "s", null),
            ("I live in Munich.", ToldMemory.Day("2025-02-10"), "t", null),
            ("I moved to Berlin.", ToldMemory.Day("2025-03-10"), "u", null),
        ]);

        IReadOnlyList<FactState> facts = await memory.AllAsync();
        Assert.Equal(["lives in Munich", "lives in Berlin"], facts.Select(state => state.Fact.Text));
        Assert.All(facts, state => Assert.Equal(1, state.Version.Number));
        Assert.Equal(ToldMemory.Day("2025-03-10"), facts[0].Version.Validity.Until);
    }

    [Fact]
    public async Task The_same_claims_again_change_nothing()
    {
        ClaimDecision first = await memory.TellAsync("I live in Munich.", "2025-01-10");
        ClaimDecision again = await ClaimDecider.DecideAsync(
            memory.Graph, ToldMemory.Scope, [.. first.Claims.Select(claim => claim.Claim)], ReadPoint.At(ToldMemory.Now.AddHours(1)),
            new IdSource(TimeProvider.System, RandomSource.Seeded(3)), default);

        Assert.Empty(again.Items);
        Assert.Equal(VerdictKind.Repeats, again.Claims[0].Kind);
    }

    private static (VerdictKind Kind, string Reason) Of(ClaimDecision decision)
    {
        DecidedClaim claim = Assert.Single(decision.Claims);
        return (claim.Kind, claim.Reason);
    }
}
