using GraphMemory.Bolt.Tests.Real;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Tests;

public class RealServerTests(RealServer server)
{
    [Fact]
    public async Task The_server_tells_who_it_is()
    {
        await using IDriver driver = await server.DriverAsync();

        IServerInfo info = await driver.GetServerInfoAsync();

        Assert.StartsWith("Neo4j/", info.Agent);
        Assert.Equal("5.8", info.ProtocolVersion);
    }

    [Fact]
    public async Task Ten_thousand_records_come_in_order()
    {
        await using IDriver driver = await server.DriverAsync();
        await using IAsyncSession session = driver.AsyncSession();

        List<long> numbers = await session.ExecuteReadAsync(async tx =>
        {
            IResultCursor cursor = await tx.RunAsync("UNWIND range(1, 10000) AS n RETURN n, 'text ' + n AS text");
            return await cursor.ToListAsync(r => r.Get<long>("n"));
        });

        Assert.Equal(Enumerable.Range(1, 10_000).Select(n => (long)n), numbers);
    }
}
