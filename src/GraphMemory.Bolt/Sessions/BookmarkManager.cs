using Neo4j.Driver;

namespace GraphMemory.Bolt.Sessions;

internal sealed class BookmarkManager(BookmarkManagerConfig config) : IBookmarkManager
{
    private readonly HashSet<string> _bookmarks = new(config.InitialBookmarks, StringComparer.Ordinal);

    public async Task UpdateBookmarksAsync(string[] previousBookmarks, string[] newBookmarks, CancellationToken cancellationToken = default)
    {
        if (newBookmarks.Length == 0)
            return;
        string[] all;
        lock (_bookmarks)
        {
            _bookmarks.ExceptWith(previousBookmarks);
            _bookmarks.UnionWith(newBookmarks);
            all = [.. _bookmarks];
        }

        if (config.NotifyBookmarksAsync is { } notify)
            await notify(all, cancellationToken);
    }

    public async Task<string[]> GetBookmarksAsync(CancellationToken cancellationToken = default)
    {
        string[] supplied = config.BookmarkSupplierAsync is { } supply ? await supply(cancellationToken) : [];
        lock (_bookmarks)
            return [.. _bookmarks.Union(supplied, StringComparer.Ordinal)];
    }
}

internal sealed class BookmarkManagerFactory : IBookmarkManagerFactory
{
    public IBookmarkManager NewBookmarkManager(BookmarkManagerConfig? config = null) => new BookmarkManager(config ?? new BookmarkManagerConfig());
}
