using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GraphMemory.Journal;

/// <summary>
/// JSON with one spelling for one value (RFC 8785): members sorted by their UTF-16 names, no white space, shortest escapes.
/// Numbers are whole; instants are UTC with seven digits; confidences are decimal strings.
/// </summary>
public static class CanonicalJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = false };

    /// <summary>The canonical text of what <paramref name="write"/> writes.</summary>
    public static string Write(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, Options)) write(writer);
        using JsonDocument document = JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = 32 });
        StringBuilder text = new(buffer.WrittenCount);
        Append(text, document.RootElement);
        return text.ToString();
    }

    /// <summary>An instant in UTC with seven digits: <c>2026-05-03T10:00:00.0000000Z</c>.</summary>
    public static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The opposite of <see cref="Instant"/>.</summary>
    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static DateTimeOffset ParseInstant(string text) => new(
        DateTime.ParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
        TimeSpan.Zero);

    private static void Append(StringBuilder text, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                AppendObject(text, element);
                break;
            case JsonValueKind.Array:
                text.Append('[');
                bool first = true;
                foreach (JsonElement item in element.EnumerateArray())
                {
                    if (!first) text.Append(',');
                    first = false;
                    Append(text, item);
                }
                text.Append(']');
                break;
            case JsonValueKind.String:
                AppendString(text, element.GetString()!);
                break;
            case JsonValueKind.Number:
                text.Append(element.GetInt64().ToString(CultureInfo.InvariantCulture));
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }

    private static void AppendObject(StringBuilder text, JsonElement element)
    {
        text.Append('{');
        bool first = true;
        foreach (JsonProperty member in element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            if (!first) text.Append(',');
            first = false;
            AppendString(text, member.Name);
            text.Append(':');
            Append(text, member.Value);
        }
        text.Append('}');
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }
        text.Append('"');
    }
}
