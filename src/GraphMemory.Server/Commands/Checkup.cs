using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Language.Embeddings;
using GraphMemory.Language.English;
using GraphMemory.Recall;
using GraphMemory.Server.Memory;
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

    public async Task StoreAsync(OpenMemory memory, CancellationToken ct)
    {
        string file = memory.Graph.Location;
        FileInfo log = new(file + "-wal");
        Note("data file", $"{file}, {Size(new FileInfo(file).Length + (log.Exists ? log.Length : 0))} with its log");
        IReadOnlyList<string> faults = await memory.Store.CheckAsync(ct).ConfigureAwait(false);
        foreach (string fault in faults) Fault("structure", $"{fault}; restore a backup and keep the damaged file");
        if (faults.Count == 0) Note("structure", "the file's structure is whole");
        await ChainsAsync(memory.Graph, ct).ConfigureAwait(false);
        await EmbeddingsAsync(memory, ct).ConfigureAwait(false);
        int due = (await memory.Graph.ExtractionDueAsync(1000, ct).ConfigureAwait(false)).Count;
        Note("to be read", due == 0 ? "no turn waits" : $"{(due == 1000 ? "1,000 or more" : due)} turns wait to be read for facts; a running server does that");
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
                    Fault("chains", $"user {scope.Key}: {fault}; the file was changed by something else: restore a backup");
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
