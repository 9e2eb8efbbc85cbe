using GraphMemory.Graph;
using GraphMemory.Neo4j.Reads;
using GraphMemory.Recall;
using Neo4j.Driver;

namespace GraphMemory.Neo4j.Recall;

/// <summary>
/// What may answer a question. A scope's index is kept in memory and every row is ranked, as the embedded store ranks them; a question asks the
/// server whether the index shows everything still, and what it does not show is read. The index of a scope of up to
/// <see cref="AtOnceMax"/> rows is read by the first question; while that of a larger one is read in the background, or where it would not
/// fit in memory, the server's own indexes are searched.
/// </summary>
internal sealed class CandidateReads : IAsyncDisposable
{
    /// <summary>An index of up to this many turns and facts is read while the question waits; and so many new rows of one kind are followed.</summary>
    public const int AtOnceMax = 2_000;

    // A vector of 384 numbers with its codes, some terms, and the row. To tell before it is read whether an index fits.
    private const long BytesPerRow = 2_560;

    private readonly Neo4jDatabase database;
    private readonly SteadyReads steady;
    private readonly IndexReads reads;
    private readonly ScopeIndexes indexes;
    private readonly Lock gate = new();
    private readonly HashSet<IndexPlace> loading = [];
    private readonly CancellationTokenSource closing = new();

    public CandidateReads(Neo4jDatabase database, SteadyReads steady)
    {
        this.database = database;
        this.steady = steady;
        reads = new IndexReads(database, steady);
        indexes = new ScopeIndexes(database.Options.IndexBytesMax);
    }

    /// <summary>
    /// What may answer a question: one round trip. Two when another program wrote to the scope since it was asked last.
    /// </summary>
    public async Task<Candidates> CandidatesAsync(Scope scope, CandidateQuery query, ReadPoint at, CancellationToken ct)
    {
        query.Check();
        IndexPlace place = indexes.Of(scope);
        Candidates? found = place is { Index: { } shown, IsBehind: false } ? await SearchIfShownAsync(shown, scope, query, at, ct).ConfigureAwait(false) : null;
        if (found is not null) return found;
        FollowedIndex? index;
        await place.Gate.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            place.IsBehind = false;
            index = await FollowAsync(place, ct).ConfigureAwait(false);
            if (index is null) (index, found) = await ReadOrSearchAsync(place, query, at, ct).ConfigureAwait(false);
        }
        finally
        {
            place.Gate.Release();
        }
        return index is null ? found! : index.Search(query, at, ct);
    }

    /// <summary>Notes that this process wrote to a scope.</summary>
    public void NoteWrite(Scope scope) => indexes.NoteWrite(scope);

    /// <summary>Ends when the indexes that are read in the background now have been read.</summary>
    public Task LoadedAsync()
    {
        lock (gate) return Task.WhenAll(loading.Select(place => place.Loading!));
    }

    /// <summary>Lets the server make the plans, with and without a vector, so that the first question does not wait for them.</summary>
    public async Task WarmUpAsync(CancellationToken ct)
    {
        Scope nobody = new("warm-up", ScopeKind.Space, "warm-up");
        ReadPoint now = ReadPoint.At(database.Options.Clock.GetUtcNow());
        CandidateQuery words = new() { Cues = CueReader.Read("warm up") };
        await SearchAsync(nobody, words with { Embedding = new TextEmbedding("warm-up", new float[] { 1 }) }, now, ct).ConfigureAwait(false);
        await SearchAsync(nobody, words, now, ct).ConfigureAwait(false);
        await reads.StateAsync(nobody, ct).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync().ConfigureAwait(false);
        await LoadedAsync().ConfigureAwait(false);
        closing.Dispose();
    }

    // Searches while the server says whether the index shows everything: mostly it does. Null when it does not.
    private async Task<Candidates?> SearchIfShownAsync(FollowedIndex index, Scope scope, CandidateQuery query, ReadPoint at, CancellationToken ct)
    {
        Task<ScopeState> asking = reads.StateAsync(scope, ct);
        long shown = index.Revision;
        Candidates found = index.Search(query, at, ct);
        return (await asking.ConfigureAwait(false)).Revision <= shown ? found : null;
    }

    private async Task<FollowedIndex?> FollowAsync(IndexPlace place, CancellationToken ct)
    {
        if (place.Index is not { } index) return null;
        bool follows = await reads.TryFollowAsync(place.Scope, index, AtOnceMax, ct).ConfigureAwait(false);
        indexes.Keep(place, follows ? index : null);
        return follows ? index : null;
    }

    private async Task<(FollowedIndex? Index, Candidates? Found)> ReadOrSearchAsync(IndexPlace place, CandidateQuery query, ReadPoint at, CancellationToken ct)
    {
        IReadOnlyList<IReadOnlyList<IRecord>> rows = await SearchAsync(place.Scope, query, at, ct).ConfigureAwait(false);
        ScopeState state = ScopeState.Read(rows[0]);
        if (state.Rows > AtOnceMax)
        {
            if (indexes.Fits(state.Rows * BytesPerRow)) LoadInBackground(place);
            return (null, CandidateSearch.Rank(rows[3], rows[4], query, at));
        }
        FollowedIndex index = new(state.Revision);
        index.Fill(rows[1], rows[2]);
        indexes.Keep(place, index.Filled());
        return (index, null);
    }

    // Both ways in one round trip: the server knows how large the scope is, and does one of them.
    private Task<IReadOnlyList<IReadOnlyList<IRecord>>> SearchAsync(Scope scope, CandidateQuery query, ReadPoint at, CancellationToken ct) =>
        steady.ReadAsync(scope, [.. IndexReads.Whole(scope, AtOnceMax), .. CandidateSearch.Statements(scope, query, at, AtOnceMax + 1)], ct);

    private void LoadInBackground(IndexPlace place)
    {
        lock (gate)
        {
            if (place.Loading is not null || place.IsTooLarge || closing.IsCancellationRequested) return;
            place.Loading = Task.Run(() => LoadAsync(place));
            loading.Add(place);
        }
    }

    private async Task LoadAsync(IndexPlace place)
    {
        try
        {
            if (await reads.LoadAsync(place.Scope, closing.Token).ConfigureAwait(false) is { } index) indexes.Keep(place, index);
        }
        catch (Exception error) when (error is MemoryException or OperationCanceledException)
        {
            // The next question finds its answer by search, and begins to read it again.
        }
        finally
        {
            lock (gate)
            {
                place.Loading = null;
                loading.Remove(place);
            }
        }
    }
}
