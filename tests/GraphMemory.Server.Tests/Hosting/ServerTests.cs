using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GraphMemory.Server.Tests.Hosting;

public sealed class ServerTests
{
    [Fact]
    public async Task It_says_where_it_listens_and_where_its_data_are_and_stops_when_told_to()
    {
        using TemporaryFolder folder = new();
        await using ServerProcess server = await ServerProcess.StartAsync(folder);
        Assert.Contains($"Data file:  {folder.File("graphmemory.db")}", server.Greeting);
        Assert.Contains($"GraphQL:    {server.Address}/graphql", server.Greeting);
        Assert.Equal("live\n", await server.Http.GetStringAsync("/health/live"));
        Assert.Equal("ready\n", await server.Http.GetStringAsync("/health/ready"));
        (int exitCode, string errors) = await server.StopAsync();
        Assert.Equal(0, exitCode);
        Assert.Equal("", errors);
    }

    [Fact]
    public async Task What_is_remembered_over_the_api_is_read_beside_the_running_server()
    {
        using TemporaryFolder folder = new();
        await using ServerProcess server = await ServerProcess.StartAsync(folder);
        await server.AskAsync(
            "mutation($input: RememberInput!) { remember(input: $input) { turns { isNew } } }",
            new { input = new { user = "mira", turns = new[] { new { session = "s", text = "I bought a red bicycle in Graz." } } } });
        CommandResult search = await GraphMemoryProcess.RunAsync(folder, "search", "What did I buy?", "--user", "mira");
        Assert.Equal((0, ""), (search.ExitCode, search.Errors));
        Assert.Contains("I bought a red bicycle in Graz.", search.Output);
    }

    [Fact]
    public async Task A_command_that_writes_says_which_process_has_the_file()
    {
        using TemporaryFolder folder = new();
        await using ServerProcess server = await ServerProcess.StartAsync(folder);
        CommandResult remember = await GraphMemoryProcess.RunAsync(folder, "remember", "I live in Graz.");
        Assert.Equal(3, remember.ExitCode);
        Assert.Matches("opened for writing by process [0-9]+", remember.ErrorLine);
    }

    [Fact]
    public async Task A_second_server_on_the_file_is_refused()
    {
        using TemporaryFolder folder = new();
        await using ServerProcess server = await ServerProcess.StartAsync(folder);
        CommandResult second = await GraphMemoryProcess.RunAsync(folder, "serve", "--urls", "http://127.0.0.1:0");
        Assert.Equal(3, second.ExitCode);
        Assert.Contains(folder.File("graphmemory.db"), second.ErrorLine);
    }

    [Fact]
    public async Task A_port_in_use_is_told_in_one_line()
    {
        using TemporaryFolder folder = new();
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        string address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
        CommandResult serve = await GraphMemoryProcess.RunAsync(folder, "serve", "--urls", address);
        Assert.Equal(5, serve.ExitCode);
        Assert.StartsWith($"graphmemory: {address} is in use", serve.ErrorLine);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0", "--allow-anonymous")]
    [InlineData("http://*:0", "--allow-anonymous")]
    [InlineData("https://127.0.0.1:0", "is no address")]
    [InlineData("nonsense", "is no address")]
    public async Task An_address_that_others_reach_or_that_is_none_is_refused(string address, string reason)
    {
        using TemporaryFolder folder = new();
        CommandResult serve = await GraphMemoryProcess.RunAsync(folder, "serve", "--urls", address);
        Assert.Equal(2, serve.ExitCode);
        Assert.Contains(reason, serve.ErrorLine);
    }

    [Theory]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("[::1]", HttpStatusCode.OK)]
    [InlineData("memory.home", HttpStatusCode.OK)]
    public async Task Only_loopback_names_and_allowed_ones_are_answered(string host, HttpStatusCode expected)
    {
        using TemporaryFolder folder = new();
        await using ServerProcess server = await ServerProcess.StartAsync(folder, "serve", "Development", "--allowed-hosts", "memory.home");
        using HttpRequestMessage request = new(HttpMethod.Get, "/health/live");
        request.Headers.Host = host;
        using HttpResponseMessage response = await server.Http.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task The_query_page_is_served_in_development_only_and_runs_nothing_of_others()
    {
        using TemporaryFolder folder = new();
        await using (ServerProcess production = await ServerProcess.StartAsync(folder, "serve", "Production"))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await production.Http.GetAsync("/")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await production.Http.GetAsync("/schema.graphql")).StatusCode);
        }
        await using ServerProcess server = await ServerProcess.StartAsync(folder);
        using HttpResponseMessage page = await server.Http.GetAsync("/");
        Assert.StartsWith("default-src 'none'; script-src 'self'", Assert.Single(page.Headers.GetValues("Content-Security-Policy")));
        Assert.Contains("type Memory", await server.Http.GetStringAsync("/schema.graphql"));
        Assert.Contains("/docs/command-line.md", await server.Http.GetStringAsync("/docs"));
        Assert.Contains("graphmemory remember", await server.Http.GetStringAsync("/docs/command-line.md"));
        Assert.Equal(HttpStatusCode.NotFound, (await server.Http.GetAsync("/docs/absent.md")).StatusCode);
    }

    [Fact]
    public async Task Demo_loads_the_sample_once_and_serves_it()
    {
        using TemporaryFolder folder = new();
        await using (ServerProcess first = await ServerProcess.StartAsync(folder, "demo")) Assert.Contains("41 turns remembered", first.Greeting);
        await using ServerProcess second = await ServerProcess.StartAsync(folder, "demo");
        Assert.Contains("there already", second.Greeting);
        string answer = (await second.AskAsync("""{ memory(user: "sample") { counts { turns } context(message: "Where does Clara live?") { text } } }""")).ToString();
        Assert.Contains("\"turns\":41", answer);
        Assert.Contains("Turin", answer);
    }

    [Fact]
    public async Task Acknowledged_turns_are_read_in_the_background()
    {
        using TemporaryFolder folder = new();
        await using ServerProcess server = await ServerProcess.StartAsync(folder);
        await server.AskAsync(
            "mutation($input: RememberInput!) { remember(input: $input) { turns { isNew } } }",
            new { input = new { user = "mira", wait = "ACKNOWLEDGED", turns = new[] { new { session = "s", text = "I live in Graz." } } } });
        string kinds;
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(1));
        do
        {
            kinds = (await server.AskAsync("""{ memory(user: "mira") { changes { nodes { items { kind } } } } }""")).ToString();
            await Task.Yield();
        }
        while (!kinds.Contains("TURN_EXTRACTED", StringComparison.Ordinal) && !limit.IsCancellationRequested);
        Assert.Contains("TURN_EXTRACTED", kinds);
    }

    [Fact]
    public async Task A_broken_model_file_is_told_once_and_the_server_keeps_what_it_is_told()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.File("broken"));
        await using ServerProcess server = await ServerProcess.StartAsync(folder, "serve", "Development", "--embeddings-model-folder", folder.File("broken"));
        await server.AskAsync(
            "mutation($input: RememberInput!) { remember(input: $input) { turns { isNew } } }",
            new { input = new { user = "mira", turns = new[] { new { session = "s", text = "I bought a red bicycle." } } } });
        string found = (await server.AskAsync("""{ memory(user: "mira") { search(query: "bicycle") { hits { __typename } missingSignals } } }""")).ToString();
        Assert.Contains("__typename", found);
        Assert.Contains("vector", found);
        (_, string errors) = await server.StopAsync();
        Assert.Contains("missing", errors);
        Assert.DoesNotContain("   at ", errors);
    }

    [Fact]
    public async Task A_request_without_a_body_or_with_a_huge_one_is_refused()
    {
        using TemporaryFolder folder = new();
        await using ServerProcess server = await ServerProcess.StartAsync(folder);
        using StringContent huge = new($$"""{"query":"{{new string('x', 2_000_000)}}"}""", Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await server.Http.PostAsync("/graphql", huge)).StatusCode);
        using StringContent nothing = new("", Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Http.PostAsync("/graphql", nothing)).StatusCode);
    }
}
