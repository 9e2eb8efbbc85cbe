using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace GraphMemory.GraphQL.Tests.Transport;

/// <summary>Requests that take long, and many at once.</summary>
public sealed class LoadTests
{
    private const string Slow = "{ memory(user: \"slow\") { exists } }";

    [Fact]
    public async Task A_request_that_takes_too_long_is_ended_and_says_so()
    {
        await using EmbeddedStore store = await EmbeddedStore.OpenAsync();
        FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());
        HeldGraph held = new(store.Graph);
        await using ApiHost host = await ApiHost.StartAsync(held, clock: clock);
        Task<JsonElement> answer = host.SendAsync(Slow);
        await held.Entered;
        clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal("TIME_LIMIT", (await answer).Text("errors.0.extensions.code"));
        await held.Cancelled;
    }

    [Fact]
    public async Task A_request_whose_client_goes_away_is_cancelled()
    {
        await using EmbeddedStore store = await EmbeddedStore.OpenAsync();
        HeldGraph held = new(store.Graph);
        await using ApiHost host = await ApiHost.StartAsync(held);
        using CancellationTokenSource gone = new();
        Task<HttpResponseMessage> answer = host.Http.PostAsJsonAsync("graphql", new { query = Slow }, gone.Token);
        await held.Entered;
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        await held.Cancelled;
    }

    [Fact]
    public async Task Requests_beyond_the_bound_are_turned_away_and_others_go_on()
    {
        await using EmbeddedStore store = await EmbeddedStore.OpenAsync();
        HeldGraph held = new(store.Graph);
        await using ApiHost host = await ApiHost.StartAsync(held, options => (options.ConcurrencyMax, options.WaitingMax) = (1, 0));
        Task<JsonElement> first = host.SendAsync(Slow);
        await held.Entered;
        using HttpResponseMessage second = await host.Http.PostAsJsonAsync("graphql", new { query = "{ __typename }" });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, second.StatusCode);
        Assert.Equal("OVERLOADED", (await second.Content.ReadFromJsonAsync<JsonElement>()).Text("errors.0.extensions.code"));
        held.LetGo();
        Assert.False((await first).At("data.memory.exists").GetBoolean());
        Assert.Equal("Query", (await host.AskAsync("{ __typename }")).Text("__typename"));
    }

    [Fact]
    public async Task An_answer_of_too_many_rows_is_refused()
    {
        await using EmbeddedStore store = await EmbeddedStore.OpenAsync();
        await using ApiHost host = await ApiHost.StartAsync(store.Graph, options => options.RowsMax = 500);
        await new Seed(store.Graph, Scope.User("rows")).WriteAsync([.. Enumerable.Range(0, 100).Select(i => new Told("knows") { Object = $"Person {i}" })]);
        (string code, string message) = await host.FailAsync(
            "{ memory(user: \"rows\") { facts(first: 100) { nodes { subject { facts(first: 100) { nodes { subject { facts(first: 100) { nodes { id } } } } } } } } } }");
        Assert.Equal("LIMIT_EXCEEDED", code);
        Assert.Contains("500", message);
    }
}
