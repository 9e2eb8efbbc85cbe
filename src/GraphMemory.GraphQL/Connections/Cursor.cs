using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GraphMemory.GraphQL.Errors;

namespace GraphMemory.GraphQL.Connections;

/// <summary>
/// Places in one list: opaque words that name the row they stand at, so they survive inserts, and that carry a mark of the list's
/// field, memory, filter and order, so that no other list takes them.
/// </summary>
internal sealed class Cursors
{
    private const int LengthMax = 1600;
    private readonly string mark;

    /// <summary>The cursors of one list.</summary>
    /// <param name="field">The field, as "facts".</param>
    /// <param name="scope">The memory.</param>
    /// <param name="filter">What makes the list what it is; written as JSON.</param>
    public Cursors(string field, Scope scope, object? filter)
    {
        byte[] hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { field, scope.Token, filter }));
        mark = Convert.ToHexStringLower(hash.AsSpan(0, 6));
    }

    public string Of(string place) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{mark}:{place}"));

    /// <summary>The place of a cursor, read by <paramref name="parse"/>; null for no cursor.</summary>
    /// <exception cref="RequestRefused">The cursor is not one of this list.</exception>
    public T? Read<T>(string? cursor, Func<string, T?> parse)
        where T : struct
    {
        if (cursor is null) return null;
        if (cursor.Length is > 0 and <= LengthMax && Base64Url.IsValid(cursor))
        {
            string[] parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(':', 2);
            if (parts.Length == 2 && string.Equals(parts[0], mark, StringComparison.Ordinal) && parse(parts[1]) is { } place) return place;
        }
        throw new RequestRefused(
            ErrorCodes.InvalidCursor,
            "The cursor belongs to another list. Pass an `endCursor` that this field answered with the same arguments.");
    }
}
