using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Recall;
using GraphMemory.Sqlite.Files;
using GraphMemory.Sqlite.Projection;
using GraphMemory.Sqlite.Reads;
using GraphMemory.Sqlite.Recall;
using GraphMemory.Sqlite.Sql;

namespace GraphMemory.Sqlite;

/// <summary>
/// The embedded store: one SQLite file for one writing process, and any number that read. A write is durable when its task ends
/// (write-ahead log, synchronous FULL); a read is one transaction. Recall is answered from an index in memory, read from the file
/// at the first question to a scope and kept up to date by what this process writes.
/// </summary>
public sealed class SqliteMemoryGraph : IMemoryGraph
{
    private readonly SqliteOptions options;
    private readonly ReaderPool readers;
    private readonly Writer? writer;
    private readonly ScopeIndexCache indexes;
    private readonly RecallReads recall;

    private SqliteMemoryGraph(SqliteOptions options, Writer? writer)
    {
        this.options = options;
        this.writer = writer;
        readers = new ReaderPool(options.File, options.ReadersMax);
        indexes = new ScopeIndexCache(options.IndexBytesMax);
        recall = new RecallReads(readers, indexes, writer);
    }

    /// <inheritdoc/>
    public string Location => options.File;

    /// <summary>Opens a file, or makes it.</summary>
    /// <exception cref="MemoryException"><see cref="MemoryErrorCode.StoreLocked"/> when another process writes it,
    /// <see cref="MemoryErrorCode.StoreUnusable"/> when it is damaged, foreign, or of a newer version (it is not changed then),
    /// <see cref="MemoryErrorCode.StoreUnavailable"/> when it cannot be reached or written.</exception>
    public static Task<SqliteMemoryGraph> OpenAsync(SqliteOptions options, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        SqliteOptions known = options.Checked();
        return Task.Run(
            () =>
            {
                if (!known.ReadOnly) return new SqliteMemoryGraph(known, Writer.Open(known));
                StoreFile.RefuseForReading(known);
                return new SqliteMemoryGraph(known, writer: null);
            },
            ct);
    }

    /// <summary>Copies the store as it is at one moment to another file, while it is read and written. The copy is a store of its own.</summary>
    /// <param name="file">Must not exist.</param>
    /// <param name="ct">Cancels before the copy begins.</param>
    /// <exception cref="MemoryException"><see cref="MemoryErrorCode.StoreUnavailable"/> when the copy exists already or cannot be written.</exception>
    public Task BackupAsync(string file, CancellationToken ct = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        string target = Path.GetFullPath(file);
        if (File.Exists(target)) throw StoreError.Unavailable($"{target} exists already. Name another file: a backup replaces nothing.");
        return Task.Run(
            () =>
            {
                using Connection connection = Connection.Open(options.File, Microsoft.Data.Sqlite.SqliteOpenMode.ReadOnly);
                connection.CopyTo(target);
            },
            ct);
    }

    /// <summary>Checks the structure of the whole file, in time that grows with its size. Answers what is wrong; nothing when all is well.</summary>
    public Task<IReadOnlyList<string>> CheckAsync(CancellationToken ct = default) => readers.ReadAsync(StoreFile.Faults, ct);

    /// <inheritdoc/>
    public Task<ScopeHead> HeadAsync(Scope scope, CancellationToken ct) =>
        readers.ReadAsync(connection => ScopeRow.Find(connection, scope)?.Head ?? ScopeHead.Empty, ct);

    /// <inheritdoc/>
    public async Task<bool> TryAppendAsync(Scope scope, IReadOnlyList<JournalEntry> entries, IReadOnlyList<IndexedText> index, CancellationToken ct)
    {
        JournalEntry.CheckChain(entries);
        ArgumentNullException.ThrowIfNull(index);
        return await Writing().WriteAsync(
            connection => Append.Try(connection, scope, entries, index),
            delta => indexes.Apply(scope, delta),
            ct).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<JournalEntry>> JournalAsync(Scope scope, long after, int first, CancellationToken ct)
    {
        Bounds.CheckFirst(first);
        return ReadAsync<IReadOnlyList<JournalEntry>>(scope, (connection, number) => JournalTables.Read(connection, number, after, first), [], ct);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<JournalEntry>> JournalOfFactsAsync(Scope scope, IReadOnlyCollection<FactId> facts, CancellationToken ct)
    {
        Bounds.CheckCount(facts, nameof(facts));
        return ReadAsync<IReadOnlyList<JournalEntry>>(scope, (connection, number) => JournalTables.ReadOfFacts(connection, number, facts), [], ct);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Scope>> ScopesAsync(string? afterToken, int first, CancellationToken ct)
    {
        Bounds.CheckFirst(first);
        return readers.ReadAsync<IReadOnlyList<Scope>>(connection => StoreReads.Scopes(connection, afterToken, first), ct);
    }

    /// <inheritdoc/>
    public async Task EraseAsync(Scope scope, IReadOnlyCollection<ItemRef> items, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(items);
        await Writing().WriteAsync(
            connection => Erasure.Erase(connection, scope, items),
            delta => indexes.Apply(scope, delta),
            ct).ConfigureAwait(false);
        await Writing().ForgetLogAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<Page<StoredTurn>> TurnsAsync(Scope scope, TurnQuery query, ReadPoint at, CancellationToken ct)
    {
        query.Check();
        return ReadAsync(scope, (connection, number) => TurnReads.Turns(connection, number, query, at), Page<StoredTurn>.Empty, ct);
    }

    /// <inheritdoc/>
    public Task<Page<Session>> SessionsAsync(Scope scope, SessionQuery query, ReadPoint at, CancellationToken ct)
    {
        query.Check();
        return ReadAsync(scope, (connection, number) => TurnReads.Sessions(connection, number, query, at), Page<Session>.Empty, ct);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, int>> NextPositionsAsync(Scope scope, IReadOnlyCollection<string> sessions, CancellationToken ct)
    {
        Bounds.CheckCount(sessions, nameof(sessions));
        return readers.ReadAsync<IReadOnlyDictionary<string, int>>(
            connection => TurnReads.NextPositions(connection, ScopeRow.Find(connection, scope)?.Number ?? 0, sessions), ct);
    }

    /// <inheritdoc/>
    public Task<Page<Entity>> EntitiesAsync(Scope scope, EntityQuery query, ReadPoint at, CancellationToken ct)
    {
        query.Check();
        return ReadAsync(scope, (connection, number) => EntityReads.Entities(connection, number, query, at), Page<Entity>.Empty, ct);
    }

    /// <inheritdoc/>
    public Task<Page<FactState>> FactsAsync(Scope scope, FactQuery query, ReadPoint at, CancellationToken ct)
    {
        query.Check();
        return ReadAsync(scope, (connection, number) => FactReads.Facts(connection, number, query, at), Page<FactState>.Empty, ct);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<FactVersion>> VersionsAsync(Scope scope, IReadOnlyCollection<FactId> facts, DateTimeOffset known, CancellationToken ct)
    {
        Bounds.CheckCount(facts, nameof(facts));
        return ReadAsync<IReadOnlyList<FactVersion>>(scope, (connection, number) => FactReads.Versions(connection, number, facts, known), [], ct);
    }

    /// <inheritdoc/>
    public Task<Neighbourhood> NeighboursAsync(Scope scope, NeighbourQuery query, ReadPoint at, CancellationToken ct)
    {
        query.Check();
        return ReadAsync(
            scope,
            (connection, number) => new NeighbourReads(connection, number, query, at).Walk(),
            new Neighbourhood(new Dictionary<EntityId, int>(), [], new HashSet<EntityId>()),
            ct);
    }

    /// <inheritdoc/>
    public Task<Candidates> CandidatesAsync(Scope scope, CandidateQuery query, ReadPoint at, CancellationToken ct)
    {
        query.Check();
        return recall.CandidatesAsync(scope, query, at, ct);
    }

    /// <inheritdoc/>
    public Task<ScopeCounts> CountsAsync(Scope scope, ReadPoint at, CancellationToken ct) =>
        ReadAsync(scope, (connection, number) => StoreReads.Counts(connection, number, at), new ScopeCounts(0, 0, 0, 0, 0), ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<(Scope Scope, TurnId Turn)>> ExtractionDueAsync(int first, CancellationToken ct)
    {
        Bounds.CheckFirst(first);
        return readers.ReadAsync<IReadOnlyList<(Scope, TurnId)>>(connection => StoreReads.ExtractionDue(connection, first), ct);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<EmbeddingModelUse>> EmbeddingModelsAsync(CancellationToken ct) =>
        readers.ReadAsync<IReadOnlyList<EmbeddingModelUse>>(StoreReads.Models, ct);

    /// <inheritdoc/>
    public Task<long> CountWithoutEmbeddingAsync(string model, CancellationToken ct) =>
        readers.ReadAsync(connection => StoreReads.CountWithoutEmbedding(connection, model), ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<UnembeddedText>> WithoutEmbeddingAsync(string model, int first, CancellationToken ct)
    {
        Bounds.CheckFirst(first);
        return readers.ReadAsync<IReadOnlyList<UnembeddedText>>(connection => StoreReads.WithoutEmbedding(connection, model, first), ct);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<(IndexedKind Kind, Guid Id, TextEmbedding Embedding)>> EmbeddingsAsync(
        Scope scope, IReadOnlyCollection<(IndexedKind Kind, Guid Id)> texts, CancellationToken ct)
    {
        Bounds.CheckCount(texts, nameof(texts));
        return ReadAsync<IReadOnlyList<(IndexedKind, Guid, TextEmbedding)>>(scope, (connection, number) => StoreReads.Embeddings(connection, number, texts), [], ct);
    }

    /// <inheritdoc/>
    public async Task SetEmbeddingsAsync(Scope scope, IReadOnlyList<(IndexedKind Kind, Guid Id, TextEmbedding Embedding)> embeddings, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(embeddings);
        await Writing().WriteAsync(
            connection => Append.Embed(connection, scope, embeddings),
            delta => indexes.Apply(scope, delta),
            ct).ConfigureAwait(false);
    }

    /// <summary>Waits for what is being read and written, then closes the file and gives up its lock.</summary>
    public async ValueTask DisposeAsync()
    {
        // The last connection to close moves the log into the file; only the writer's can.
        await readers.DisposeAsync().ConfigureAwait(false);
        if (writer is not null) await writer.DisposeAsync().ConfigureAwait(false);
    }

    private Task<T> ReadAsync<T>(Scope scope, Func<Connection, long, T> read, T unknown, CancellationToken ct) => readers.ReadAsync(
        connection => ScopeRow.Find(connection, scope) is { } row ? read(connection, row.Number) : unknown, ct);

    private Writer Writing() => writer ?? throw StoreError.Unavailable($"{options.File} was opened for reading only. Open it for writing, or write through the process that does.");
}
