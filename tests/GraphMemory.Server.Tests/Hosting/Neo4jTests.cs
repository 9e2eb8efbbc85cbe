using System.Net;
using System.Net.Sockets;

namespace GraphMemory.Server.Tests.Hosting;

/// <summary>The program over a Neo4j server: every command, and a server that comes up later. All memories move, so none may be there but those of the test.</summary>
public sealed class Neo4jTests(OwnServer server) : IClassFixture<OwnServer>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Commands_work_on_a_server_and_a_memory_moves_there_and_back()
    {
        using TemporaryFolder folder = new();
        const string user = "mira";
        string address = await server.UriAsync();
        string[] neo4j = ["--store", "neo4j", "--neo4j-uri", address, "--user", user];
        await GraphMemoryProcess.RunAsync(folder, "remember", "My name is Mira, and I live in Graz.", "--user", user);

        CommandResult there = await RunAsync(folder, ["migrate", "--from", "sqlite:graphmemory.db", "--to", $"{address}/neo4j"]);
        Assert.True(there.ExitCode == 0, there.Errors);
        Assert.Contains("1 memory, ", there.Output);
        CommandResult told = await RunAsync(folder, ["remember", "I moved to Turin.", .. neo4j]);
        Assert.True(told.ExitCode == 0, told.Errors);
        Assert.Contains("SUPERSEDES", told.Output);
        Assert.Contains("Turin", (await RunAsync(folder, ["context", "Where do I live?", .. neo4j])).Output);
        Assert.Contains("lives in Turin", (await RunAsync(folder, ["facts", .. neo4j])).Output);

        CommandResult doctor = await RunAsync(folder, ["doctor", .. neo4j]);
        Assert.Contains("indexes and constraints, all online", doctor.Output);
        Assert.Contains("every hash follows from the one before", doctor.Output);
        CommandResult schema = await RunAsync(folder, ["graph-schema", .. neo4j]);
        Assert.Contains("(:Fact)-[:STATED_IN]->(:Turn)", schema.Output);
        Assert.Matches("turn_vector .*ONLINE", schema.Output);

        await RunAsync(folder, ["export", "--output", "there.jsonl", .. neo4j]);
        CommandResult back = await RunAsync(folder, ["migrate", "--from", $"{address}/neo4j", "--to", "sqlite:back.db"]);
        Assert.True(back.ExitCode == 0, back.Errors);
        CommandResult exported = await GraphMemoryProcess.RunAsync(folder, "export", "--data", "back.db", "--user", user);
        Assert.Equal(await File.ReadAllTextAsync(folder.File("there.jsonl"), Ct), exported.Output);
    }

    [Fact]
    public async Task A_server_lives_before_its_database_is_there_and_says_why_it_is_not_ready()
    {
        string script = RealServer.ScriptOrSkip();
        using TemporaryFolder folder = new();
        using TcpListener reserved = new(IPAddress.Loopback, 0);
        reserved.Start();
        int port = ((IPEndPoint)reserved.LocalEndpoint).Port;
        await using ServerProcess early = await ServerProcess.StartAsync(
            folder, "serve", "Development", "--store", "neo4j", "--neo4j-uri", $"bolt://127.0.0.1:{port}", "--neo4j-user", "reader");
        Assert.Contains($"bolt://127.0.0.1:{port}/neo4j", early.Greeting);
        Assert.Equal(HttpStatusCode.OK, (await early.Http.GetAsync("/health/live", Ct)).StatusCode);
        using HttpResponseMessage notReady = await early.Http.GetAsync("/health/ready", Ct);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, notReady.StatusCode);
        Assert.StartsWith("not ready: STORE_UNAVAILABLE: ", await notReady.Content.ReadAsStringAsync(Ct));

        // The database comes up at the address where the server looked for it.
        reserved.Stop();
        Neo4jProcess database = await Neo4jProcess.StartAsync(script, "--port", $"{port}", "--heap", "512m");
        try
        {
            await UntilReadyAsync(early);
            Assert.Equal("[]", (await early.AskAsync("""{ memory(user: "mira") { facts { nodes { text } } } }""")).GetProperty("memory").GetProperty("facts").GetProperty("nodes").ToString());
        }
        finally
        {
            await database.StopAsync();
        }
        Assert.Equal(0, (await early.StopAsync()).ExitCode);
    }

    [Fact]
    public async Task No_server_and_a_wrong_address_end_with_one_line()
    {
        using TemporaryFolder folder = new();
        CommandResult refused = await GraphMemoryProcess.RunAsync(folder, "facts", "--store", "neo4j", "--neo4j-uri", "bolt://127.0.0.1:9");
        Assert.Equal(4, refused.ExitCode);
        Assert.Contains("bolt://127.0.0.1:9/neo4j", refused.ErrorLine);
    }

    private static async Task UntilReadyAsync(ServerProcess server)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        while (true)
        {
            using HttpResponseMessage answer = await server.Http.GetAsync("/health/ready", limit.Token);
            if (answer.StatusCode is HttpStatusCode.OK) return;
            await Task.Delay(TimeSpan.FromMilliseconds(200), limit.Token);
        }
    }

    private async Task<CommandResult> RunAsync(TemporaryFolder folder, string[] arguments) =>
        await GraphMemoryProcess.RunAsync(folder, input: "", arguments, ("GRAPHMEMORY_NEO4J__PASSWORD", (await server.AddressAsync()).Password));
}
