using System.Text.Json;

namespace GraphMemory.GraphQL.Tests.Mutations;

public sealed class RememberTests(EndToEnd api)
{
    private const string Remember =
        """
        mutation ($input: RememberInput!) { remember(input: $input) {
          turns { isNew turn { text session role extracted externalId } }
          changes { sequence items { kind } }
          memory { exists counts { turns } }
          errors { __typename ... on Error { code message } }
        } }
        """;

    [Theory]
    [InlineData("EXTRACTED", true)]
    [InlineData("ACKNOWLEDGED", false)]
    public async Task Turns_are_remembered_and_the_payload_shows_them_and_the_changes(string wait, bool extracted)
    {
        JsonElement payload = (await api.Host.AskAsync(
            Remember,
            new { input = new { user = $"remember-{wait}", wait, turns = new object[] { new { session = "s", text = "It rained all day." }, new { session = "s", text = "How sad.", role = "ASSISTANT" } } } }))
            .At("remember");
        Assert.Equal(JsonValueKind.Null, payload.At("errors").ValueKind);
        Assert.Equal(["It rained all day.", "How sad."], payload.Each("turns", "turn.text"));
        Assert.Equal("ASSISTANT", payload.Text("turns.1.turn.role"));
        Assert.Equal(extracted, payload.At("turns.0.turn.extracted").GetBoolean());
        Assert.Equal("1", payload.Each("changes", "sequence")[0]);
        Assert.Contains("TURN_ADDED", payload.Each("changes.0.items", "kind"));
        Assert.True(payload.At("memory.exists").GetBoolean());
        Assert.Equal(2, payload.At("memory.counts.turns").GetInt64());
    }

    [Fact]
    public async Task The_same_external_id_is_remembered_once_and_with_other_words_refused()
    {
        const string User = "idempotent";
        object Input(string text) => new { input = new { user = User, turns = new[] { new { session = "s", text, externalId = "m-1", saidAt = "2025-01-01T10:00:00+01:00" } } } };
        JsonElement first = (await api.Host.AskAsync(Remember, Input("Hello there."))).At("remember");
        JsonElement again = (await api.Host.AskAsync(Remember, Input("Hello there."))).At("remember");
        JsonElement other = (await api.Host.AskAsync(Remember, Input("Good evening."))).At("remember");
        Assert.True(first.At("turns.0.isNew").GetBoolean());
        Assert.False(again.At("turns.0.isNew").GetBoolean());
        Assert.Equal(0, again.At("changes").GetArrayLength());
        Assert.Equal("TurnConflictError", other.Text("errors.0.__typename"));
        Assert.Equal("TURN_CONFLICT", other.Text("errors.0.code"));
        Assert.Equal(0, other.At("turns").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, other.At("memory").ValueKind);
    }

    [Fact]
    public async Task What_cannot_be_remembered_is_a_typed_error_that_says_why()
    {
        object Turn(string text, string session = "s", string? saidAt = null) => new { session, text, saidAt };
        object Input(string user, params object[] turns) => new { input = new { user, turns } };
        (object Input, string Type, string Code)[] cases =
        [
            (Input("bad", Turn("")), "InvalidInputError", "INVALID_TURN"),
            (Input("bad", Turn("a\0b")), "InvalidInputError", "INVALID_TURN"),
            (Input("bad", Turn(new string('x', 100_001))), "InvalidInputError", "INVALID_TURN"),
            (Input("bad", Turn("hello", session: "")), "InvalidInputError", "INVALID_TURN"),
            (Input("bad", Turn("hello", saidAt: "1850-01-01T00:00:00Z")), "InvalidInputError", "INVALID_TURN"),
            (Input("bad", Turn("hello", saidAt: "2999-01-01T00:00:00Z")), "InvalidInputError", "INVALID_TURN"),
            (Input("bad"), "InvalidInputError", "INVALID_ARGUMENT"),
            (Input("bad", [.. Enumerable.Range(0, 101).Select(_ => Turn("hello"))]), "InvalidInputError", "INVALID_ARGUMENT"),
            (Input("", Turn("hello")), "InvalidUserError", "INVALID_SCOPE"),
            (Input("a\u0007b", Turn("hello")), "InvalidUserError", "INVALID_SCOPE"),
            (Input(new string('u', 201), Turn("hello")), "InvalidUserError", "INVALID_SCOPE"),
        ];
        foreach ((object input, string type, string code) in cases)
        {
            JsonElement payload = (await api.Host.AskAsync(Remember, input)).At("remember");
            Assert.Equal((type, code), (payload.Text("errors.0.__typename"), payload.Text("errors.0.code")));
            Assert.NotEmpty(payload.Text("errors.0.message")!);
        }
        JsonElement memory = await api.Host.AskAsync("{ memory(user: \"bad\") { exists } }");
        Assert.False(memory.At("memory.exists").GetBoolean());
    }

    [Fact]
    public async Task The_sample_is_loaded_once()
    {
        JsonElement again = await api.Host.AskAsync(
            "mutation { loadSample(input: { user: \"sample\" }) { turnsAdded changes { sequence } memory { counts { turns } } errors { ... on Error { code } } } }");
        Assert.Equal(0, again.At("loadSample.turnsAdded").GetInt32());
        Assert.True(again.At("loadSample.memory.counts.turns").GetInt64() >= 40);
        JsonElement bad = await api.Host.AskAsync("mutation { loadSample(input: { user: \"\" }) { errors { ... on InvalidUserError { code } } } }");
        Assert.Equal("INVALID_SCOPE", bad.Text("loadSample.errors.0.code"));
    }

    [Fact]
    public async Task A_context_cites_the_words_it_rests_on()
    {
        JsonElement data = await api.Host.AskAsync(
            """
            { memory(user: "sample") { context(message: "What is the name of my dog?", session: "sample-5", tokensMax: 600) {
                tokensUsed tokensMax sections { kind lines { text tokens sources { words turn { text } turnId saidAt } } }
                text markdown: text(format: MARKDOWN) json: text(format: JSON)
            } } }
            """);
        JsonElement context = data.At("memory.context");
        Assert.InRange(context.At("tokensUsed").GetInt32(), 1, 600);
        JsonElement[] lines = [.. context.At("sections").EnumerateArray().SelectMany(section => section.At("lines").EnumerateArray())];
        Assert.Contains(lines, line => line.Text("text")!.Contains("Pixel", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.True(line.At("sources").GetArrayLength() > 0));
        Assert.Contains("Pixel", context.Text("text"));
        Assert.Contains("Pixel", context.Text("markdown"));
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(context.Text("json")!).RootElement.ValueKind);
        Assert.Equal("INVALID_ARGUMENT", (await api.Host.FailAsync("{ memory(user: \"sample\") { context(message: \"\") { text } } }")).Code);
        Assert.Equal("INVALID_ARGUMENT", (await api.Host.FailAsync("{ memory(user: \"sample\") { context(message: \"a\", tokensMax: 1) { text } } }")).Code);
    }
}
