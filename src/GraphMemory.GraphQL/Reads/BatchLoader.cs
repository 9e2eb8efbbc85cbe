using GraphQL.DataLoader;

namespace GraphMemory.GraphQL.Reads;

/// <summary>
/// Collects keys while fields are resolved side by side and reads them in one go when the first of them is waited for.
/// Lives as long as one read point of one request; a key is read once.
/// </summary>
internal sealed class BatchLoader<TKey, TValue>(
    Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> read, int keysMax = 1000)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, Batch> batches = [];
    private Batch? open;

    /// <summary>The value of a key, null when there is none.</summary>
    public Loaded<TValue?> Load(TKey key)
    {
        lock (gate)
        {
            if (!batches.TryGetValue(key, out Batch? batch))
            {
                if (open is null || open.Keys.Count >= keysMax) open = new Batch();
                batch = open;
                batch.Keys.Add(key);
                batches.Add(key, batch);
            }
            return new(async ct => (await ReadAsync(batch, ct)).GetValueOrDefault(key));
        }
    }

    private Task<IReadOnlyDictionary<TKey, TValue>> ReadAsync(Batch batch, CancellationToken ct)
    {
        lock (gate)
        {
            if (ReferenceEquals(open, batch)) open = null;
            return batch.Reading ??= read(batch.Keys, ct);
        }
    }

    private sealed class Batch
    {
        public List<TKey> Keys { get; } = [];

        public Task<IReadOnlyDictionary<TKey, TValue>>? Reading { get; set; }
    }
}

/// <summary>A value that is read later, with others of its kind.</summary>
internal sealed class Loaded<T>(Func<CancellationToken, Task<T>> read) : IDataLoaderResult<T>
{
    public Task<T> GetResultAsync(CancellationToken cancellationToken = default) => read(cancellationToken);

    async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await read(cancellationToken);

    /// <summary>What is made of the value once it is there.</summary>
    public Loaded<TResult> Select<TResult>(Func<T, TResult> select) => new(async ct => select(await read(ct)));
}
