using System.Text.Json;

namespace GraphMemory.GraphQL.Tests.Reads;

public sealed class ReadPointTests(EndToEnd api)
{
    [Fact]
    public async Task A_read_at_another_valid_time_sees_what_was_true_then()
    {
        const string User = "valid-times";
        await api.SeedAsync(User, new Told("lives_in") { Object = "Graz", From = Told.Instant("2020-01-01T00:00:00Z") });
        await api.SeedAsync(User, new Told("lives_in") { Object = "Turin", From = Told.Instant("2024-05-03T00:00:00+02:00") });
        JsonElement data = await api.Host.AskAsync(
            """
            query ($user: ID!) { memory(user: $user) {
              now: facts { nodes { object { name } } }
              then: facts(at: { valid: "2022-01-01T00:00:00Z" }) { nodes { object { name } } }
              before: facts(at: { valid: "2019-01-01T00:00:00Z" }) { nodes { object { name } } }
              timeline(from: "2020-06-01T00:00:00Z") { nodes { at kind stated fact { object { name } } } complete }
            } }
            """,
            new { user = User });
        Assert.Equal(["Turin"], data.Each("memory.now.nodes", "object.name"));
        Assert.Equal(["Graz"], data.Each("memory.then.nodes", "object.name"));
        Assert.Empty(data.Each("memory.before.nodes", "object.name"));
        Assert.Equal(["ENDED", "BEGAN"], data.Each("memory.timeline.nodes", "kind").Order().Reverse());
        Assert.Equal("2024-05-02T22:00:00Z", data.Text("memory.timeline.nodes.0.at"));
        Assert.True(data.At("memory.timeline.complete").GetBoolean());
    }

    [Fact]
    public async Task A_read_at_an_earlier_known_time_sees_what_was_known_then_and_its_children_do_too()
    {
        const string User = "known-times";
        await api.SeedAsync(User, new Told("likes") { Object = "Tea" });
        string known = (await api.Host.AskAsync("query ($user: ID!) { memory(user: $user) { at { known } } }", new { user = User })).Text("memory.at.known")!;
        await api.SeedAsync(User, new Told("likes") { Object = "Coffee" });

        JsonElement data = await api.Host.AskAsync(
            """
            query ($user: ID!, $known: DateTime!) {
              memory(user: $user, at: { known: $known }) {
                at { valid known }
                facts { nodes { object { name } subject { facts { nodes { object { name } } } today: facts(at: { known: "9999-01-01T00:00:00Z" }) { nodes { id } } } } }
                changes { nodes { sequence } } counts { facts }
              }
            }
            """,
            new { user = User, known });
        Assert.Equal(known, data.Text("memory.at.valid"));
        Assert.Equal(known, data.Text("memory.at.known"));
        Assert.Equal(["Tea"], data.Each("memory.facts.nodes", "object.name"));
        Assert.Equal(["Tea"], data.Each("memory.facts.nodes.0.subject.facts.nodes", "object.name"));
        Assert.Equal(2, data.At("memory.facts.nodes.0.subject.today.nodes").GetArrayLength());
        Assert.Equal(["1"], data.Each("memory.changes.nodes", "sequence"));
        Assert.Equal(1, data.At("memory.counts.facts").GetInt64());
    }

    [Fact]
    public async Task A_known_time_in_the_future_is_now()
    {
        JsonElement data = await api.Host.AskAsync("{ server { now } memory(user: \"future\", at: { known: \"2999-01-01T00:00:00Z\" }) { at { valid known } } }");
        Assert.Equal(data.Text("memory.at.known"), data.Text("memory.at.valid"));
        Assert.True(data.At("memory.at.known").GetDateTimeOffset() <= data.At("server.now").GetDateTimeOffset().AddMinutes(1));
    }

    [Theory]
    [InlineData("2026-05-03")]
    [InlineData("2026-05-03T10:00:00")]
    [InlineData("03.05.2026 10:00")]
    [InlineData("2026-13-03T10:00:00Z")]
    [InlineData("yesterday")]
    [InlineData("")]
    public async Task An_instant_without_time_or_offset_is_refused_with_an_example(string instant)
    {
        const string Variable = "query ($v: DateTime) { memory(user: \"a\", at: { valid: $v }) { exists } }";
        (string code, string message) = await api.Host.FailAsync(Variable, new { v = instant });
        Assert.Equal("VALIDATION_FAILED", code);
        Assert.Contains("2026-05-03T10:00:00Z", message);
        Assert.Contains("2026-05-03T10:00:00Z", (await api.Host.FailAsync($"{{ memory(user: \"a\", at: {{ valid: \"{instant}\" }}) {{ exists }} }}")).Message);
    }

    [Fact]
    public async Task What_was_said_keeps_its_offset()
    {
        JsonElement data = await api.Host.AskAsync("{ memory(user: \"sample\") { turns(first: 1) { nodes { saidAt } } } }");
        Assert.Equal("2025-04-14T09:12:00+02:00", data.Text("memory.turns.nodes.0.saidAt"));
    }
}
