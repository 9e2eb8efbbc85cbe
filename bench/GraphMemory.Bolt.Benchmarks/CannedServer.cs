using System.Net;
using System.Net.Sockets;
using GraphMemory.Bolt.Connections;
using GraphMemory.Bolt.PackStream;

namespace GraphMemory.Bolt.Benchmarks;

/// <summary>
/// A process of its own that answers every statement with the same row, so that the processor time of the process that asks is the
/// client's alone. Prints its port, and ends when its input does.
/// </summary>
internal static class CannedServer
{
    private static readonly byte[] Success = Message(ResponseTag.Success, new Dictionary<string, object?> { ["server"] = "Neo4j/canned" });

    private static readonly byte[] Run = Message(ResponseTag.Success, new Dictionary<string, object?> { ["fields"] = SampleRows.Columns, ["t_first"] = 1 });

    private static readonly byte[] Row =
    [
        .. Message(ResponseTag.Record, new object?[] { "id", "Ada", "lives in", "Turin", "Ada lives in Turin.", 0.95, 0.5, 3, DateTimeOffset.UnixEpoch, true }),
        .. Message(ResponseTag.Success, new Dictionary<string, object?> { ["type"] = "r", ["t_last"] = 1, ["db"] = "neo4j", ["bookmark"] = "FB:kcwQ9sTLxo" }),
    ];

    public static async Task RunAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Console.WriteLine(((IPEndPoint)listener.LocalEndpoint).Port);
        _ = Task.Run(async () =>
        {
            while (true)
                _ = Task.Run(Answering(await listener.AcceptSocketAsync()));
        });
        await Console.In.ReadToEndAsync();
    }

    private static Func<Task> Answering(Socket socket) => async () =>
    {
        socket.NoDelay = true;
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        await stream.ReadExactlyAsync(new byte[20]);
        await stream.WriteAsync(new byte[] { 0, 0, 8, 5 });
        var input = new MessageReader(stream);
        var keys = new KeyCache();
        using var output = new MemoryStream();
        while (true)
        {
            try
            {
                await input.FillAsync(CancellationToken.None);
            }
            catch (EndOfStreamException)
            {
                return;
            }

            while (input.TryRead(out ReadOnlySpan<byte> message))
            {
                (byte tag, _) = new PackStreamReader(message, keys).ReadStructureHead();
                output.Write(tag switch { RequestTag.Run => Run, RequestTag.Pull => Row, RequestTag.Goodbye => [], _ => Success });
            }

            await stream.WriteAsync(output.ToArray());
            output.SetLength(0);
        }
    };

    private static byte[] Message(byte tag, object field)
    {
        var writer = new MessageWriter();
        ValueWriter.Write(writer.Begin(tag, 1), field);
        writer.End();
        return writer.Written.ToArray();
    }
}
