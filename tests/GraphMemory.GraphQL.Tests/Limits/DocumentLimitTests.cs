using System.Text;
using System.Text.Json;

namespace GraphMemory.GraphQL.Tests.Limits;

/// <summary>Documents that try to make the server work more than it should. They need no memory: none gets as far as that.</summary>
public sealed class DocumentLimitTests(Bare bare) : IClassFixture<Bare>
{
    /// <summary>What is answered to attacks that break a rule of the language rather than a limit.</summary>
    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        ["fragments in a circle"] = "VALIDATION_FAILED",
        ["a fragment in itself"] = "VALIDATION_FAILED",
        ["two fragments of one name"] = "VALIDATION_FAILED",
        ["a definition language"] = "VALIDATION_FAILED",
        ["an extension"] = "VALIDATION_FAILED",
        ["no operation"] = "VALIDATION_FAILED",
        ["nothing"] = "VALIDATION_FAILED",
        ["a comment"] = "VALIDATION_FAILED",
        ["half a query"] = "SYNTAX_ERROR",
    };

    public static TheoryData<string> Attacks => new(Documents().Keys);

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task An_attack_is_refused_before_it_is_validated(string attack)
    {
        (string code, string message) = await bare.Host.FailAsync(Documents()[attack]);
        Assert.Equal(Codes.GetValueOrDefault(attack, "LIMIT_EXCEEDED"), code);
        Assert.True(message.Length < 300);
    }

    [Fact]
    public async Task What_ordinary_clients_send_passes()
    {
        StringBuilder query = new("query Page { ");
        for (int i = 0; i < 40; i++) query.Append($"a{i}: server {{ ...Names @include(if: true) }} ");
        query.Append("} fragment Names on ServerInfo { name version ...More } fragment More on ServerInfo { now }");
        JsonElement data = await bare.Host.AskAsync(query.ToString());
        Assert.Equal("GraphMemory", data.Text("a39.name"));
    }

    [Fact]
    public async Task At_most_20_errors_are_listed()
    {
        string query = $"{{ {string.Join(' ', Enumerable.Range(0, 900).Select(i => $"unknown{i}"))} }}";
        JsonElement errors = (await bare.Host.SendAsync(query)).At("errors");
        Assert.Equal(21, errors.GetArrayLength());
        Assert.Contains("880 more errors", errors.Text("20.message"));
    }

    [Theory]
    [InlineData("{ servr { name } }")]
    [InlineData("{ server { nme } }")]
    [InlineData("{ memory(usr: \"a\") { exists } }")]
    [InlineData("mutation { undoo { change { id } } }")]
    [InlineData("{ memory(user: \"a\") { facts(where: { status: { eq: ACTIV } }) { nodes { id } } } }")]
    [InlineData("{ node(id: \"a\") { ... on Fackt { id } } }")]
    public async Task Names_that_were_perhaps_meant_are_not_told(string query) =>
        Assert.DoesNotContain("Did you mean", (await bare.Host.SendAsync(query)).ToString());

    [Fact]
    public async Task In_development_the_schema_is_told_and_names_are_suggested()
    {
        await using ApiHost host = await ApiHost.StartAsync(configure: options => options.Introspection = options.Suggestions = true);
        JsonElement schema = await host.AskAsync(
            """
            { __schema { types { ...T } directives { name args { ...V } } queryType { name } } }
            fragment T on __Type { kind name fields(includeDeprecated: true) { name args { ...V } type { ...R } } inputFields { ...V } interfaces { ...R } enumValues { name } possibleTypes { ...R } }
            fragment V on __InputValue { name type { ...R } defaultValue }
            fragment R on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } }
            """);
        Assert.Contains("Memory", schema.Each("__schema.types", "name"));
        Assert.Contains("Did you mean", (await host.SendAsync("{ servr { name } }")).ToString());
        Assert.Equal("LIMIT_EXCEEDED", (await host.FailAsync("{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }")).Code);
        Assert.Equal("LIMIT_EXCEEDED", (await host.FailAsync(
            "{ __schema { types { ...A } } } fragment A on __Type { fields { type { ...B } } } fragment B on __Type { interfaces { ...C } } fragment C on __Type { possibleTypes { name } }")).Code);
    }

    [Theory]
    [InlineData("{ __schema { types { name } } }")]
    [InlineData("{ __type(name: \"Memory\") { name } }")]
    [InlineData("{ ...F } fragment F on Query { __schema { types { name } } }")]
    public async Task The_schema_is_not_told_otherwise(string query) => Assert.Equal("INTROSPECTION_OFF", (await bare.Host.FailAsync(query)).Code);

    [Theory]
    [InlineData("query ($v: Int!) { memory(user: \"a\") { facts(first: $v) { nodes { id } } } }", "\"many\"")]
    [InlineData("query ($v: Int!) { memory(user: \"a\") { facts(first: $v) { nodes { id } } } }", "1e100")]
    [InlineData("query ($v: Int!) { memory(user: \"a\") { facts(first: $v) { nodes { id } } } }", "null")]
    [InlineData("query ($v: ID!) { memory(user: $v) { exists } }", "{ \"a\": 1 }")]
    [InlineData("query ($v: ID!) { memory(user: $v) { exists } }", "[\"a\", \"b\"]")]
    [InlineData("query ($v: [ID!]!) { nodes(ids: $v) { id } }", "[null]")]
    [InlineData("query ($v: FactWhere) { memory(user: \"a\") { facts(where: $v) { nodes { id } } } }", "{ \"secret\": 1 }")]
    [InlineData("query ($v: FactWhere) { memory(user: \"a\") { facts(where: $v) { nodes { id } } } }", "{ \"status\": { \"eq\": \"active\" } }")]
    [InlineData("mutation ($v: UndoInput!) { undo(input: $v) { change { id } } }", "{ \"user\": \"a\", \"sequence\": 1.5 }")]
    [InlineData("mutation ($v: UndoInput!) { undo(input: $v) { change { id } } }", "{ \"user\": \"a\" }")]
    [InlineData("mutation ($v: RememberInput!) { remember(input: $v) { changes { id } } }", "{ \"user\": \"a\", \"turns\": [{ \"session\": 7 }] }")]
    public async Task A_variable_of_another_type_is_refused(string query, string value)
    {
        using JsonDocument variable = JsonDocument.Parse(value);
        JsonElement answer = await bare.Host.SendAsync(query, new { v = variable.RootElement });
        Assert.False(answer.TryGetProperty("data", out _), answer.ToString());
        Assert.Equal("VALIDATION_FAILED", answer.Text("errors.0.extensions.code"));
        Assert.DoesNotContain("Exception", answer.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_fails_in_the_server_is_masked_and_found_in_the_log()
    {
        JsonElement answer = await bare.Host.SendAsync("{ memory(user: \"a\") { exists } }");
        Assert.DoesNotContain("secret", answer.ToString());
        Assert.Equal("INTERNAL_ERROR", answer.Text("errors.0.extensions.code"));
        string traceId = answer.Text("errors.0.extensions.traceId")!;
        Assert.Contains(bare.Host.Log.Lines, line => line.Contains(traceId) && line.Contains("secret"));
    }

    private static Dictionary<string, string> Documents()
    {
        string doubling = "{ ...F0 } " + string.Concat(Enumerable.Range(0, 30).Select(i => $"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }} ")) + "fragment F30 on Query { __typename }";
        string nestedDoubling = "{ ...F0 } " + string.Concat(Enumerable.Range(0, 14).Select(i => $"fragment F{i} on Query {{ a: server {{ name }} ...F{i + 1} b: server {{ name }} ...F{i + 1} }} ")) + "fragment F14 on Query { __typename }";
        return new(StringComparer.Ordinal)
        {
            ["doubling fragments"] = doubling,
            ["doubling fragments with fields"] = nestedDoubling,
            ["doubling fragments that nobody uses"] = doubling.Replace("{ ...F0 }", "{ __typename }"),
            ["many fragments"] = $"{{ {string.Concat(Enumerable.Range(0, 900).Select(i => $"...F{i} "))} }} " + string.Concat(Enumerable.Range(0, 900).Select(i => $"fragment F{i} on Query{{a}}")),
            ["101 fragments"] = $"{{ {string.Concat(Enumerable.Range(0, 101).Select(i => $"...F{i} "))} }} " + string.Concat(Enumerable.Range(0, 101).Select(i => $"fragment F{i} on Query{{__typename}} ")),
            ["fragments in a circle"] = "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
            ["a fragment in itself"] = "{ __typename } fragment A on Query { server { name } ...A }",
            ["two fragments of one name"] = "{ ...A } fragment A on Query { __typename } fragment A on Query { __typename }",
            ["one field often"] = $"{{ {string.Concat(Enumerable.Repeat("__typename ", 2500))} }}",
            ["21 repeats of a name"] = $"{{ {string.Concat(Enumerable.Repeat("server { name } ", 21))} }}",
            ["51 aliases of a field"] = $"{{ {string.Concat(Enumerable.Range(0, 51).Select(i => $"a{i}: __typename "))} }}",
            ["51 aliases through fragments"] = $"{{ ...A ...B }} fragment A on Query {{ {string.Concat(Enumerable.Range(0, 26).Select(i => $"a{i}: __typename "))} }} fragment B on Query {{ {string.Concat(Enumerable.Range(0, 25).Select(i => $"b{i}: __typename "))} }}",
            ["51 aliases through inline fragments"] = $"{{ {string.Concat(Enumerable.Range(0, 51).Select(i => $"... {{ a{i}: __typename }} "))} }}",
            ["duplicate objects"] = $"{{ {string.Concat(Enumerable.Repeat("server { name name name name name name name name name name } ", 300))} }}",
            ["1,001 fields"] = $"{{ {string.Concat(Enumerable.Range(0, 1001).Select(i => $"f{i} "))} }}",
            ["1,001 fields in two operations"] = $"query A {{ {string.Concat(Enumerable.Range(0, 501).Select(i => $"f{i} "))} }} query B {{ {string.Concat(Enumerable.Range(0, 501).Select(i => $"f{i} "))} }}",
            ["deep fields"] = string.Concat(Enumerable.Repeat("{ a ", 16)) + new string('}', 16),
            ["deep through fragments"] = "{ ...F0 } " + string.Concat(Enumerable.Range(0, 20).Select(i => $"fragment F{i} on Query {{ a {{ ...F{i + 1} }} }} ")) + "fragment F20 on Query { __typename }",
            ["very deep fields"] = string.Concat(Enumerable.Repeat("{a", 4900)) + new string('}', 4900),
            ["very deep lists"] = $"{{ a(b: {new string('[', 9000)}{new string(']', 900)}) }}",
            ["very deep inline fragments"] = "{" + string.Concat(Enumerable.Repeat("...{", 3000)) + "a" + new string('}', 3001),
            ["directives at one place"] = $"{{ __typename {string.Concat(Enumerable.Repeat("@skip(if: false) ", 5))} }}",
            ["many directives"] = $"{{ {string.Concat(Enumerable.Range(0, 26).Select(i => $"a{i}: __typename @skip(if: false) @include(if: true) "))} }}",
            ["many tokens"] = $"{{ a(b: [{new string(',', 100)}{string.Concat(Enumerable.Repeat("1 ", 10_001))}]) }}",
            ["a long document"] = $"{{ __typename }} #{new string('x', 32_000)}",
            ["a definition language"] = "type Evil { a: Int } query { __typename }",
            ["an extension"] = "{ __typename } extend type Query { evil: Int }",
            ["nothing"] = "",
            ["a comment"] = "# nothing",
            ["half a query"] = "{ server {",
            ["no operation"] = "fragment A on Query { __typename }",
        };
    }
}

/// <summary>A server without a memory.</summary>
public sealed class Bare : IAsyncLifetime
{
    public ApiHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await ApiHost.StartAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
