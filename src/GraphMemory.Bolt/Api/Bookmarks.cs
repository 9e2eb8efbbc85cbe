namespace Neo4j.Driver;

/// <summary>A point in a database's history: a transaction that is given bookmarks sees at least what happened up to them.</summary>
public abstract class Bookmarks
{
    private protected Bookmarks(string[] values)
    {
        Values = values;
    }

    /// <summary>The bookmarks as the server gave them; their form is the server's own.</summary>
    public string[] Values { get; }

    /// <summary>Bookmarks out of what was kept of <see cref="Values"/>.</summary>
    public static Bookmarks From(params string[] values) => new Kept(values);

    /// <summary>Bookmarks out of what was kept of <see cref="Values"/>.</summary>
    public static Bookmarks From(IEnumerable<string> values) => new Kept([.. values]);

    private sealed class Kept(string[] values) : Bookmarks(values);
}

/// <summary>Keeps bookmarks for any number of sessions, so that each sees what the others have written. Safe to share.</summary>
public interface IBookmarkManager
{
    /// <summary>Replaces the bookmarks that a transaction began with by those that it ended with.</summary>
    Task UpdateBookmarksAsync(string[] previousBookmarks, string[] newBookmarks, CancellationToken cancellationToken = default);

    /// <summary>What the next transaction must see.</summary>
    Task<string[]> GetBookmarksAsync(CancellationToken cancellationToken = default);
}

/// <summary>Makes bookmark managers.</summary>
public interface IBookmarkManagerFactory
{
    /// <summary>A manager of its own; null begins with no bookmarks.</summary>
    IBookmarkManager NewBookmarkManager(BookmarkManagerConfig? config = null);
}

/// <summary>What a bookmark manager begins with, and whom it tells.</summary>
public record BookmarkManagerConfig
{
    /// <summary>What a bookmark manager begins with, and whom it tells.</summary>
    /// <param name="initialBookmarks">The bookmarks to begin with.</param>
    /// <param name="bookmarkSupplierAsync">Asked for more bookmarks before each transaction.</param>
    /// <param name="notifyBookmarksAsync">Told all bookmarks after each change.</param>
    public BookmarkManagerConfig(
        IEnumerable<string>? initialBookmarks = null,
        Func<CancellationToken, Task<string[]>>? bookmarkSupplierAsync = null,
        Func<string[], CancellationToken, Task>? notifyBookmarksAsync = null)
    {
        InitialBookmarks = initialBookmarks ?? [];
        BookmarkSupplierAsync = bookmarkSupplierAsync;
        NotifyBookmarksAsync = notifyBookmarksAsync;
    }

    /// <summary>The bookmarks to begin with.</summary>
    public IEnumerable<string> InitialBookmarks { get; }

    /// <summary>Asked for more bookmarks before each transaction.</summary>
    public Func<CancellationToken, Task<string[]>>? BookmarkSupplierAsync { get; }

    /// <summary>Told all bookmarks after each change.</summary>
    public Func<string[], CancellationToken, Task>? NotifyBookmarksAsync { get; }
}
