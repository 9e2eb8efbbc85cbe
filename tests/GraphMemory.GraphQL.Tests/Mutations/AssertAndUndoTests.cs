using System.Text.Json;

namespace GraphMemory.GraphQL.Tests.Mutations;

public sealed class AssertAndUndoTests(EndToEnd api)
{
    private const string Assertion =
        """
        mutation ($input: AssertFactsInput!) { assertFacts(input: $input) {
          claims { verdict reason fact { text predicate object { name } value sources { label } } }
          change { sequence actor items { kind } }
          memory { counts { facts } }
          errors { __typename ... on Error { code message } }
        } }
        """;

    private const string Undo =
        "mutation ($input: UndoInput!) { undo(input: $input) { change { sequence items { kind undone } } memory { facts { nodes { text } } } errors { __typename ... on Error { code message } ... on UndoBlockedError { sequences } } } }";

    [Fact]
    public async Task Facts_of_the_callers_own_are_judged_and_shown()
    {
        const string User = "asserted";
        JsonElement first = await AssertAsync(User, new { predicate = "lives_in", @object = "Graz", from = "2020-01-01T00:00:00Z", source = "the form" });
        Assert.Equal(JsonValueKind.Null, first.At("errors").ValueKind);
        Assert.Equal("Graz", first.Text("claims.0.fact.object.name"));
        Assert.Equal("the form", first.Text("claims.0.fact.sources.0.label"));
        Assert.Equal(1, first.At("change.sequence").GetInt64());
        JsonElement second = await AssertAsync(User, new { predicate = "lives_in", @object = "Turin", from = "2024-01-01T00:00:00Z" });
        Assert.Equal("SUPERSEDES", second.Text("claims.0.verdict"));
        Assert.NotEmpty(second.Text("claims.0.reason")!);
        Assert.Equal(1, second.At("memory.counts.facts").GetInt64());
    }

    [Fact]
    public async Task Facts_that_are_refused_are_typed_errors()
    {
        foreach (object fact in new object[]
        {
            new { predicate = "likes", value = "x", confidence = 2 },
            new { predicate = "Not Snake", value = "x" },
            new { predicate = "likes" },
            new { predicate = "likes", value = "x", @object = "y" },
        })
            Assert.Equal("InvalidInputError", (await AssertAsync("refused", fact)).Text("errors.0.__typename"));
        Assert.Equal("INVALID_ARGUMENT", (await AssertAsync("refused")).Text("errors.0.code"));
        Assert.Equal("InvalidUserError", (await AssertAsync("", new { predicate = "likes", value = "x" })).Text("errors.0.__typename"));
    }

    [Fact]
    public async Task A_change_is_undone_and_earlier_known_reads_stay_as_they_were()
    {
        const string User = "undone";
        await AssertAsync(User, new { predicate = "lives_in", @object = "Graz", from = "2020-01-01T00:00:00Z" });
        JsonElement moved = await AssertAsync(User, new { predicate = "lives_in", @object = "Turin", from = "2024-01-01T00:00:00Z" });
        string known = (await api.Host.AskAsync("{ memory(user: \"undone\") { at { known } } }")).Text("memory.at.known")!;

        JsonElement blocked = await UndoAsync(User, 1);
        Assert.Equal("UndoBlockedError", blocked.Text("errors.0.__typename"));
        Assert.Equal(moved.At("change.sequence").GetInt64(), blocked.At("errors.0.sequences.0").GetInt64());

        JsonElement undone = await UndoAsync(User, 2);
        Assert.Equal(JsonValueKind.Null, undone.At("errors").ValueKind);
        Assert.Contains("CHANGE_UNDONE", undone.Each("change.items", "kind"));
        JsonElement data = await api.Host.AskAsync(
            "query ($known: DateTime!) { memory(user: \"undone\") { now: facts { nodes { object { name } } } then: facts(at: { known: $known }) { nodes { object { name } } } } }", new { known });
        Assert.Equal(["Graz"], data.Each("memory.now.nodes", "object.name"));
        Assert.Equal(["Turin"], data.Each("memory.then.nodes", "object.name"));
    }

    [Fact]
    public async Task What_cannot_be_undone_is_a_typed_error()
    {
        Assert.Equal("NotUndoableError", (await UndoAsync("sample", 99_999)).Text("errors.0.__typename"));
        Assert.Equal("NotUndoableError", (await UndoAsync("sample", -1)).Text("errors.0.__typename"));
        Assert.Equal("InvalidUserError", (await UndoAsync("", 1)).Text("errors.0.__typename"));
    }

    private async Task<JsonElement> AssertAsync(string user, params object[] facts) =>
        (await api.Host.AskAsync(Assertion, new { input = new { user, facts } })).At("assertFacts");

    private async Task<JsonElement> UndoAsync(string user, long sequence) =>
        (await api.Host.AskAsync(Undo, new { input = new { user, sequence } })).At("undo");
}
