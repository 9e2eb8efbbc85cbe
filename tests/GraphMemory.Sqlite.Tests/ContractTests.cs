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

    protected override async Task<IMemoryGraph> OpenEmptyAsync() => await SqliteMemoryGraph.OpenAsync(new SqliteOptions { File = folder.NewFile() }, Ct);
}

public sealed class SqliteTurnsTests : TurnsContract
{
    private readonly TemporaryFolder folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    protected override async Task<IMemoryGraph> OpenEmptyAsync() => await SqliteMemoryGraph.OpenAsync(new SqliteOptions { File = folder.NewFile() }, Ct);
}
