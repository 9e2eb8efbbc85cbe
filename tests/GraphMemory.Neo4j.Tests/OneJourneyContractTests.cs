using GraphMemory.Contract;
using GraphMemory.Graph;

namespace GraphMemory.Neo4j.Tests;

[Collection(ServerCollection.Name)]
public sealed class Neo4jCitedFactsTests(RealServer server) : CitedFactsContract
{
    private readonly TestDatabase database = new(server);

    protected override async Task<IMemoryGraph> OpenEmptyAsync() => await database.OpenEmptyAsync();
}

[Collection(ServerCollection.Name)]
public sealed class Neo4jDistancesTests(RealServer server) : DistancesContract
{
    private readonly TestDatabase database = new(server);

    protected override async Task<IMemoryGraph> OpenEmptyAsync() => await database.OpenEmptyAsync();
}
