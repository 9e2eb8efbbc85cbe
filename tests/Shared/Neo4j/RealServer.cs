using Neo4j.Driver;

[assembly: AssemblyFixture(typeof(GraphMemory.Testing.RealServer))]

namespace GraphMemory.Testing;

/// <summary>
/// One Neo4j for all tests of a project, and with NEO4J_URI one for many projects, whose tests must not disturb each other: that of NEO4J_URI,
/// else one that is started when the first test asks for it, in a container or by the script shared/neo4j/neo4j.
/// </summary>
public class RealServer : IAsyncLifetime
{
    private readonly SemaphoreSlim gate = new(1);
    private Task<StartedServer>? started;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>True when the server is named, or was started: when a test may have written to it.</summary>
    public bool IsThere => Given is not null || started is { IsCompletedSuccessfully: true };

    /// <summary>The server. Skips the test when there is none to be had.</summary>
    public async Task<Neo4jAddress> AddressAsync()
    {
        if (Given is { } given) return given;
        await gate.WaitAsync();
        try
        {
            // Of a server that did not start every test tells at once.
            return (await (started ??= StartedServer.StartOrSkipAsync())).Address;
        }
        finally
        {
            gate.Release();
        }
    }

    public async Task<string> UriAsync() => (await AddressAsync()).Uri;

    public async Task<IDriver> DriverAsync(string? scheme = null, Action<ConfigBuilder>? action = null)
    {
        Neo4jAddress address = await AddressAsync();
        string uri = scheme is null ? address.Uri : $"{scheme}{address.Uri[address.Uri.IndexOf(':', StringComparison.Ordinal)..]}";
        return GraphDatabase.Driver(uri, address.Token, action);
    }

    public async ValueTask DisposeAsync()
    {
        if (started is { IsCompletedSuccessfully: true }) await (await started).StopAsync();
        gate.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The script that starts servers, for tests that kill theirs; skips the test when it is not there.</summary>
    public static string ScriptOrSkip()
    {
        string? script = SharedFolder.Find("neo4j", "neo4j");
        Assert.SkipWhen(
            script is null,
            "There is no Neo4j server to be had. Set NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD, or start a Docker engine, or put the folder 'shared' beside the repository, "
            + "and run: dotnet test. Tests that need a server to themselves take no NEO4J_URI, and those that kill it no Docker engine.");
        return script;
    }

    /// <summary>The server that somebody else started.</summary>
    private protected virtual Neo4jAddress? Given => Neo4jAddress.Given();
}
