using GraphMemory.Bolt;

namespace Neo4j.Driver;

/// <summary>Who a driver is to the server. Made by <see cref="AuthTokens"/>.</summary>
public interface IAuthToken;

/// <summary>The ways to sign in.</summary>
public static class AuthTokens
{
    /// <summary>For a server that asks nobody who they are.</summary>
    public static IAuthToken None { get; } = new AuthToken(new() { ["scheme"] = "none" });

    /// <summary>A user of the server's own directory.</summary>
    public static IAuthToken Basic(string username, string password) => Basic(username, password, null);

    /// <summary>A user of the directory named <paramref name="realm"/>; null leaves the choice to the server.</summary>
    public static IAuthToken Basic(string username, string password, string? realm)
    {
        ArgumentNullException.ThrowIfNull(username);
        ArgumentNullException.ThrowIfNull(password);
        var entries = new Dictionary<string, object?> { ["scheme"] = "basic", ["principal"] = username, ["credentials"] = password };
        if (!string.IsNullOrEmpty(realm))
            entries["realm"] = realm;
        return new AuthToken(entries);
    }

    /// <summary>A token of an identity provider, in base 64.</summary>
    public static IAuthToken Bearer(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return new AuthToken(new() { ["scheme"] = "bearer", ["credentials"] = token });
    }
}
