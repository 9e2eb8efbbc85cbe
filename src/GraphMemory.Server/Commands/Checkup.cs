using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Language.Embeddings;
using GraphMemory.Language.English;
using GraphMemory.Neo4j.Schema;
using GraphMemory.Recall;
using GraphMemory.Server.Memory;
using GraphMemory.Server.Settings;
using GraphMemory.Server.Stores;
using GraphMemory.Sqlite;
using Microsoft.Extensions.AI;

namespace GraphMemory.Server.Commands;

/// <summary>The checks of "doctor": each prints a line, and faults are counted.</summary>
internal sealed class Checkup(Terminal terminal)
{
    private const long FreeBytesMin = 200L << 20;
    private const int PageSize = 500;
    private const int UsersShownMax = 20;

    public int FaultCount { get; private set; }

    public void Note(string what, string found) => terminal.Output.WriteLine($"  ok  {what,-12} {found}");

    public void Program()
    {
        Version? version = Assembly.GetExecutingAssembly().GetName().Version;
        Note("version", $"GraphMemory {version?.ToString(3)}, .NET {Environment.Version}, {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}");
    }

    public void Disk(string file)
    {
        DriveInfo drive = new(Path.GetDirectoryName(file)!);
        string free = $"{Size(drive.AvailableFreeSpace)} free at {drive.Name}";
        if (drive.AvailableFreeSpace < FreeBytesMin) Fault("disk", $"only {free}; make room before the data file cannot grow");
        else Note("disk", free);
    }

    public async Task ModelsAsync(EmbeddingOptions options, CancellationToken ct)
    {
        using IEmbeddingGenerator<string, Embedding<float>> model = EmbeddingModel.Open(options);
        await TryAsync("embeddings", async () =>
        {
            GeneratedEmbeddings<Embedding<float>> vectors = await model.GenerateAsync(["How are you?"], cancellationToken: ct).ConfigureAwait(false);
            return $"{new TextEmbedder(model).Model} answers with {vectors[0].Vector.Length} numbers";
        }).ConfigureAwait(false);
        await TryAsync("english", () =>
        {
            AnalyzedText read = EnglishAnalyzer.Load().Analyze("Ana moved to Turin.");
            return Task.FromResult($"the English model reads \"{read.Text}\" as {string.Join(' ', read.Tokens.Select(token => token.Pos))}");
        }).ConfigureAwait(false);
    }

    /// <summary>Checks a Neo4j server; answers whether memories were ever kept there.</summary>
    public async Task<bool> DatabaseAsync(StoreAddress.Server address, ServerSettings settings, CancellationToken ct)
    {
        DatabaseReport report = await DatabaseReport.ReadAsync(StoreOpener.OptionsOf(address, settings), ct).ConfigureAwait(false);
        Note("server", $"{report.Server} at {report.Location}");
        foreach (string step in report.Unknown) Fault("schema", $"{step} was applied by a newer GraphMemory; update this one");
        if (report.Applied.Count == 0)
        {
            Note("schema", "nothing was kept here yet; the schema is made when something is remembered");
            return false;
        }
        if (report.Pending.Count > 0) Note("schema", $"{string.Join(", ", report.Pending)} will be applied when the store is opened for writing");
        else if (report.Unknown.Count == 0) Note("schema", $"up to date with {report.Applied[^1]}");
        foreach (IndexState index in report.Indexes.Where(index => index.State is not "ONLINE"))
            Fault("indexes", $"{index.Name} is {index.State}; see the server's log, or make it again by its statement in cypher/migrations");
        if (report.Indexes.All(index => index.State is "ONLINE")) Note("indexes", $"{report.Indexes.Count} indexes and constraints, all online");
        return true;
    }

    public async Task StoreAsync(OpenMemory memory, CancellationToken ct)
    {
        if (memory.Graph is SqliteMemoryGraph embedded) await FileAsync(embedded, ct).ConfigureAwait(false);
        await ChainsAsync(memory.Graph, ct).ConfigureAwait(false);
        await EmbeddingsAsync(memory, ct).ConfigureAwait(false);
        int due = (await memory.Graph.ExtractionDueAsync(1000, ct).ConfigureAwait(false)).Count;
        Note("to be read", due == 0 ? "no turn waits" : $"{(due == 1000 ? "1,000 or more" : due)} turns wait to be read for facts; a running server does that");
    }

    private async Task FileAsync(SqliteMemoryGraph store, CancellationToken ct)
    {
        FileInfo log = new(store.Location + "-wal");
        Note("data file", $"{store.Location}, {Size(new FileInfo(store.Location).Length + (log.Exists ? log.Length : 0))} with its log");
        IReadOnlyList<string> faults = await store.CheckAsync(ct).ConfigureAwait(false);
        foreach (string fault in faults) Fault("structure", $"{fault}; restore a backup and keep the damaged file");
        if (faults.Count == 0) Note("structure", "the file's structure is whole");
    }

    private async Task ChainsAsync(IMemoryGraph graph, CancellationToken ct)
    {
        long users = 0, entries = 0;
        int before = FaultCount;
        IReadOnlyList<Scope> scopes;
        string? after = null;
        do
        {
            scopes = await graph.ScopesAsync(after, PageSize, ct).ConfigureAwait(false);
            foreach (Scope scope in scopes)
            {
                long length = await ChainAsync(graph, scope, ct).ConfigureAwait(false);
                if (users < UsersShownMax) Note("user", $"{scope.Key}: {length:N0} changes");
                (users, entries, after) = (users + 1, entries + length, scope.Token);
            }
        }
        while (scopes.Count == PageSize);
        if (FaultCount == before) Note("chains", $"{users:N0} users, {entries:N0} changes: every hash follows from the one before");
    }

    private async Task<long> ChainAsync(IMemoryGraph graph, Scope scope, CancellationToken ct)
    {
        ScopeHead head = ScopeHead.Empty;
        IReadOnlyList<JournalEntry> entries;
        do
        {
            entries = await graph.JournalAsync(scope, head.Sequence, 200, ct).ConfigureAwait(false);
            foreach (JournalEntry entry in entries)
            {
                if (entry.Fault(scope, head) is { } fault)
                {
                    Fault("chains", $"user {scope.Key}: {fault}; the store was changed by something else: restore a backup");
                    return head.Sequence;
                }
                head = entry.Head;
            }
        }
        while (entries.Count > 0);
        return head.Sequence;
    }

    private async Task EmbeddingsAsync(OpenMemory memory, CancellationToken ct)
    {
        string model = memory.Memory.EmbeddingModel!;
        foreach (EmbeddingModelUse use in await memory.Graph.EmbeddingModelsAsync(ct).ConfigureAwait(false))
            Note("vectors", string.Create(CultureInfo.InvariantCulture, $"{use.Count:N0} of {use.Model}, {use.Dimensions} numbers each"));
        long missing = await memory.Graph.CountWithoutEmbeddingAsync(model, ct).ConfigureAwait(false);
        if (missing > 0) Fault("vectors", $"{missing:N0} texts have no vector of {model}: they are found by their words only. Run \"graphmemory doctor --reembed\", or leave it to a running server");
    }

    private async Task TryAsync(string what, Func<Task<string>> check)
    {
        try
        {
            Note(what, await check().ConfigureAwait(false));
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Fault(what, fault.Message);
        }
    }

    private void Fault(string what, string found)
    {
        FaultCount++;
        terminal.Output.WriteLine($" BAD  {what,-12} {found.ReplaceLineEndings(" ")}");
    }

    private static string Size(long bytes) => bytes switch
    {
        >= 1L << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.0} GB"),
        >= 1L << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 20):0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.0} kB"),
    };
}
