using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace GraphMemory.Neo4j.Tests;

/// <summary>Stands between store and server, and counts the round trips: how often, on any connection, the client speaks after the server did.</summary>
internal sealed class TurningProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<Socket> sockets = [];
    private readonly Uri server;
    private readonly Task accepting;
    private int trips;
    private int connections;

    public TurningProxy(string serverUri)
    {
        server = new Uri(serverUri);
        listener.Start();
        accepting = AcceptAsync();
    }

    public Uri Uri => new($"bolt://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    public int Connections => Volatile.Read(ref connections);

    /// <summary>How many round trips there were since this was last asked.</summary>
    public int TakeTrips() => Interlocked.Exchange(ref trips, 0);

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await accepting;
        lock (sockets) sockets.ForEach(socket => socket.Dispose());
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket client = await listener.AcceptSocketAsync();
                Socket upstream = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                client.NoDelay = true;
                await upstream.ConnectAsync(server.Host, server.Port);
                lock (sockets) sockets.AddRange([client, upstream]);
                Interlocked.Increment(ref connections);
                StrongBox<bool> clientSpoke = new();
                _ = CopyAsync(client, upstream, () =>
                {
                    if (!Interlocked.Exchange(ref clientSpoke.Value, true)) Interlocked.Increment(ref trips);
                });
                _ = CopyAsync(upstream, client, () => Volatile.Write(ref clientSpoke.Value, false));
            }
        }
        catch (Exception error) when (error is SocketException or InvalidOperationException)
        {
            // Stopped.
        }
    }

    private static async Task CopyAsync(Socket from, Socket to, Action passing)
    {
        try
        {
            byte[] buffer = new byte[1 << 20];
            while (await from.ReceiveAsync(buffer) is > 0 and int count)
            {
                passing();
                for (int sent = 0; sent < count;) sent += await to.SendAsync(buffer.AsMemory(sent, count - sent));
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // Closed by one side.
        }
        from.Dispose();
        to.Dispose();
    }
}
