using System.Collections.Concurrent;
using GraphMemory.Bolt.Tests.Scripted;

namespace GraphMemory.Neo4j.Tests.Scripted;

/// <summary>
/// A server that speaks Bolt and holds nothing: every statement is answered by a function, or never. The schema is up to date, and every
/// index can be used, unless the function says otherwise.
/// </summary>
internal sealed class PretendedServer : IAsyncDisposable
{
    private readonly ScriptedServer server;
    private readonly Func<PretendedCall, PretendedAnswer?> answer;
    private readonly string agent;

    public PretendedServer(string agent, Func<PretendedCall, PretendedAnswer?> answer)
    {
        (this.agent, this.answer) = (agent, answer);
        server = new ScriptedServer(Enumerable.Repeat<Func<ScriptedConnection, Task>>(ServeAsync, ConnectionsMax)) { MayBeFewer = true };
    }

    private const int ConnectionsMax = 100;

    /// <summary>The statements that came, with what they came with, in order.</summary>
    public ConcurrentQueue<PretendedCall> Calls { get; } = [];

    public Neo4jOptions Options => new() { Uri = new Uri($"bolt://{server.Address}"), RetryTimeLimit = TimeSpan.Zero };

    public ValueTask DisposeAsync() => server.DisposeAsync();

    /// <summary>What a server answers whose schema is up to date; of other statements that it is broken.</summary>
    public static PretendedAnswer Ready(PretendedCall call, ServerVersion version)
    {
        Statements statements = new(version);
        Schema.Migration[] steps = [.. statements.In("migrations/").Select(file => new Schema.Migration(file))];
        if (call.Text == statements["schema/migrations"].Text) return new(["name", "checksum"], [.. steps.Select(step => new object?[] { step.Name, step.Checksum })]);
        if (call.Text == statements["schema/indexes"].Text) return Indexes(steps, _ => "ONLINE");
        return PretendedAnswer.Failure("Neo.DatabaseError.General.UnknownError");
    }

    /// <summary>The rows of the indexes with their states.</summary>
    public static PretendedAnswer Indexes(IEnumerable<Schema.Migration> steps, Func<string, string> state) =>
        new(["name", "state"], [.. steps.SelectMany(step => step.Indexes).Distinct().Select(name => new object?[] { name, state(name) })]);

    private async Task ServeAsync(ScriptedConnection connection)
    {
        await connection.ShakeHandsAsync(0, 0, 8, 5);
        await connection.PlayAsync($$"""
            C: HELLO
            C: LOGON
            S: SUCCESS {"server": "{{agent}}", "connection_id": "bolt-1", "hints": {} }
            S: SUCCESS {}
            """);
        try
        {
            await AnswerAllAsync(connection);
        }
        catch (IOException)
        {
            // The client hung up.
        }
    }

    private async Task AnswerAllAsync(ScriptedConnection connection)
    {
        bool failed = false;
        bool silent = false;
        object? timeLimit = null;
        PretendedAnswer? told = null;
        while (true)
        {
            ScriptLine message = await connection.ReadAsync();
            if (message.Name is "GOODBYE") return;
            if (message.Name is "RESET") failed = false;
            if (message.Name is "BEGIN") timeLimit = ((IReadOnlyDictionary<string, object?>)message.Fields[0]!).GetValueOrDefault("tx_timeout");
            if (message.Name is "RUN" && !failed)
            {
                PretendedCall call = new((string)message.Fields[0]!, (IReadOnlyDictionary<string, object?>)message.Fields[1]!, timeLimit);
                Calls.Enqueue(call);
                told = answer(call);
                silent |= told is null;
            }
            // Not even a reset; but a client that gives up is let go, so that no test waits for its patience to end.
            if (silent && message.Name is "RESET") return;
            if (silent) continue;
            if (failed) await connection.SendMessageAsync("IGNORED");
            else if (message.Name is "RUN" && told!.Code is { } code)
            {
                failed = true;
                await connection.SendMessageAsync("FAILURE", new Dictionary<string, object?> { ["code"] = code, ["message"] = "told by the server" });
            }
            else if (message.Name is "RUN") await connection.SendMessageAsync("SUCCESS", new Dictionary<string, object?> { ["fields"] = told!.Fields.ToList<object?>() });
            else if (message.Name is "PULL")
            {
                foreach (object?[] row in told!.Rows) await connection.SendMessageAsync("RECORD", row.ToList());
                await connection.SendMessageAsync("SUCCESS", new Dictionary<string, object?>());
            }
            else await connection.SendMessageAsync("SUCCESS", new Dictionary<string, object?>());
        }
    }
}

/// <summary>A statement that came.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Parameters">What it came with.</param>
/// <param name="TimeLimit">The time limit of its transaction in milliseconds; null when there is none.</param>
internal sealed record PretendedCall(string Text, IReadOnlyDictionary<string, object?> Parameters, object? TimeLimit);

/// <summary>Rows, or a failure.</summary>
internal sealed record PretendedAnswer(IReadOnlyList<string> Fields, IReadOnlyList<object?[]> Rows, string? Code = null)
{
    public static PretendedAnswer Failure(string code) => new([], [], code);
}
