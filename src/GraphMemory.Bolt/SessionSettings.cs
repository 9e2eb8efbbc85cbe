using Neo4j.Driver;

namespace GraphMemory.Bolt;

/// <summary>What a session goes by, as <see cref="SessionConfigBuilder"/> sets it.</summary>
internal sealed record SessionSettings(long FetchSize)
{
    public string? Database { get; init; }

    public AccessMode Mode { get; init; } = AccessMode.Write;

    public string[] Bookmarks { get; init; } = [];

    public IBookmarkManager? BookmarkManager { get; init; }

    public static long ValidFetchSize(long size) => size is > 0 or -1
        ? size
        : throw new ArgumentOutOfRangeException(nameof(size), size, "A fetch size is positive, or -1 for all.");
}
