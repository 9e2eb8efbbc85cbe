using GraphMemory.Bolt.Connections;
using GraphMemory.Bolt.Routing;
using GraphMemory.Bolt.Tests.Scripted;
using Microsoft.Extensions.Time.Testing;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Tests;

public class RoutingTests
{
    private const string Nowhere = "127.0.0.1:1";

    private const string Unit =
        """
        C: BEGIN
        C: RUN
        C: PULL
        S: SUCCESS {}
        S: SUCCESS {"fields": []}
        S: SUCCESS {}
        C: COMMIT
        S: SUCCESS {}

        """;

    private const string Lost = "C: BEGIN\nC: RUN\nC: PULL\nS: SUCCESS {}\nS: HANG UP";

    [Fact]
    public async Task Reads_and_writes_go_to_the_servers_that_the_router_names_and_to_the_database_it_chose()
    {
        await using var reader = ScriptedServer.Playing(Unit.Replace("C: BEGIN", """C: BEGIN {"mode": "r", "db": "films"}"""));
        await using var writer = ScriptedServer.Playing(Unit.Replace("C: BEGIN", """C: BEGIN {"db": "films"}"""));
        await using var router = Router(Table(Nowhere, reader.Address, writer.Address));
        await using IDriver driver = router.Driver(scheme: "neo4j");
        await using IAsyncSession session = driver.AsyncSession();

        await ReadAsync(session);
        await WriteAsync(session);
    }

    [Fact]
    public async Task A_router_is_told_the_context_the_bookmarks_and_the_database()
    {
        string? address = null;
        await using var router = new ScriptedServer(async connection =>
        {
            await connection.ShakeHandsAsync(0, 0, 8, 5);
            var hello = Assert.IsType<Dictionary<string, object?>>((await connection.ReadAsync()).Fields[0]);
            Assert.Equal("eu", Assert.IsType<Dictionary<string, object?>>(hello["routing"])["region"]);
            await connection.PlayAsync("C: LOGON\nS: SUCCESS {}\nS: SUCCESS {}");
            await connection.PlayAsync($$"""C: ROUTE {"address": "{{address}}", "region": "eu"} ["b0"] {"db": "films"}""" + "\n" + Table(Nowhere, Nowhere, ""));
            await connection.ExpectEndAsync();
        });
        address = router.Address;
        await using IDriver driver = GraphDatabase.Driver($"neo4j://{address}?region=eu", AuthTokens.None);
        await using IAsyncSession session = driver.AsyncSession(s => s.WithDatabase("films").WithBookmarks(Bookmarks.From("b0")));

        SessionExpiredException error = await Assert.ThrowsAsync<SessionExpiredException>(() => session.RunAsync("RETURN 1"));
        Assert.Contains("no server now that can write", error.Message);
    }

    [Fact]
    public async Task A_table_is_good_until_its_time_is_over()
    {
        var time = new FakeTimeProvider();
        await using var first = ScriptedServer.Playing(Unit + Unit);
        await using var second = ScriptedServer.Playing(Unit);
        await using var router = Router(Table("$self", first.Address, first.Address, ttl: 10), Table("$self", second.Address, second.Address));
        await using IDriver driver = router.Driver(s => s with { TimeProvider = time }, "neo4j");
        await using IAsyncSession session = driver.AsyncSession();

        await ReadAsync(session);
        time.Advance(TimeSpan.FromSeconds(9));
        await ReadAsync(session);
        time.Advance(TimeSpan.FromSeconds(2));
        await ReadAsync(session);
    }

    [Fact]
    public async Task When_the_known_routers_are_gone_the_first_address_is_asked_again()
    {
        var time = new FakeTimeProvider();
        await using var server = ScriptedServer.Playing(Unit + Unit);
        await using var router = Router(Table(Nowhere, server.Address, server.Address, ttl: 10), Table(Nowhere, server.Address, server.Address));
        await using IDriver driver = router.Driver(s => s with { TimeProvider = time }, "neo4j");
        await using IAsyncSession session = driver.AsyncSession();

        await ReadAsync(session);
        time.Advance(TimeSpan.FromSeconds(11));
        await ReadAsync(session);
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_forgotten_and_the_next_is_taken()
    {
        await using var server = ScriptedServer.Playing(Unit + Unit + Unit);
        await using var router = Router(Table("$self", $"{Nowhere},{server.Address}", server.Address));
        await using IDriver driver = router.Driver(scheme: "neo4j");
        await using IAsyncSession session = driver.AsyncSession();

        for (int i = 0; i < 3; i++)
            await ReadAsync(session);
    }

    [Fact]
    public async Task A_writer_that_writes_no_longer_is_replaced()
    {
        await using var old = ScriptedServer.Playing(
            Refused("Neo.ClientError.Cluster.NotALeader"));
        await using var leader = ScriptedServer.Playing(Unit);
        await using var router = Router(Table("$self", old.Address, old.Address), Table("$self", old.Address, leader.Address));
        await using IDriver driver = router.Driver(new PausingClock().Use, "neo4j");
        await using IAsyncSession session = driver.AsyncSession();

        await WriteAsync(session);
    }

    [Fact]
    public async Task A_server_that_is_lost_in_the_middle_of_work_is_forgotten_and_the_work_done_elsewhere()
    {
        await using var lost = ScriptedServer.Playing(Lost);
        await using var other = ScriptedServer.Playing(Unit);
        await using var router = Router(Table("$self", lost.Address, lost.Address), Table("$self", other.Address, other.Address));
        await using IDriver driver = router.Driver(new PausingClock().Use, "neo4j");
        await using IAsyncSession session = driver.AsyncSession();

        await WriteAsync(session);
    }

    [Fact]
    public async Task The_caller_of_a_statement_of_its_own_is_told_that_the_session_has_expired()
    {
        await using var lost = ScriptedServer.Playing("C: RUN\nC: PULL\nS: HANG UP");
        await using var router = Router(Table("$self", lost.Address, lost.Address));
        await using IDriver driver = router.Driver(scheme: "neo4j");
        await using IAsyncSession session = driver.AsyncSession();
        IResultCursor cursor = await session.RunAsync("RETURN 1");

        SessionExpiredException error = await Assert.ThrowsAsync<SessionExpiredException>(cursor.FetchAsync);
        Assert.IsType<ServiceUnavailableException>(error.InnerException);
    }

    [Fact]
    public async Task Work_begun_for_reading_that_writes_is_a_mistake_of_the_caller()
    {
        await using var server = ScriptedServer.Playing(
            Refused("Neo.ClientError.General.ForbiddenOnReadOnlyDatabase"));
        await using var router = Router(Table("$self", server.Address, server.Address));
        await using IDriver driver = router.Driver(scheme: "neo4j");
        await using IAsyncSession session = driver.AsyncSession();

        ClientException error = await Assert.ThrowsAsync<ClientException>(() => ReadAsync(session));
        Assert.Contains("begun for reading", error.Message);
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_looked_for_once()
    {
        await using var router = ScriptedServer.Playing(
            "C: ROUTE\nS: FAILURE {\"neo4j_code\": \"Neo.ClientError.Database.DatabaseNotFound\", \"message\": \"no\"}\nC: RESET\nS: SUCCESS {}");
        await using IDriver driver = router.Driver(scheme: "neo4j");
        await using IAsyncSession session = driver.AsyncSession();

        await Assert.ThrowsAsync<FatalDiscoveryException>(() => session.RunAsync("RETURN 1"));
    }

    [Fact]
    public async Task When_no_router_gives_a_table_all_reasons_are_told()
    {
        await using var router = ScriptedServer.Playing("C: ROUTE\nS: SUCCESS {\"rt\": {\"ttl\": 1, \"servers\": []}}");
        await using IDriver driver = router.Driver(scheme: "neo4j");
        await using IAsyncSession session = driver.AsyncSession();

        ServiceUnavailableException error = await Assert.ThrowsAsync<ServiceUnavailableException>(() => session.RunAsync("RETURN 1"));
        Assert.IsType<ProtocolException>(Assert.Single(Assert.IsType<AggregateException>(error.InnerException).InnerExceptions));
    }

    [Fact]
    public async Task The_least_busy_server_is_taken()
    {
        const string Held = "C: BEGIN\nS: SUCCESS {}\nC: ROLLBACK\nS: SUCCESS {}\n";
        await using var a = ScriptedServer.Playing(Held, Held);
        await using var b = ScriptedServer.Playing(Held, Held);
        await using var router = Router(Table("$self", Nowhere, $"{a.Address},{b.Address}"));
        await using IDriver driver = router.Driver(scheme: "neo4j");
        List<IAsyncSession> sessions = [.. Enumerable.Range(0, 4).Select(_ => driver.AsyncSession())];

        foreach (IAsyncSession session in sessions)
            await session.BeginTransactionAsync();
        foreach (IAsyncSession session in sessions)
            await session.CloseAsync();
    }

    [Theory]
    [InlineData("host:1234", "host:1234")]
    [InlineData("HOST", "host:7687")]
    [InlineData("[::1]:99", "[::1]:99")]
    public void Addresses_are_read_as_tables_tell_them(string text, string address) => Assert.Equal(address, ServerAddress.Parse(text).ToString());

    [Fact]
    public void A_table_that_makes_no_sense_is_refused()
    {
        Assert.Throws<ProtocolException>(() => ServerAddress.Parse(":::"));
        Assert.Throws<ProtocolException>(() => RoutingTable.Of([], default));
        var negative = new Dictionary<string, object?> { ["ttl"] = -1L, ["servers"] = new List<object?>() };
        Assert.Throws<ProtocolException>(() => RoutingTable.Of(new() { ["rt"] = negative }, default));
    }

    private static string Refused(string code) =>
        $$"""
        C: BEGIN
        C: RUN
        C: PULL
        S: SUCCESS {}
        S: FAILURE {"neo4j_code": "{{code}}", "message": "no"}
        S: IGNORED
        C: RESET
        S: SUCCESS {}
        """;

    private static ScriptedServer Router(params string[] tables)
    {
        ScriptedServer? server = null;
        server = new ScriptedServer(connection =>
            ScriptedServer.SignedIn(string.Concat(tables.Select(t => "C: ROUTE\n" + t)).Replace("$self", server!.Address))(connection));
        return server;
    }

    private static string Table(string router, string readers, string writers, int ttl = 300)
    {
        string Role(string role, string addresses) =>
            $$"""{"role": "{{role}}", "addresses": [{{string.Join(", ", addresses.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(a => $"\"{a}\""))}}]}""";

        string servers = $"{Role("ROUTE", router)}, {Role("READ", readers)}, {Role("WRITE", writers)}";
        return $$$"""S: SUCCESS {"rt": {"ttl": {{{ttl}}}, "db": "films", "servers": [{{{servers}}}]}}""" + "\n";
    }

    private static Task ReadAsync(IAsyncSession session) => session.ExecuteReadAsync(async tx => await (await tx.RunAsync("RETURN 1")).ConsumeAsync());

    private static Task WriteAsync(IAsyncSession session) => session.ExecuteWriteAsync(async tx => await (await tx.RunAsync("RETURN 1")).ConsumeAsync());
}
