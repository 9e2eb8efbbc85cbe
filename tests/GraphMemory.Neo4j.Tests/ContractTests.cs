using GraphMemory.Contract;
using GraphMemory.Graph;

namespace GraphMemory.Neo4j.Tests;

[Collection(ServerCollection.Name)]
public sealed class Neo4jJournalTests(RealServer server) : JournalContract
{
    private readonly TestDatabase database = new(server);

    protected override async Task<IMemoryGraph> OpenEmptyAsync() => await database.OpenEmptyAsync();
}

[Collection(ServerCollection.Name)]
public sealed class Neo4jTurnsTests(RealServer server) : TurnsContract
{
    private readonly TestDatabase database = new(server);

    protected override async Task<IMemoryGraph> OpenEmptyAsync() => await database.OpenEmptyAsync();
}

[Collection(ServerCollection.Name)]
public sealed class Neo4jFactsTests(RealServer server) : FactsContract
{
    private readonly TestDatabase database = new(server);

    protected override async Task<IMemoryGraph> OpenEmptyAsync() => await database.OpenEmptyAsync();
}

[Collection(ServerCollection.Name)]
public sealed class Neo4jEntitiesTests(RealServer server) : EntitiesContract
{
    private readonly TestDatabase database = new(server);

    protected override async Task<IMemoryGraph> OpenEmptyAsync() => await database.OpenEmptyAsync();
}

[Collection(ServerCollection.Name)]
public sealed class Neo4jReplayTests(RealServer server) : ReplayContract
{
    private readonly TestDatabase database = new(server);

    protected override async Task<IMemoryGraph> OpenEmptyAsync() => await database.OpenEmptyAsync();
}

[Collection(ServerCollection.Name)]
public sealed class Neo4jRecallTests(RealServer server) : RecallContract
{
    private readonly TestDatabase database = new(server);

    protected override async Task<IMemoryGraph> OpenEmptyAsync() => await database.OpenEmptyAsync();
}

[Collection(ServerCollection.Name)]
public sealed class Neo4jEmbeddingsTests(RealServer server) : EmbeddingsContract
{
    private readonly TestDatabase database = new(server);

    protected override async Task<IMemoryGraph> OpenEmptyAsync() => await database.OpenEmptyAsync();
}

[Collection(ServerCollection.Name)]
public sealed class Neo4jConcurrencyTests(RealServer server) : ConcurrencyContract
{
    private readonly TestDatabase database = new(server);

    protected override async Task<IMemoryGraph> OpenEmptyAsync() => await database.OpenEmptyAsync();
}
