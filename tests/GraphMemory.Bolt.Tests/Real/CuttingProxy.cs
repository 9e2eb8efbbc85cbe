using System.Net;
using System.Net.Sockets;

namespace GraphMemory.Bolt.Tests.Real;

/// <summary>Stands between client and server, and cuts all connections at once when told to, as a failing network does.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly HashSet<Socket> _sockets = [];
    private readonly Uri _server;
    private readonly Task _accepting;

    public CuttingProxy(string serverUri)
    {
        _server = new Uri(serverUri);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Uri => $"bolt://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Cuts what goes through now. Returns how many connections that were.</summary>
    public int Cut()
    {
        lock (_sockets)
        {
            int count = _sockets.Count / 2;
            foreach (Socket socket in _sockets)
                socket.Dispose();
            _sockets.Clear();
            return count;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        Cut();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket client = await _listener.AcceptSocketAsync();
                var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                client.NoDelay = true;
                await server.ConnectAsync(_server.Host, _server.Port);
                lock (_sockets)
                {
                    _sockets.Add(client);
                    _sockets.Add(server);
                }

                _ = CopyAsync(client, server);
                _ = CopyAsync(server, client);
            }
        }
        catch (Exception e) when (e is SocketException or InvalidOperationException)
        {
            // Stopped.
        }
    }

    private async Task CopyAsync(Socket from, Socket to)
    {
        try
        {
            await new NetworkStream(from).CopyToAsync(new NetworkStream(to));
        }
        catch (IOException)
        {
            // Cut, or closed by one side.
        }

        lock (_sockets)
        {
            _sockets.Remove(from);
            _sockets.Remove(to);
        }

        from.Dispose();
        to.Dispose();
    }
}
