using System.Net;
using System.Net.Sockets;

namespace GraphMemory.Testing;

/// <summary>Whether a Docker engine listens. Asked before a container is built, since a client without an engine takes its time to say so, and says much.</summary>
internal static class DockerEngine
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>True when one answers, at DOCKER_HOST if that is set, else at one of the usual sockets.</summary>
    public static async Task<bool> AnswersAsync()
    {
        foreach (EndPoint place in Places(Environment.GetEnvironmentVariable("DOCKER_HOST")))
        {
            if (await AnswersAsync(place)) return true;
        }
        return false;
    }

    /// <summary>Any HTTP answer counts: an engine that wants TLS refuses the question in plain HTTP.</summary>
    public static async Task<bool> AnswersAsync(EndPoint place)
    {
        using CancellationTokenSource limit = new(Patience);
        try
        {
            using Socket socket = place is UnixDomainSocketEndPoint
                ? new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
                : new(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(place, limit.Token);
            await using NetworkStream stream = new(socket);
            await stream.WriteAsync("GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n"u8.ToArray(), limit.Token);
            byte[] answer = new byte[5];
            await stream.ReadExactlyAsync(answer, limit.Token);
            return answer.AsSpan().SequenceEqual("HTTP/"u8);
        }
        catch (Exception error) when (error is SocketException or IOException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Where to look. An engine behind another kind of door, as Windows' named pipe, is not found: DOCKER_HOST can name a door of these.</summary>
    public static IEnumerable<EndPoint> Places(string? host)
    {
        if (string.IsNullOrEmpty(host)) return UsualSockets().Where(File.Exists).Select(file => new UnixDomainSocketEndPoint(file));
        if (!Uri.TryCreate(host, UriKind.Absolute, out Uri? uri)) return [];
        return uri.Scheme switch
        {
            "unix" => [new UnixDomainSocketEndPoint(uri.LocalPath)],
            "tcp" or "http" or "https" => [new DnsEndPoint(uri.Host, uri.Port > 0 ? uri.Port : 2375)],
            _ => [],
        };
    }

    private static string[] UsualSockets()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), runtime = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") ?? "";
        return
        [
            "/var/run/docker.sock", Path.Combine(runtime, "docker.sock"), Path.Combine(home, ".docker", "run", "docker.sock"), Path.Combine(home, ".docker", "desktop", "docker.sock"),
        ];
    }
}
