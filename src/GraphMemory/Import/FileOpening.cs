using System.Text;
using System.Text.Json;

namespace GraphMemory.Import;

/// <summary>The beginning of a file, by which its format is told.</summary>
internal sealed class FileOpening
{
    /// <summary>How many bytes are looked at.</summary>
    public const int BytesMax = 64 * 1024;

    private readonly byte[] bytes;

    public FileOpening(ReadOnlySpan<byte> start)
    {
        ReadOnlySpan<byte> text = start.StartsWith(Encoding.UTF8.Preamble) ? start[3..] : start;
        bytes = text.TrimStart(" \t\r\n"u8).ToArray();
        (IsArray, Members) = ReadMembers(bytes);
    }

    /// <summary>True when there is nothing but white space.</summary>
    public bool IsEmpty => bytes.Length == 0;

    /// <summary>True when it begins as a JSON object, or an array of them.</summary>
    public bool IsJson => bytes is [(byte)'{', ..] or [(byte)'[', ..];

    /// <summary>True when it begins as a JSON array.</summary>
    public bool IsArray { get; }

    /// <summary>The names of the first object's members, as far as the beginning goes.</summary>
    public IReadOnlySet<string> Members { get; }

    private static (bool IsArray, HashSet<string> Members) ReadMembers(byte[] bytes)
    {
        HashSet<string> members = new(StringComparer.Ordinal);
        if (bytes is not ([(byte)'{', ..] or [(byte)'[', ..])) return (false, members);
        Utf8JsonReader reader = new(bytes, isFinalBlock: false, state: default);
        bool isArray = false;
        int depth = 1;
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartArray && reader.CurrentDepth == 0) (isArray, depth) = (true, 2);
                else if (reader.TokenType is JsonTokenType.PropertyName && reader.CurrentDepth == depth) members.Add(reader.GetString()!);
                else if (reader.TokenType is JsonTokenType.EndObject && reader.CurrentDepth == depth - 1) break;
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // What was read up to the fault tells the format; the format's reader reports the fault with its place.
        }
        return (isArray, members);
    }
}
