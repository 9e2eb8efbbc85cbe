using GraphMemory.Bolt.Connections;
using GraphMemory.Bolt.PackStream;

namespace GraphMemory.Bolt.Tests.Scripted;

/// <summary>The server's end of one connection: speaks Bolt by a script, may be cut off after a number of bytes, and keeps a transcript.</summary>
internal sealed class ScriptedConnection(Stream stream, int bytesMax)
{
    private readonly MessageReader _input = new(stream);
    private readonly KeyCache _keys = new();
    private readonly List<string> _transcript = [];

    public int BytesSent { get; private set; }

    public string Transcript => string.Join('\n', _transcript.Select(line => line.Length > 500 ? line[..500] + "..." : line));

    /// <summary>Whole bytes of the client's handshake, and the answer to them.</summary>
    public async Task<byte[]> ShakeHandsAsync(params byte[] answer)
    {
        byte[] proposal = new byte[20];
        await stream.ReadExactlyAsync(proposal);
        await SendAsync(answer);
        return proposal;
    }

    public Task SignInAsync(int minor = 8, string hints = "{}") => SignInAsync(minor, hints, "C: HELLO", "C: LOGON");

    public async Task SignInAsync(int minor, string hints, string hello, string logon)
    {
        await ShakeHandsAsync(0, 0, (byte)minor, 5);
        string greeting = $$"""S: SUCCESS {"server": "Neo4j/scripted", "connection_id": "bolt-1", "hints": {{hints}}}""";
        await PlayAsync(minor == 0 ? $"{hello}\n{greeting}" : $"{hello}\n{logon}\n{greeting}\nS: SUCCESS {{}}");
    }

    public async Task PlayAsync(string script)
    {
        foreach (ScriptLine line in ScriptLine.ParseAll(script))
        {
            if (line.IsClient)
                await ExpectAsync(line);
            else
                await AnswerAsync(line);
        }
    }

    /// <summary>The end of a script: the client may say goodbye, and hang up, and nothing else.</summary>
    public async Task ExpectEndAsync()
    {
        try
        {
            ScriptLine last = await ReadAsync();
            if (last.Name != "GOODBYE")
                throw new ScriptDeviationException($"the end, but came\n  {last}");
        }
        catch (IOException)
        {
            // A client that hangs up without a word ends a script as well.
        }
    }

    public async Task<ScriptLine> ReadAsync()
    {
        while (true)
        {
            if (_input.TryRead(out ReadOnlySpan<byte> message))
            {
                ScriptLine line = Decode(message);
                _transcript.Add(line.ToString());
                return line;
            }

            await _input.FillAsync(CancellationToken.None);
        }
    }

    /// <summary>A server's message with values that JSON has no form for.</summary>
    public Task SendMessageAsync(string name, params object?[] fields) => SendTogetherAsync(new ScriptLine(false, name, fields));

    /// <summary>Several messages in one write.</summary>
    public Task SendTogetherAsync(params IEnumerable<ScriptLine> messages)
    {
        var writer = new MessageWriter();
        foreach (ScriptLine message in messages)
        {
            PackStreamWriter output = writer.Begin(message.Tag, message.Fields.Count);
            foreach (object? field in message.Fields)
                ValueWriter.Write(output, field);
            writer.End();
        }

        return SendAsync(writer.Written.ToArray());
    }

    public async Task SendAsync(byte[] bytes)
    {
        int count = Math.Min(bytes.Length, bytesMax - BytesSent);
        await stream.WriteAsync(bytes.AsMemory(0, count));
        BytesSent += count;
        if (count < bytes.Length)
            throw new CutOffException();
    }

    private async Task ExpectAsync(ScriptLine expected)
    {
        ScriptLine actual = await ReadAsync();
        if (!expected.Matches(actual))
            throw new ScriptDeviationException($"\n  {expected}\nbut came\n  {actual}");
    }

    private Task AnswerAsync(ScriptLine line)
    {
        _transcript.Add(line.ToString());
        return line.Name switch
        {
            "NOOP" => SendAsync([0, 0]),
            "BYTES" => SendAsync((byte[])line.Fields[0]!),
            "HANG UP" => throw new CutOffException(),
            _ => SendMessageAsync(line.Name, [.. line.Fields]),
        };
    }

    private ScriptLine Decode(ReadOnlySpan<byte> message)
    {
        var reader = new PackStreamReader(message, _keys);
        (byte tag, int count) = reader.ReadStructureHead();
        var fields = new object?[count];
        for (int i = 0; i < count; i++)
            fields[i] = reader.ReadValue();
        return ScriptLine.Of(tag, fields);
    }
}

/// <summary>The script says that the server hangs up here.</summary>
public sealed class CutOffException : Exception;

/// <summary>The client did something else than the script expects.</summary>
public sealed class ScriptDeviationException(string message) : Exception(message);
