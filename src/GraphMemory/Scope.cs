using System.Security.Cryptography;
using System.Text;

namespace GraphMemory;

/// <summary>What kind of owner a memory has.</summary>
public enum ScopeKind
{
    /// <summary>A person who talks to agents.</summary>
    User,

    /// <summary>An agent's own memory.</summary>
    Agent,

    /// <summary>A memory shared by several users or agents.</summary>
    Space,
}

/// <summary>
/// Whose memory: (tenant, kind, key). Every stored row carries a scope, and nothing is read or written across scopes.
/// Immutable; equal when the three parts are equal.
/// </summary>
public sealed record Scope
{
    /// <summary>The tenant of a single-tenant installation.</summary>
    public const string DefaultTenant = "default";

    /// <summary>The longest key, in UTF-16 code units.</summary>
    public const int KeyLengthMax = 200;

    /// <summary>Makes a scope, checking its parts.</summary>
    /// <exception cref="MemoryException"><see cref="MemoryErrorCode.InvalidScope"/> when a part is empty, longer than
    /// <see cref="KeyLengthMax"/>, or holds a control character or a lone surrogate.</exception>
    public Scope(string tenant, ScopeKind kind, string key)
    {
        Tenant = Checked(tenant, "tenant");
        Kind = kind;
        Key = Checked(key, "key");
        Token = TokenOf(Tenant, kind, Key);
    }

    /// <summary>The organisation that the memory belongs to.</summary>
    public string Tenant { get; }

    /// <summary>What kind of owner the memory has.</summary>
    public ScopeKind Kind { get; }

    /// <summary>The caller's own key of the owner: 1 to 200 characters without control characters.</summary>
    public string Key { get; }

    /// <summary>
    /// 32 lower-case hex digits: the first half of the SHA-256 of the canonical JSON array of the three parts.
    /// One word for every index, safe in any query syntax.
    /// </summary>
    public string Token { get; }

    /// <summary>The memory of a user of the default tenant.</summary>
    public static Scope User(string key) => new(DefaultTenant, ScopeKind.User, key);

    /// <summary>The kind as it is written in JSON, exports and the API: USER, AGENT or SPACE.</summary>
    public static string KindName(ScopeKind kind) => kind switch
    {
        ScopeKind.User => "USER",
        ScopeKind.Agent => "AGENT",
        ScopeKind.Space => "SPACE",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The opposite of <see cref="KindName"/>; null when the name is not one of the three.</summary>
    public static ScopeKind? KindOf(string name) => name switch
    {
        "USER" => ScopeKind.User,
        "AGENT" => ScopeKind.Agent,
        "SPACE" => ScopeKind.Space,
        _ => null,
    };

    /// <inheritdoc/>
    public bool Equals(Scope? other) => other is not null && string.Equals(Token, other.Token, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => Token.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Token;

    private static string Checked(string part, string name)
    {
        ArgumentNullException.ThrowIfNull(part);
        if (part.Length is 0 or > KeyLengthMax)
            throw new MemoryException(MemoryErrorCode.InvalidScope, $"The {name} has {part.Length} characters; it takes 1 to {KeyLengthMax}.");
        if (part.Any(char.IsControl) || !TextRules.IsWellFormed(part))
            throw new MemoryException(MemoryErrorCode.InvalidScope, $"The {name} holds a control character or half a surrogate pair; remove it.");
        return part;
    }

    private static string TokenOf(string tenant, ScopeKind kind, string key)
    {
        string canonical = Journal.CanonicalJson.Write(writer =>
        {
            writer.WriteStartArray();
            writer.WriteStringValue(tenant);
            writer.WriteStringValue(KindName(kind));
            writer.WriteStringValue(key);
            writer.WriteEndArray();
        });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)).AsSpan(0, 16));
    }
}
