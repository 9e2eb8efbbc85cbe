using System.Buffers.Text;
using System.Text;
using GraphMemory.GraphQL.Errors;

namespace GraphMemory.GraphQL.Nodes;

/// <summary>
/// The id of a node across all memories: base64url of <c>Type:scopeToken:id</c>. No secret, and no right to anything.
/// </summary>
internal readonly record struct GlobalId(string Type, string ScopeToken, string Key)
{
    /// <summary>The longest id, in characters: a session's key of 200 four-byte characters still fits.</summary>
    public const int LengthMax = 1200;

    public static string Of(string type, Scope scope, object key) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{type}:{scope.Token}:{key}"));

    /// <summary>Reads an id back.</summary>
    /// <exception cref="RequestRefused">It is not an id of this API.</exception>
    public static GlobalId Parse(string id)
    {
        if (id.Length is > 0 and <= LengthMax && Base64Url.IsValid(id))
        {
            string[] parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(id)).Split(':', 3);
            if (parts.Length == 3 && parts[1].Length == 32 && parts[1].All(char.IsAsciiHexDigitLower)) return new(parts[0], parts[1], parts[2]);
        }
        throw Refused();
    }

    /// <summary>Reads the id of a row of one type in one memory.</summary>
    /// <exception cref="RequestRefused">It is not an id of this API, or one of another type or another memory.</exception>
    public static Guid Row(string id, string type, Scope scope)
    {
        GlobalId read = Parse(id);
        if (!string.Equals(read.Type, type, StringComparison.Ordinal))
            throw new RequestRefused(ErrorCodes.InvalidId, $"The id is of another type than {type}.");
        if (!string.Equals(read.ScopeToken, scope.Token, StringComparison.Ordinal))
            throw new RequestRefused(ErrorCodes.InvalidId, $"The id of this {type} belongs to another memory.");
        return read.ToGuid();
    }

    /// <summary>The row's own id.</summary>
    public Guid ToGuid() => Guid.TryParseExact(Key, "D", out Guid id)
        ? id
        : throw Refused();

    /// <summary>What is said of a text that is no id.</summary>
    public static RequestRefused Refused() =>
        new(ErrorCodes.InvalidId, "The id is not one of this API. Pass an id as a field `id` answered it, unchanged.");
}
