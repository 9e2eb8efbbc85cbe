using GraphMemory.Graph;
using GraphMemory.Language.Embeddings;
using GraphMemory.Language.English;
using GraphMemory.Server.Commands;
using GraphMemory.Server.Settings;
using GraphMemory.Server.Stores;
using Microsoft.Extensions.AI;

namespace GraphMemory.Server.Memory;

/// <summary>A memory over its opened store, as the settings ask for it. Models are loaded at their first use.</summary>
internal sealed class OpenMemory : IAsyncDisposable
{
    private readonly ILoggerFactory loggers;

    private OpenMemory(ServerSettings settings, IMemoryGraph graph, ILoggerFactory loggers)
    {
        Settings = settings;
        Graph = graph;
        this.loggers = loggers;
        Embeddings = EmbeddingModel.Open(settings.Embeddings);
        Memory = new AgentMemory(graph, Embeddings, loggers: loggers);
    }

    public ServerSettings Settings { get; }

    /// <summary>The store.</summary>
    public IMemoryGraph Graph { get; }

    public AgentMemory Memory { get; }

    /// <summary>Makes the vectors.</summary>
    public IEmbeddingGenerator<string, Embedding<float>> Embeddings { get; }

    /// <summary>Opens the store of the settings.</summary>
    /// <exception cref="CommandException">It is to be read, and is not there.</exception>
    /// <exception cref="MemoryException">It is locked or cannot be used.</exception>
    public static async Task<OpenMemory> OpenAsync(ServerSettings settings, bool isReadOnly, CancellationToken ct) =>
        new(settings, await StoreOpener.OpenAsync(StoreAddress.Of(settings), settings, isReadOnly, ct).ConfigureAwait(false), Loggers());

    /// <summary>
    /// Opens the store of the settings for a server, which listens meanwhile: a database on another server may come up later. A file is
    /// opened at once, since it is there or can be made.
    /// </summary>
    /// <exception cref="MemoryException">The file is locked or cannot be used.</exception>
    public static async Task<OpenMemory> OpenLateAsync(ServerSettings settings, CancellationToken ct)
    {
        StoreAddress address = StoreAddress.Of(settings);
        if (address is StoreAddress.File) return await OpenAsync(settings, isReadOnly: false, ct).ConfigureAwait(false);
        ILoggerFactory terminal = Loggers();
        LateGraph graph = new(
            address.ToString()!, stop => StoreOpener.OpenWarmAsync(address, settings, stop), TimeProvider.System, terminal.CreateLogger<LateGraph>());
        return new(settings, graph, terminal);
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
        await Graph.DisposeAsync().ConfigureAwait(false);
        loggers.Dispose();
    }

    private static ILoggerFactory Loggers() => LoggerFactory.Create(logging => logging.AddProvider(new TerminalLogs()).SetMinimumLevel(LogLevel.Warning));
}
