using System.Globalization;
using System.Text;
using System.Text.Json;

namespace GraphMemory.Bolt.Tests.Scripted;

/// <summary>
/// A line of a script. <c>C: NAME field...</c> is a message that the client must send (without fields, whatever they are);
/// <c>S: NAME field...</c> one that the server sends; fields are JSON. Further answers: <c>S: NOOP</c>, <c>S: HANG UP</c>, <c>S: BYTES hex</c>.
/// </summary>
internal sealed record ScriptLine(bool IsClient, string Name, IReadOnlyList<object?> Fields)
{
    private static readonly Dictionary<string, byte> Tags = new()
    {
        ["HELLO"] = 0x01,
        ["GOODBYE"] = 0x02,
        ["RESET"] = 0x0F,
        ["RUN"] = 0x10,
        ["BEGIN"] = 0x11,
        ["COMMIT"] = 0x12,
        ["ROLLBACK"] = 0x13,
        ["DISCARD"] = 0x2F,
        ["PULL"] = 0x3F,
        ["ROUTE"] = 0x66,
        ["LOGON"] = 0x6A,
        ["SUCCESS"] = 0x70,
        ["RECORD"] = 0x71,
        ["IGNORED"] = 0x7E,
        ["FAILURE"] = 0x7F,
    };

    public byte Tag => Tags[Name];

    /// <summary>The lines of a script; one that begins with neither side goes on with the one before.</summary>
    public static List<ScriptLine> ParseAll(string script)
    {
        var lines = new List<string>();
        foreach (string line in script.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith("C:", StringComparison.Ordinal) || line.StartsWith("S:", StringComparison.Ordinal))
                lines.Add(line);
            else
                lines[^1] += " " + line;
        }

        return [.. lines.Select(Parse)];
    }

    public static ScriptLine Of(byte tag, IReadOnlyList<object?> fields) => new(true, Tags.First(t => t.Value == tag).Key, fields);

    public bool Matches(ScriptLine actual) => Name == actual.Name && (Fields.Count == 0 || Text(Fields) == Text(actual.Fields));

    public override string ToString() => $"{(IsClient ? "C" : "S")}: {Name} {Text(Fields)}".TrimEnd();

    private static ScriptLine Parse(string line)
    {
        string[] parts = line[2..].Trim().Split(' ', 2);
        if (line.StartsWith("S: HANG UP", StringComparison.Ordinal))
            return new(false, "HANG UP", []);
        if (parts[0] == "BYTES")
            return new(false, "BYTES", [Convert.FromHexString(parts[1])]);
        return new(line[0] == 'C', parts[0], parts.Length == 1 ? [] : FieldsOf(parts[1]));
    }

    private static List<object?> FieldsOf(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json), new JsonReaderOptions { AllowMultipleValues = true });
        var fields = new List<object?>();
        while (reader.Read())
            fields.Add(ValueOf(JsonElement.ParseValue(ref reader)));
        return fields;
    }

    private static object? ValueOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetInt64(out long integer) ? (object)integer : json.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        JsonValueKind.Array => json.EnumerateArray().Select(ValueOf).ToList(),
        _ => json.EnumerateObject().ToDictionary(p => p.Name, p => ValueOf(p.Value)),
    };

    private static string Text(IEnumerable<object?> fields) => string.Join(' ', fields.Select(Text));

    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => JsonSerializer.Serialize(text),
        bool truth => truth ? "true" : "false",
        byte[] bytes => Convert.ToHexString(bytes),
        Dictionary<string, object?> map =>
            "{" + string.Join(", ", map.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"\"{e.Key}\": {Text(e.Value)}")) + "}",
        IEnumerable<object?> list => "[" + string.Join(", ", list.Select(Text)) + "]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
