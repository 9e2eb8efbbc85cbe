using GraphMemory.Contract;
using GraphMemory.Graph;

namespace GraphMemory.Neo4j.Tests;

[Collection(ServerCollection.Name)]
public sealed class Neo4jJournalTests(RealServer server) : JournalContract
{
    protected override Task<IMemoryGraph> OpenEmptyAsync() => TestDatabase.OpenEmptyAsync(server);
}

[Collection(ServerCollection.Name)]
public sealed class Neo4jTurnsTests(RealServer server) : TurnsContract
{
    protected override Task<IMemoryGraph> OpenEmptyAsync() => TestDatabase.OpenEmptyAsync(server);
}

[Collection(ServerCollection.Name)]
public sealed class Neo4jFactsTests(RealServer server) : FactsContract
{
    protected override Task<IMemoryGraph> OpenEmptyAsync() => TestDatabase.OpenEmptyAsync(server);
}

[Collection(ServerCollection.Name)]
public sealed class Neo4jCitedFactsTests(RealServer server) : CitedFactsContract
{
    protected override Task<IMemoryGraph> OpenEmptyAsync() => TestDatabase.OpenEmptyAsync(server);
}

[Collection(ServerCollection.Name)]
public sealed class Neo4jEntitiesTests(RealServer server) : EntitiesContract
{
    protected override Task<IMemoryGraph> OpenEmptyAsync() => TestDatabase.OpenEmptyAsync(server);
}

[Collection(ServerCollection.Name)]
public sealed class Neo4jDistancesTests(RealServer server) : DistancesContract
{
    protected override Task<IMemoryGraph> OpenEmptyAsync() => TestDatabase.OpenEmptyAsync(server);
}

[Collection(ServerCollection.Name)]
public sealed class Neo4jReplayTests(RealServer server) : ReplayContract
{
    protected override Task<IMemoryGraph> OpenEmptyAsync() => TestDatabase.OpenEmptyAsync(server);
}

[Collection(ServerCollection.Name)]
public sealed class Neo4jRecallTests(RealServer server) : RecallContract
{
    protected override Task<IMemoryGraph> OpenEmptyAsync() => TestDatabase.OpenEmptyAsync(server);
}

[Collection(ServerCollection.Name)]
public sealed class Neo4jEmbeddingsTests(RealServer server) : EmbeddingsContract
{
    protected override Task<IMemoryGraph> OpenEmptyAsync() => TestDatabase.OpenEmptyAsync(server);
}

[Collection(ServerCollection.Name)]
public sealed class Neo4jConcurrencyTests(RealServer server) : ConcurrencyContract
{
    protected override Task<IMemoryGraph> OpenEmptyAsync() => TestDatabase.OpenEmptyAsync(server);
}
