using CsCheck;
using GraphMemory.Graph;

namespace GraphMemory.Tests.Contradictions;

/// <summary>What was true when does not depend on the order in which we hear of it.</summary>
public sealed class OrderTests
{
    private static readonly string[] Cities = ["Munich", "Berlin", "Turin"];

    [Fact]
    public async Task A_late_arrival_takes_its_place_in_the_past()
    {
        await using ToldMemory memory = await ToldMemory.OpenAsync();
        await memory.TellAsync("I live in Berlin.", "2025-06-15");
        await memory.TellAsync("I live in Munich.", "2025-01-10");

        IReadOnlyDictionary<string, FactState> facts = await memory.FactsAsync();
        Assert.Equal(FactStatus.Active, facts["lives in Berlin"].Status);
        Assert.Equal(ToldMemory.Day("2025-06-15"), facts["lives in Munich"].Version.Validity.Until);
        Assert.Equal(facts["lives in Berlin"].Fact.Id, Assert.Single(facts["lives in Munich"].Links).From);
    }

    [Fact]
    public async Task An_end_that_is_heard_of_first_ends_the_state_that_is_heard_of_later()
    {
        await using ToldMemory memory = await ToldMemory.OpenAsync();
        await memory.TellAsync("I no longer work at Siemens.", "2025-06-15");
        await memory.TellAsync("I work at Siemens.", "2025-01-10");

        FactState state = Assert.Single(await memory.AllAsync());
        Assert.Equal(ToldMemory.Day("2025-01-10"), state.Version.CountsFrom);
        Assert.Equal(ToldMemory.Day("2025-06-15"), state.Version.Validity.Until);
    }

    [Fact]
    public async Task Every_order_of_arrival_gives_the_same_history()
    {
        Gen<(int City, int Day)> statement = Gen.Select(Gen.Int[0, 2], Gen.Int[1, 27]);
        await Gen.Select(statement.Array[2, 6], Gen.Int[0, 1_000_000]).SampleAsync(async (told, seed) =>
        {
            (int City, int Day)[] statements = [.. told.DistinctBy(each => each.Day)];
            (int City, int Day)[] shuffled = [.. statements];
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(await HistoryAsync([.. statements.OrderBy(each => each.Day)]), await HistoryAsync(shuffled));
        }, iter: 40, threads: 1);
    }

    private static async Task<string> HistoryAsync((int City, int Day)[] statements)
    {
        await using ToldMemory memory = await ToldMemory.OpenAsync();
        foreach ((int city, int day) in statements) await memory.TellAsync($"I live in {Cities[city]}.", $"2025-03-{day:00}", $"s{day}");
        return string.Join("; ", (await memory.AllAsync())
            .OrderBy(state => state.Version.CountsFrom)
            .Select(state => $"{state.Fact.Text} {state.Version.CountsFrom:dd}-{state.Version.Validity.Until:dd}"));
    }
}
