using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace GraphMemory.GraphQL.Tests.Subscriptions;

public sealed class MemoryChangedTests(EndToEnd api)
{
    private const string Follow = "subscription ($user: ID!, $since: Long) { memoryChanged(user: $user, since: $since) { sequence items { kind fact { value } turn { text } } } }";

    [Fact]
    public async Task Changes_come_without_a_gap_and_go_on_after_a_break()
    {
        const string User = "followed";
        await api.SeedAsync(User, new Told("likes") { Value = "tea" });
        await api.SeedAsync(User, new Told("likes") { Value = "chess" });
        await using (EventReader events = await EventReader.OpenAsync(api.Host, Follow, new { user = User, since = 0 }))
        {
            Assert.Equal(1, (await events.NextAsync()).At("data.memoryChanged.sequence").GetInt64());
            Assert.Equal(2, (await events.NextAsync()).At("data.memoryChanged.sequence").GetInt64());
            await api.Host.RememberAsync(User, "It rained.");
            JsonElement told = await events.NextAsync();
            Assert.Equal(3, told.At("data.memoryChanged.sequence").GetInt64());
            Assert.Equal("It rained.", told.Text("data.memoryChanged.items.0.turn.text"));
        }
        await api.SeedAsync(User, new Told("likes") { Value = "opera" });
        await using EventReader again = await EventReader.OpenAsync(api.Host, Follow, new { user = User, since = 3 });
        List<long> sequences = [];
        string? last = null;
        while (last is not "opera")
        {
            JsonElement change = (await again.NextAsync()).At("data.memoryChanged");
            sequences.Add(change.At("sequence").GetInt64());
            last = change.At("items").EnumerateArray().Select(item => item.At("fact")).Where(fact => fact.ValueKind is JsonValueKind.Object).Select(fact => fact.Text("value")).FirstOrDefault();
        }
        Assert.Equal(Enumerable.Range(4, sequences.Count).Select(i => (long)i), sequences);
    }

    [Fact]
    public async Task Without_a_number_only_new_changes_come_also_those_that_others_write()
    {
        const string User = "followed-from-now";
        await api.SeedAsync(User, new Told("likes") { Value = "tea" });
        await using EventReader events = await EventReader.OpenAsync(api.Host, Follow, new { user = User });
        await events.BegunAsync();
        await api.SeedAsync(User, new Told("likes") { Value = "chess" });
        Assert.Equal("chess", (await events.NextAsync()).At("data.memoryChanged.items").EnumerateArray()
            .Select(item => item.At("fact")).First(fact => fact.ValueKind is JsonValueKind.Object).Text("value"));
    }

    [Fact]
    public async Task A_long_journal_is_sent_whole_at_the_clients_pace()
    {
        const string User = "followed-long";
        for (int i = 0; i < 120; i++) await api.SeedAsync(User, new Told("likes") { Value = $"thing {i}" });
        await using EventReader events = await EventReader.OpenAsync(api.Host, Follow, new { user = User, since = 0 });
        for (int i = 1; i <= 120; i++) Assert.Equal(i, (await events.NextAsync()).At("data.memoryChanged.sequence").GetInt64());
    }

    [Fact]
    public async Task A_query_is_answered_as_one_event_and_the_end()
    {
        await using EventReader events = await EventReader.OpenAsync(api.Host, "{ __typename }");
        Assert.Equal("Query", (await events.NextAsync()).Text("data.__typename"));
        Assert.Null(await events.ReadAsync());
    }

    [Theory]
    [InlineData("subscription { unknown }", "VALIDATION_FAILED")]
    [InlineData("subscription {", "SYNTAX_ERROR")]
    [InlineData("subscription { memoryChanged(user: \"\") { sequence } }", "INVALID_SCOPE")]
    [InlineData("subscription { memoryChanged(user: \"a\", since: -1) { sequence } }", "INVALID_ARGUMENT")]
    [InlineData("subscription { a: memoryChanged(user: \"a\") { sequence } b: memoryChanged(user: \"b\") { sequence } }", "VALIDATION_FAILED")]
    public async Task What_cannot_be_followed_is_an_event_with_the_error_and_the_end(string query, string code)
    {
        await using EventReader events = await EventReader.OpenAsync(api.Host, query);
        Assert.Equal(code, (await events.NextAsync()).Text("errors.0.extensions.code"));
        Assert.Null(await events.ReadAsync());
    }

    [Fact]
    public async Task A_subscription_needs_a_client_that_takes_events() =>
        Assert.Equal("BAD_REQUEST", (await api.Host.FailAsync(Follow, new { user = "a" })).Code);

    [Fact]
    public async Task Subscriptions_beyond_the_bound_are_turned_away_and_room_comes_back()
    {
        await using EmbeddedStore store = await EmbeddedStore.OpenAsync();
        await using ApiHost host = await ApiHost.StartAsync(store.Graph, options => options.SubscriptionsMax = 1);
        await using (EventReader first = await EventReader.OpenAsync(host, Follow, new { user = "a" }))
        {
            await first.BegunAsync();
            await using EventReader second = await EventReader.OpenAsync(host, Follow, new { user = "a" });
            Assert.Equal(HttpStatusCode.ServiceUnavailable, second.Status);
            Assert.Equal("OVERLOADED", (await second.NextAsync()).Text("errors.0.extensions.code"));
        }
        HttpStatusCode status = HttpStatusCode.ServiceUnavailable;
        while (status is HttpStatusCode.ServiceUnavailable)
        {
            await using EventReader third = await EventReader.OpenAsync(host, Follow, new { user = "a" });
            status = third.Status;
        }
        Assert.Equal(HttpStatusCode.OK, status);
    }
}

/// <summary>Reads server-sent events.</summary>
internal sealed class EventReader : IAsyncDisposable
{
    private readonly HttpResponseMessage response;
    private readonly StreamReader lines;

    private EventReader(HttpResponseMessage response, Stream stream)
    {
        this.response = response;
        lines = new StreamReader(stream);
    }

    public HttpStatusCode Status => response.StatusCode;

    public static async Task<EventReader> OpenAsync(ApiHost host, string query, object? variables = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "graphql") { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        HttpResponseMessage begun = await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", begun.Content.Headers.ContentType!.MediaType);
        return new(begun, await begun.Content.ReadAsStreamAsync());
    }

    /// <summary>Waits for the comment that begins the stream: from then on nothing is missed.</summary>
    public async Task BegunAsync() => Assert.Equal(":", await lines.ReadLineAsync());

    /// <summary>The next result.</summary>
    public async Task<JsonElement> NextAsync() => await ReadAsync() ?? throw new InvalidOperationException("The stream ended.");

    /// <summary>The next result; null when the stream is complete.</summary>
    public async Task<JsonElement?> ReadAsync()
    {
        string kind = "";
        while (await lines.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal)) kind = line[7..];
            if (line.StartsWith("data:", StringComparison.Ordinal)) return kind is "complete" ? null : JsonDocument.Parse(line[5..]).RootElement;
        }
        throw new InvalidOperationException("The stream broke off.");
    }

    public ValueTask DisposeAsync()
    {
        lines.Dispose();
        response.Dispose();
        return ValueTask.CompletedTask;
    }
}
