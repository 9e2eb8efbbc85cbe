using GraphMemory.Bolt;
using GraphMemory.Bolt.Sessions;

namespace Neo4j.Driver;

/// <summary>The door to everything else.</summary>
public static class GraphDatabase
{
    /// <summary>Makes bookmark managers.</summary>
    public static IBookmarkManagerFactory BookmarkManagerFactory { get; } = new BookmarkManagerFactory();

    /// <summary>A driver with default settings. It connects when it is first used.</summary>
    /// <param name="uri">Scheme bolt (one server) or neo4j (a cluster), each alone, with +s (TLS) or +ssc (TLS, any certificate).</param>
    /// <param name="authToken">Who this program is.</param>
    public static IDriver Driver(string uri, IAuthToken authToken) => Driver(new Uri(uri), authToken, null);

    /// <inheritdoc cref="Driver(Uri, IAuthToken, Action{ConfigBuilder})"/>
    public static IDriver Driver(string uri, IAuthToken authToken, Action<ConfigBuilder>? action) => Driver(new Uri(uri), authToken, action);

    /// <summary>A driver. It connects when it is first used.</summary>
    /// <param name="uri">Scheme bolt (one server) or neo4j (a cluster), each alone, with +s (TLS) or +ssc (TLS, any certificate).</param>
    /// <param name="authToken">Who this program is.</param>
    /// <param name="action">Changes the settings; null is the defaults.</param>
    /// <exception cref="NotSupportedException">The scheme is another.</exception>
    /// <exception cref="ArgumentException">The query string is not one for this scheme.</exception>
    public static IDriver Driver(Uri uri, IAuthToken authToken, Action<ConfigBuilder>? action)
    {
        var builder = new ConfigBuilder(new DriverSettings());
        action?.Invoke(builder);
        return BoltDriver.Create(uri, authToken, builder.Settings);
    }
}

/// <summary>
/// Connections to a server or a cluster. One is enough for a program and a user; it is safe to share. To dispose it synchronously is to
/// leave the closing of its connections to the background.
/// </summary>
public interface IDriver : IDisposable, IAsyncDisposable
{
    /// <summary>A session with default settings.</summary>
    IAsyncSession AsyncSession();

    /// <summary>A session.</summary>
    IAsyncSession AsyncSession(Action<SessionConfigBuilder> action);

    /// <summary>A statement to be done in a transaction of its own, which sees what all others of this driver have written so.</summary>
    IExecutableQuery<IRecord, IRecord> ExecutableQuery(string cypher);

    /// <summary>Asks a server who it is.</summary>
    /// <exception cref="Neo4jException">No server answers, or it refuses us.</exception>
    Task<IServerInfo> GetServerInfoAsync();

    /// <summary>Makes sure that a server answers and lets us in.</summary>
    /// <exception cref="Neo4jException">None does.</exception>
    Task VerifyConnectivityAsync();
}
