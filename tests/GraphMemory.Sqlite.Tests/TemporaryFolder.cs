using GraphMemory.Graph;

namespace GraphMemory.Sqlite.Tests;

/// <summary>A folder of its own for one test, gone when the test is over.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("graphmemory-");
    private int files;

    public string NewFile() => Named($"memory-{++files}.db");

    public string Named(string name) => Path.Combine(folder.FullName, name);

    public async Task<IMemoryGraph> OpenEmptyAsync() => await OpenAsync(NewFile());

    public static Task<SqliteMemoryGraph> OpenAsync(string file) =>
        SqliteMemoryGraph.OpenAsync(new SqliteOptions { File = file }, TestContext.Current.CancellationToken);

    public void Dispose() => folder.Delete(recursive: true);
}
