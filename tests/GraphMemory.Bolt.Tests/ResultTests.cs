using GraphMemory.Bolt.Tests.Scripted;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Tests;

public class ResultTests
{
    [Fact]
    public async Task A_statement_and_the_request_for_its_records_are_sent_before_any_answer()
    {
        await using var server = ScriptedServer.Playing(
            """
            C: RUN "RETURN $n AS n" {"n": 1} {}
            C: PULL {"n": 1000}
            S: SUCCESS {"fields": ["n"]}
            S: RECORD [1]
            S: SUCCESS {"type": "r"}
            """);
        await using IDriver driver = server.Driver();
        await using IAsyncSession session = driver.AsyncSession();

        IResultCursor cursor = await session.RunAsync("RETURN $n AS n", new { n = 1 });
        List<IRecord> records = await cursor.ToListAsync();

        Assert.Equal(1L, Assert.Single(records)["n"]);
    }
}
