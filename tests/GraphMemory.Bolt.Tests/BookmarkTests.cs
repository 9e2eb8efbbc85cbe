using GraphMemory.Bolt.Tests.Scripted;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Tests;

public class BookmarkTests
{
    [Fact]
    public async Task Sessions_of_one_manager_see_what_the_others_have_written()
    {
        await using var server = ScriptedServer.Playing(
            """
            C: RUN "A" {} {"bookmarks": ["b0"]}
            C: PULL {"n": 1000}
            S: SUCCESS {"fields": []}
            S: SUCCESS {"bookmark": "b1"}
            C: RUN "B" {} {"bookmarks": ["own", "b1"]}
            C: PULL {"n": 1000}
            S: SUCCESS {"fields": []}
            S: SUCCESS {"bookmark": "b2"}
            """);
        await using IDriver driver = server.Driver();
        IBookmarkManager manager = GraphDatabase.BookmarkManagerFactory.NewBookmarkManager(new BookmarkManagerConfig(["b0"]));
        await using IAsyncSession first = driver.AsyncSession(s => s.WithBookmarkManager(manager));
        await using IAsyncSession second = driver.AsyncSession(s => s.WithBookmarkManager(manager).WithBookmarks(Bookmarks.From("own")));

        await (await first.RunAsync("A")).ConsumeAsync();
        await (await second.RunAsync("B")).ConsumeAsync();

        Assert.Equal(["b2"], await manager.GetBookmarksAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_manager_asks_its_supplier_and_tells_its_listener()
    {
        List<string[]> told = [];
        IBookmarkManager manager = GraphDatabase.BookmarkManagerFactory.NewBookmarkManager(new BookmarkManagerConfig(
            initialBookmarks: ["a"],
            bookmarkSupplierAsync: _ => Task.FromResult<string[]>(["s", "a"]),
            notifyBookmarksAsync: (all, _) =>
            {
                told.Add(all);
                return Task.CompletedTask;
            }));

        await manager.UpdateBookmarksAsync(["a", "s"], ["b"]);
        await manager.UpdateBookmarksAsync(["b"], []);

        Assert.Equal(["b"], Assert.Single(told));
        Assert.Equal(["b", "s", "a"], await manager.GetBookmarksAsync());
    }

    [Fact]
    public void Bookmarks_are_kept_as_the_server_gave_them()
    {
        Assert.Equal(["x", "y"], Bookmarks.From(new List<string> { "x", "y" }).Values);
    }
}
