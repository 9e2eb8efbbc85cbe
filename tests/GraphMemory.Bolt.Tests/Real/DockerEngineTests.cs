using System.Net;
using System.Net.Sockets;

namespace GraphMemory.Bolt.Tests.Real;

/// <summary>Where containers cannot be had, that is found out at once.</summary>
public sealed class DockerEngineTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("graphmemory-");

    private string SocketFile => Path.Combine(_folder.FullName, "docker.sock");

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n\r\nOK", true)]
    [InlineData("HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n", true)]
    [InlineData("SSH-2.0-OpenSSH\r\n", false)]
    [InlineData("", false)]
    public async Task An_engine_is_there_when_something_speaks_HTTP(string answer, bool isThere)
    {
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(SocketFile));
        listener.Listen();
        Task answering = Task.Run(async () =>
        {
            using Socket connection = await listener.AcceptAsync();
            await connection.ReceiveAsync(new byte[1_000]);
            await connection.SendAsync(System.Text.Encoding.ASCII.GetBytes(answer));
        });

        Assert.Equal(isThere, await DockerEngine.AnswersAsync(new UnixDomainSocketEndPoint(SocketFile)));
        await answering;
    }

    [Fact]
    public async Task A_socket_that_says_nothing_is_not_waited_for()
    {
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(SocketFile));
        listener.Listen();

        Assert.False(await DockerEngine.AnswersAsync(new UnixDomainSocketEndPoint(SocketFile)).WaitAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task Nobody_at_the_address_is_no_engine()
    {
        Assert.False(await DockerEngine.AnswersAsync(new UnixDomainSocketEndPoint(SocketFile)));
        Assert.False(await DockerEngine.AnswersAsync(new IPEndPoint(IPAddress.Loopback, 9)));
    }

    [Fact]
    public void The_address_is_that_of_DOCKER_HOST()
    {
        Assert.Equal([new UnixDomainSocketEndPoint("/run/user/1000/docker.sock")], DockerEngine.Places("unix:///run/user/1000/docker.sock"));
        Assert.Equal([new DnsEndPoint("builder", 2376)], DockerEngine.Places("tcp://builder:2376"));
        Assert.Empty(DockerEngine.Places("npipe://./pipe/docker_engine"));
        Assert.Empty(DockerEngine.Places("no address"));
    }

    [Fact]
    public void The_container_is_that_of_the_compose_file()
    {
        Assert.Contains($"image: {Neo4jContainer.Image("")}\n", File.ReadAllText(ComposeFile()).ReplaceLineEndings("\n"));
        Assert.Equal("neo4j:5.26.31-community", Neo4jContainer.Image("5.26.31"));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string ComposeFile()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "docker-compose.yml")))
            folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? "", "docker-compose.yml");
    }
}
