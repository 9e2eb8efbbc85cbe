using GraphMemory.Contradictions;
using GraphMemory.Extraction;
using GraphMemory.Graph;

namespace GraphMemory.Tests.Contradictions;

public sealed class AssertionTests : IAsyncLifetime
{
    private ToldMemory memory = null!;

    public async ValueTask InitializeAsync() => memory = await ToldMemory.OpenAsync();

    public ValueTask DisposeAsync() => memory.DisposeAsync();

    [Fact]
    public async Task An_asserted_fact_meets_what_was_read_from_talk()
    {
        await memory.TellAsync("I live in Munich.", "2025-01-10");
        ClaimDecision decision = await memory.AssertAsync(new FactAssertion { Predicate = "lives_in", Value = "Berlin", Source = "crm" });

        Assert.Equal(VerdictKind.Supersedes, Assert.Single(decision.Claims).Kind);
        FactState berlin = (await memory.FactsAsync())["lives in Berlin"];
        Assert.NotNull(berlin.Fact.Object);
        Assert.Equal("crm", Assert.Single(berlin.Sources).Label);
    }

    [Fact]
    public async Task An_unknown_predicate_keeps_many_values_beside_each_other()
    {
        await memory.AssertAsync(
            new FactAssertion { Subject = "Ana", Predicate = "mentors", Object = "Leo", ObjectKind = EntityKind.Person },
            new FactAssertion { Subject = "Ana", Predicate = "mentors", Object = "Mia" },
            new FactAssertion { Subject = "self", Predicate = "shoe_size", Value = "42" });

        Assert.Equal(["Ana mentors Leo", "Ana mentors Mia", "shoe size 42"], (await memory.AllAsync()).Select(state => state.Fact.Text));
    }

    [Fact]
    public async Task A_stated_interval_is_kept_and_closes_nothing()
    {
        await memory.TellAsync("I live in Munich.", "2025-01-10");
        await memory.AssertAsync(new FactAssertion
        {
            Predicate = "lives_in",
            Object = "Oslo",
            From = ToldMemory.Day("2015-01-01"),
            Until = ToldMemory.Day("2018-01-01"),
        });

        IReadOnlyDictionary<string, FactState> facts = await memory.FactsAsync();
        Assert.Equal(FactStatus.Active, facts["lives in Munich"].Status);
        Assert.Equal(ToldMemory.Day("2018-01-01"), facts["lives in Oslo"].Version.Validity.Until);
    }

    public static TheoryData<string, FactAssertion> Refused => new()
    {
        { "snake_case", new() { Predicate = "Lives In", Value = "x" } },
        { "exactly one", new() { Predicate = "lives_in" } },
        { "exactly one", new() { Predicate = "lives_in", Value = "x", Object = "y" } },
        { "confidence", new() { Predicate = "lives_in", Value = "x", Confidence = 0 } },
        { "before it begins", new() { Predicate = "lives_in", Value = "x", From = ToldMemory.Now, Until = ToldMemory.Now.AddDays(-1) } },
        { "no letter or digit", new() { Predicate = "lives_in", Object = "!!!" } },
        { "NUL", new() { Predicate = "note", Value = "a\0b" } },
        { "2,000", new() { Predicate = "note", Value = new string('x', 2_001) } },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void An_assertion_that_no_fact_can_be_made_of_is_refused_with_the_reason(string reason, FactAssertion assertion)
    {
        MemoryException error = Assert.Throws<MemoryException>(() => SourcedClaim.From(assertion, ToldMemory.Now));

        Assert.Equal(MemoryErrorCode.InvalidFact, error.Code);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }
}
