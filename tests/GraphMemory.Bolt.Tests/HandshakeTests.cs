using GraphMemory.Bolt.Tests.Scripted;
using Microsoft.Extensions.Time.Testing;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Tests;

public class HandshakeTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(8)]
    public async Task The_client_signs_in_with_any_version_that_the_server_chooses(int minor)
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.SignInAsync(minor);
            await connection.PlayAsync("C: RESET\nS: SUCCESS {}");
            await connection.ExpectEndAsync();
        });
        await using IDriver driver = server.Driver();

        IServerInfo info = await driver.GetServerInfoAsync();

        Assert.Equal(($"5.{minor}", "Neo4j/scripted", server.Address), (info.ProtocolVersion, info.Agent, info.Address));
    }

    [Fact]
    public async Task A_server_that_answers_in_small_pieces_is_understood()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.ShakeHandsAsync(0, 0);
            await connection.SendAsync([8, 5]);
            await connection.PlayAsync(
                """
                C: HELLO
                C: LOGON
                S: NOOP
                S: BYTES 00
                S: BYTES 03B1
                S: BYTES 70A00000
                S: NOOP
                S: SUCCESS {}
                C: RESET
                S: NOOP
                S: SUCCESS {}
                """);
            await connection.ExpectEndAsync();
        });
        await using IDriver driver = server.Driver();

        await driver.VerifyConnectivityAsync();
    }

    [Theory]
    [InlineData("HTTP", typeof(ServiceUnavailableException))]
    [InlineData("\0\0\0\0", typeof(ServiceUnavailableException))]
    [InlineData("\0\0\u0005\u0005", typeof(ProtocolException))]
    public async Task An_answer_that_is_no_version_is_a_clear_error(string answer, Type error)
    {
        await using var server = new ScriptedServer(c => c.ShakeHandsAsync(answer.Select(letter => (byte)letter).ToArray()));
        await using IDriver driver = server.Driver();

        await Assert.ThrowsAsync(error, driver.VerifyConnectivityAsync);
    }

    [Fact]
    public async Task A_server_that_hangs_up_during_the_handshake_is_unavailable()
    {
        await using var server = new ScriptedServer(c => c.ShakeHandsAsync(0, 0));
        await using IDriver driver = server.Driver();

        await Assert.ThrowsAsync<ServiceUnavailableException>(driver.VerifyConnectivityAsync);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_unavailable()
    {
        IDriver driver;
        await using (var server = new ScriptedServer())
            driver = server.Driver();

        ServiceUnavailableException error = await Assert.ThrowsAsync<ServiceUnavailableException>(driver.VerifyConnectivityAsync);
        Assert.Contains("cannot be reached", error.Message);
        await driver.DisposeAsync();
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up_after_the_connection_time_out()
    {
        var time = new FakeTimeProvider();
        var connected = new TaskCompletionSource();
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.ShakeHandsAsync();
            connected.SetResult();
            await connection.ExpectEndAsync();
        });
        await using IDriver driver = server.Driver(s => s with { TimeProvider = time });

        Task verifying = driver.VerifyConnectivityAsync();
        await connected.Task;
        time.Advance(TimeSpan.FromSeconds(31));

        ServiceUnavailableException error = await Assert.ThrowsAsync<ServiceUnavailableException>(() => verifying);
        Assert.Contains("did not answer within 00:00:30", error.Message);
    }

    [Fact]
    public async Task From_5_1_on_the_credentials_come_in_a_message_of_their_own()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.ShakeHandsAsync(0, 0, 8, 5);
            ScriptLine hello = await connection.ReadAsync();
            var extra = Assert.IsType<Dictionary<string, object?>>(hello.Fields[0]);
            Assert.Equal(["bolt_agent", "user_agent"], extra.Keys.Order());
            Assert.Equal(DriverSettings.ProductName, Assert.IsType<Dictionary<string, object?>>(extra["bolt_agent"])["product"]);
            await connection.PlayAsync(
                """
                C: LOGON {"scheme": "basic", "principal": "ada", "credentials": "secret"}
                S: SUCCESS {"server": "Neo4j/5.26.0"}
                S: SUCCESS {}
                C: RESET
                S: SUCCESS {}
                """);
            await connection.ExpectEndAsync();
        });
        await using IDriver driver = server.Driver(token: AuthTokens.Basic("ada", "secret"));

        await driver.VerifyConnectivityAsync();
    }

    [Fact]
    public async Task With_5_0_the_credentials_come_in_the_greeting()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.SignInAsync(0, "{}", """C: HELLO {"user_agent": "test/1", "scheme": "bearer", "credentials": "dG9rZW4="}""", "");
            await connection.PlayAsync("C: RESET\nS: SUCCESS {}");
            await connection.ExpectEndAsync();
        });
        await using IDriver driver = server.Driver(s => s with { UserAgent = "test/1" }, token: AuthTokens.Bearer("dG9rZW4="));

        await driver.VerifyConnectivityAsync();
    }

    [Fact]
    public async Task Notifications_are_turned_off_where_the_server_can()
    {
        await using var server = new ScriptedServer(
            async connection =>
            {
                await connection.SignInAsync(2, "{}", """C: HELLO {"user_agent": "test/1", "notifications_minimum_severity": "OFF"}""", "C: LOGON");
                await connection.PlayAsync("C: RESET\nS: SUCCESS {}");
                await connection.ExpectEndAsync();
            },
            connection => connection.ShakeHandsAsync(0, 0, 1, 5));
        await using IDriver driver = server.Driver(s => s with { UserAgent = "test/1", NotificationsDisabled = true });
        await driver.VerifyConnectivityAsync();
        await using IDriver old = server.Driver(s => s with { NotificationsDisabled = true });

        await Assert.ThrowsAsync<UnsupportedFeatureException>(old.VerifyConnectivityAsync);
    }

    [Fact]
    public async Task A_wrong_password_is_told_as_such_and_is_not_tried_again()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.ShakeHandsAsync(0, 0, 8, 5);
            await connection.PlayAsync(
                """
                C: HELLO
                C: LOGON {"scheme": "basic", "principal": "ada", "credentials": "wrong", "realm": "native"}
                S: SUCCESS {}
                S: FAILURE {"neo4j_code": "Neo.ClientError.Security.Unauthorized", "message": "unauthorized", "gql_status": "42NFF"}
                """);
            await connection.ExpectEndAsync();
        });
        await using IDriver driver = server.Driver(token: AuthTokens.Basic("ada", "wrong", "native"));
        await using IAsyncSession session = driver.AsyncSession();

        AuthenticationException error = await Assert.ThrowsAsync<AuthenticationException>(
            () => session.ExecuteReadAsync(tx => tx.RunAsync("RETURN 1")));
        Assert.Equal("Neo.ClientError.Security.Unauthorized", error.Code);
    }

    [Fact]
    public void A_token_never_shows_its_secret()
    {
        Assert.Equal("basic token", AuthTokens.Basic("ada", "secret").ToString());
        Assert.Equal("bearer token", AuthTokens.Bearer("secret").ToString());
    }

    [Theory]
    [InlineData("http://localhost", typeof(NotSupportedException))]
    [InlineData("bolt://localhost?region=eu", typeof(ArgumentException))]
    [InlineData("neo4j://localhost?region=eu&region=us", typeof(ArgumentException))]
    [InlineData("neo4j://localhost?address=elsewhere:1", typeof(ArgumentException))]
    [InlineData("neo4j://localhost?region", typeof(ArgumentException))]
    public void An_address_that_makes_no_sense_is_refused(string uri, Type error) =>
        Assert.Throws(error, () => GraphDatabase.Driver(uri, AuthTokens.None));

    [Fact]
    public void An_address_has_a_default_port_and_a_routing_context()
    {
        BoltTarget target = BoltTarget.Parse(new Uri("neo4j+s://Graph.example.com?region=eu%20west"));

        Assert.Equal((true, Encryption.Verified, "graph.example.com:7687"), (target.IsRouted, target.Encryption, target.Address.ToString()));
        Assert.Equal("eu west", target.RoutingContext["region"]);
        Assert.Equal("[::1]:7688", BoltTarget.Parse(new Uri("bolt://[::1]:7688")).Address.ToString());
    }
}
