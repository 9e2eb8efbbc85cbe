using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using Microsoft.Extensions.Time.Testing;

namespace GraphMemory.Neo4j.Tests;

/// <summary>
/// The sample conversation, remembered on the days on which it was said, and what came after: a fact from a form, a contradiction, a phone that
/// is called like the dog, and a mistake that was undone. Ids and times are the same in every run.
/// </summary>
internal static class SampleMemory
{
    public static readonly Scope Scope = Scope.User(SampleConversation.User);

    /// <summary>The instant behind everything.</summary>
    public static readonly DateTimeOffset Now = new(2025, 6, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Before the user moved.</summary>
    public static readonly DateTimeOffset Before = new(2025, 5, 1, 12, 0, 0, TimeSpan.Zero);

    public static async Task WriteAsync(IMemoryGraph graph, CancellationToken ct)
    {
        ConversationTurn[] turns = [.. SampleConversation.Turns, Said("2025-05-30T09:00:00+02:00", "I am not allergic to peanuts."), Said("2025-05-30T09:01:00+02:00", "I live in Milan.")];
        FakeTimeProvider clock = new(turns[0].SaidAt!.Value);
        AgentMemory memory = new(graph, clock: clock, random: RandomSource.Seeded(2025));
        foreach (ConversationTurn turn in turns)
        {
            clock.SetUtcNow(turn.SaidAt!.Value.AddSeconds(1));
            await memory.RememberAsync(Scope, turn, RememberWait.Extracted, ct);
        }
        clock.SetUtcNow(new DateTimeOffset(2025, 5, 31, 8, 0, 0, TimeSpan.Zero));
        // The last two changes are the turn about Milan and what it taught.
        ScopeHead head = await graph.HeadAsync(Scope, ct);
        Assert.IsType<UndoOutcome.Undone>(await memory.UndoAsync(Scope, head.Sequence, ct));
        clock.Advance(TimeSpan.FromHours(1));
        await memory.AssertFactsAsync(
            Scope,
            [
                new FactAssertion { Predicate = "allergic_to", Value = "penicillin", Source = "medical form", Confidence = 1 },
                new FactAssertion { Predicate = "uses_tool", Object = "Pixel", ObjectKind = EntityKind.Product, Confidence = .4m },
                new FactAssertion { Subject = "Marco", Predicate = "friend_of", Object = "Nina", ObjectKind = EntityKind.Person },
            ],
            ct);
    }

    private static ConversationTurn Said(string at, string text) => new()
    {
        Session = "sample-6",
        Text = text,
        SaidAt = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture),
    };
}
