using GraphMemory.Bolt;

namespace Neo4j.Driver;

/// <summary>Settings of a session.</summary>
public sealed class SessionConfigBuilder
{
    internal SessionConfigBuilder(SessionSettings settings)
    {
        Settings = settings;
    }

    internal SessionSettings Settings { get; private set; }

    /// <summary>A session with a database, the rest as by default.</summary>
    public static Action<SessionConfigBuilder> ForDatabase(string database) => builder => builder.WithDatabase(database);

    /// <summary>The database; the user's home database by default. To name it saves the server a look-up.</summary>
    public SessionConfigBuilder WithDatabase(string database)
    {
        ArgumentException.ThrowIfNullOrEmpty(database);
        return With(Settings with { Database = database });
    }

    /// <summary>What queries outside of units of work do: write by default. In a cluster, reading may go to another server.</summary>
    public SessionConfigBuilder WithDefaultAccessMode(AccessMode defaultAccessMode) => With(Settings with { Mode = defaultAccessMode });

    /// <summary>What must have happened before the session's first transaction begins.</summary>
    public SessionConfigBuilder WithBookmarks(params Bookmarks[] bookmarks)
    {
        ArgumentNullException.ThrowIfNull(bookmarks);
        return With(Settings with { Bookmarks = [.. bookmarks.Where(b => b is not null).SelectMany(b => b.Values).Distinct(StringComparer.Ordinal)] });
    }

    /// <summary>Shares bookmarks with all sessions of the same manager, so that each sees what the others have written.</summary>
    public SessionConfigBuilder WithBookmarkManager(IBookmarkManager bookmarkManager) => With(Settings with { BookmarkManager = bookmarkManager });

    /// <summary>How many records to ask for at a time; -1 asks for all at once. The driver's by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is neither positive nor -1.</exception>
    public SessionConfigBuilder WithFetchSize(long size) => With(Settings with { FetchSize = SessionSettings.ValidFetchSize(size) });

    private SessionConfigBuilder With(SessionSettings settings)
    {
        Settings = settings;
        return this;
    }
}

/// <summary>What the transactions of a session do, by which a cluster chooses the server.</summary>
public enum AccessMode
{
    /// <summary>They only read; the server refuses to write.</summary>
    Read,

    /// <summary>They read and write.</summary>
    Write,
}
