using GraphMemory.Contract;
using GraphMemory.Graph;

namespace GraphMemory.Sqlite.Tests;

public sealed class SqliteJournalTests : JournalContract
{
    protected override Task<IMemoryGraph> OpenEmptyAsync() => FolderGraph.OpenAsync();
}

public sealed class SqliteTurnsTests : TurnsContract
{
    protected override Task<IMemoryGraph> OpenEmptyAsync() => FolderGraph.OpenAsync();
}

public sealed class SqliteFactsTests : FactsContract
{
    protected override Task<IMemoryGraph> OpenEmptyAsync() => FolderGraph.OpenAsync();
}

public sealed class SqliteEntitiesTests : EntitiesContract
{
    protected override Task<IMemoryGraph> OpenEmptyAsync() => FolderGraph.OpenAsync();
}

public sealed class SqliteReplayTests : ReplayContract
{
    protected override Task<IMemoryGraph> OpenEmptyAsync() => FolderGraph.OpenAsync();
}

public sealed class SqliteRecallTests : RecallContract
{
    protected override Task<IMemoryGraph> OpenEmptyAsync() => FolderGraph.OpenAsync();
}

public sealed class SqliteEmbeddingsTests : EmbeddingsContract
{
    protected override Task<IMemoryGraph> OpenEmptyAsync() => FolderGraph.OpenAsync();
}

public sealed class SqliteConcurrencyTests : ConcurrencyContract
{
    protected override Task<IMemoryGraph> OpenEmptyAsync() => FolderGraph.OpenAsync();
}

public sealed class SqliteMoveTests : MoveContract
{
    protected override Task<IMemoryGraph> OpenEmptyAsync() => FolderGraph.OpenAsync();
}

public sealed class SqliteCitedFactsTests : CitedFactsContract
{
    protected override Task<IMemoryGraph> OpenEmptyAsync() => FolderGraph.OpenAsync();
}

public sealed class SqliteDistancesTests : DistancesContract
{
    protected override Task<IMemoryGraph> OpenEmptyAsync() => FolderGraph.OpenAsync();
}
