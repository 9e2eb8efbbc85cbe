using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using GraphMemory.Bolt.Connections;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Benchmarks;

/// <summary>
/// Asks for one row many times, one after the other, and tells how much processor time of this process each took, kernel included.
/// The server is another process: a canned one, or that of NEO4J_URI.
/// </summary>
internal static class OneRowLoad
{
    private const string Cypher = "RETURN $id AS id, 'Ada' AS subject, 'lives in' AS predicate, 'Turin' AS object, 'Ada lives in Turin.' AS text, "
        + "0.95 AS confidence, 0.5 AS score, 3 AS version, datetime() AS recordedAt, true AS isActive";

    public static async Task RunAsync(int queries)
    {
        string? uri = Environment.GetEnvironmentVariable("NEO4J_URI");
        using Process? canned = string.IsNullOrEmpty(uri) ? StartCanned() : null;
        uri ??= $"bolt://127.0.0.1:{await canned!.StandardOutput.ReadLineAsync()}";
        Console.WriteLine($"{(canned is null ? uri : "canned server")}, {queries} queries after as many to warm up; microseconds a query");
        Console.WriteLine($"{"",-44}{"client CPU",12}{"elapsed",12}{"bytes",12}");

        IAuthToken token = Environment.GetEnvironmentVariable("NEO4J_PASSWORD") is { Length: > 0 } password
            ? AuthTokens.Basic(Environment.GetEnvironmentVariable("NEO4J_USER") ?? "neo4j", password)
            : AuthTokens.None;
        await using (IDriver driver = GraphDatabase.Driver(uri, token))
        {
            await MeasureAsync("session.RunAsync, ToListAsync", queries, () => AutoCommitAsync(driver));
            await MeasureAsync("session.ExecuteReadAsync", queries, () => UnitAsync(driver));
            await MeasureAsync("session.ReadInOneTripAsync", queries, () => OneTripAsync(driver));
            await MeasureAsync("session.ReadInOneTripAsync, 8 at a time", queries, () => OneTripAsync(driver), 8);
        }

        using var plain = new PlainClient(new Uri(uri));
        await MeasureAsync("straightforward, connection kept, no pool", queries, () =>
        {
            plain.Query(Cypher);
            return Task.CompletedTask;
        });
        canned?.StandardInput.Close();
    }

    private static Process StartCanned()
    {
        string host = Environment.ProcessPath!;
        string[] arguments = System.IO.Path.GetFileNameWithoutExtension(host) == "dotnet" ? [Environment.GetCommandLineArgs()[0], "answer"] : ["answer"];
        return Process.Start(new ProcessStartInfo(host, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
    }

    private static async Task MeasureAsync(string name, int queries, Func<Task> query, int callers = 1)
    {
        Task Load() => Task.WhenAll(Enumerable.Range(0, callers).Select(async _ =>
        {
            for (int i = 0; i < queries / callers; i++)
                await query();
        }));

        await Load();
        using Process self = Process.GetCurrentProcess();
        TimeSpan before = self.TotalProcessorTime;
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        long start = Stopwatch.GetTimestamp();
        await Load();
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        self.Refresh();
        double cpu = (self.TotalProcessorTime - before).TotalMicroseconds / queries;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-44}{cpu,12:F1}{elapsed.TotalMicroseconds / queries,12:F1}{(GC.GetTotalAllocatedBytes(precise: true) - bytes) / queries,12}"));
    }

    private static async Task AutoCommitAsync(IDriver driver)
    {
        await using IAsyncSession session = driver.AsyncSession();
        IResultCursor cursor = await session.RunAsync(Cypher, new Dictionary<string, object?> { ["id"] = "id" });
        await cursor.ToListAsync();
    }

    private static async Task UnitAsync(IDriver driver)
    {
        await using IAsyncSession session = driver.AsyncSession();
        await session.ExecuteReadAsync(async tx =>
            await (await tx.RunAsync(Cypher, new Dictionary<string, object?> { ["id"] = "id" })).ToListAsync());
    }

    private static async Task OneTripAsync(IDriver driver)
    {
        await using IAsyncSession session = driver.AsyncSession();
        await session.ReadInOneTripAsync(new Query(Cypher, new Dictionary<string, object?> { ["id"] = "id" }));
    }

    /// <summary>The baseline: a blocking socket, each message written and answered before the next.</summary>
    private sealed class PlainClient : IDisposable
    {
        private readonly TcpClient _tcp;
        private readonly BufferedStream _input;

        public PlainClient(Uri uri)
        {
            _tcp = new TcpClient(uri.Host, uri.Port) { NoDelay = true };
            _input = new BufferedStream(_tcp.GetStream());
            _tcp.GetStream().Write(BoltVersion.Proposal.Span);
            _input.ReadExactly(new byte[4]);
            Ask(w => w.Add(RequestTag.Hello, new Dictionary<string, object?>
            {
                ["user_agent"] = "plain/1",
                ["bolt_agent"] = new Dictionary<string, object?> { ["product"] = "plain/1" },
            }));
            Ask(w => w.Add(RequestTag.Logon, new Dictionary<string, object?> { ["scheme"] = "none" }));
        }

        public void Query(string cypher)
        {
            Ask(w => w.Add(RequestTag.Run, cypher, new Dictionary<string, object?> { ["id"] = "id" }, new Dictionary<string, object?>()));
            byte[] record = Ask(w => w.Add(RequestTag.Pull, new Dictionary<string, object?> { ["n"] = -1 }));
            PlainReader.RecordOf(record, SampleRows.Columns);
            PlainReader.ReadMessage(_input);
        }

        public void Dispose()
        {
            _input.Dispose();
            _tcp.Dispose();
        }

        private byte[] Ask(Action<RequestWriter> add)
        {
            var writer = new RequestWriter();
            add(writer);
            _tcp.GetStream().Write(writer.Written.Span);
            return PlainReader.ReadMessage(_input) ?? throw new EndOfStreamException();
        }
    }
}
