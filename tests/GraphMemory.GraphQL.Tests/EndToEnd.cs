using GraphMemory.Conversations;
using GraphMemory.GraphQL.Tests;

[assembly: AssemblyFixture(typeof(EndToEnd))]

namespace GraphMemory.GraphQL.Tests;

/// <summary>One server over one embedded store, for tests that each take a user of their own.</summary>
public sealed class EndToEnd : IAsyncLifetime
{
    private EmbeddedStore store = null!;

    public ApiHost Host { get; private set; } = null!;

    public CountingGraph Graph => store.Graph;

    public async ValueTask InitializeAsync()
    {
        store = await EmbeddedStore.OpenAsync();
        Host = await ApiHost.StartAsync(store.Graph);
        await Host.AskAsync("mutation ($user: ID!) { loadSample(input: { user: $user }) { turnsAdded errors { ... on Error { code } } } }", new { user = SampleConversation.User });
    }

    /// <summary>Writes facts to a user's journal, as one change, and gives its number.</summary>
    public Task<long> SeedAsync(string user, params Told[] facts) => new Seed(store.Graph, Scope.User(user)).WriteAsync(facts);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await store.DisposeAsync();
    }
}
