using GraphMemory.Graph;
using GraphMemory.Language.Embeddings;
using GraphMemory.Language.English;
using GraphMemory.Server.Commands;
using GraphMemory.Server.Settings;
using GraphMemory.Sqlite;
using Microsoft.Extensions.AI;

namespace GraphMemory.Server.Memory;

/// <summary>A memory over its opened store, as the settings ask for it. Models are loaded at their first use.</summary>
internal sealed class OpenMemory : IAsyncDisposable
{
    private readonly ILoggerFactory loggers;

    private OpenMemory(ServerSettings settings, SqliteMemoryGraph store, ILoggerFactory loggers)
    {
        Settings = settings;
        Store = store;
        this.loggers = loggers;
        Embeddings = EmbeddingModel.Open(settings.Embeddings);
        Memory = new AgentMemory(store, Embeddings, loggers: loggers);
    }

    public ServerSettings Settings { get; }

    /// <summary>The embedded store.</summary>
    public SqliteMemoryGraph Store { get; }

    /// <summary>The store as the memory sees it.</summary>
    public IMemoryGraph Graph => Store;

    public AgentMemory Memory { get; }

    /// <summary>Makes the vectors.</summary>
    public IEmbeddingGenerator<string, Embedding<float>> Embeddings { get; }

    /// <summary>Opens the store of the settings.</summary>
    /// <exception cref="CommandException">It is to be read, and is not there.</exception>
    /// <exception cref="MemoryException">It is locked or cannot be used.</exception>
    public static async Task<OpenMemory> OpenAsync(ServerSettings settings, bool isReadOnly, CancellationToken ct)
    {
        if (isReadOnly && !File.Exists(settings.DataFile))
            throw new CommandException(ExitCode.Failed, $"There is no data file {settings.DataFile}. Remember or import something first, or name another with --data.");
        SqliteOptions options = new() { File = settings.DataFile, ReadOnly = isReadOnly, IndexBytesMax = (long)settings.IndexMegabytesMax << 20 };
        SqliteMemoryGraph store = await SqliteMemoryGraph.OpenAsync(options, ct).ConfigureAwait(false);
        return new(settings, store, LoggerFactory.Create(logging => logging.AddProvider(new TerminalLogs()).SetMinimumLevel(LogLevel.Warning)));
    }

    /// <summary>
    /// Makes the vector of a question before it is asked: a command asks once, and recall's deadline must not go into loading the model.
    /// A model that fails is told by recall itself.
    /// </summary>
    public async Task WarmAsync(string question, CancellationToken ct)
    {
        try
        {
            await Embeddings.GenerateAsync([question], cancellationToken: ct).ConfigureAwait(false);
            EnglishAnalyzer.Default.Analyze(question);
        }
        catch (Exception fault) when (fault is EmbeddingException or InvalidDataException or IOException)
        {
            // Recall goes on without, and names the signal that is missing.
        }
    }

    public async ValueTask DisposeAsync()
    {
        Embeddings.Dispose();
        await Store.DisposeAsync().ConfigureAwait(false);
        loggers.Dispose();
    }
}
