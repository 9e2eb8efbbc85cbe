using GraphMemory.Contract;
using GraphMemory.Graph;

namespace GraphMemory.Sqlite.Tests;

public sealed class SqliteJournalTests : JournalContract
{
    private readonly TemporaryFolder folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    protected override Task<IMemoryGraph> OpenEmptyAsync() => folder.OpenEmptyAsync();
}

public sealed class SqliteTurnsTests : TurnsContract
{
    private readonly TemporaryFolder folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    protected override Task<IMemoryGraph> OpenEmptyAsync() => folder.OpenEmptyAsync();
}

public sealed class SqliteFactsTests : FactsContract
{
    private readonly TemporaryFolder folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    protected override Task<IMemoryGraph> OpenEmptyAsync() => folder.OpenEmptyAsync();
}

public sealed class SqliteEntitiesTests : EntitiesContract
{
    private readonly TemporaryFolder folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    protected override Task<IMemoryGraph> OpenEmptyAsync() => folder.OpenEmptyAsync();
}

public sealed class SqliteReplayTests : ReplayContract
{
    private readonly TemporaryFolder folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    protected override Task<IMemoryGraph> OpenEmptyAsync() => folder.OpenEmptyAsync();
}

public sealed class SqliteRecallTests : RecallContract
{
    private readonly TemporaryFolder folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    protected override Task<IMemoryGraph> OpenEmptyAsync() => folder.OpenEmptyAsync();
}

public sealed class SqliteEmbeddingsTests : EmbeddingsContract
{
    private readonly TemporaryFolder folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    protected override Task<IMemoryGraph> OpenEmptyAsync() => folder.OpenEmptyAsync();
}

public sealed class SqliteConcurrencyTests : ConcurrencyContract
{
    private readonly TemporaryFolder folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    protected override Task<IMemoryGraph> OpenEmptyAsync() => folder.OpenEmptyAsync();
}

public sealed class SqliteMoveTests : MoveContract
{
    private readonly TemporaryFolder folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    protected override Task<IMemoryGraph> OpenEmptyAsync() => folder.OpenEmptyAsync();
}
