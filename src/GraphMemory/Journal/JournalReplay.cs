using GraphMemory.Graph;
using GraphMemory.Language.English;
using GraphMemory.Recall;

namespace GraphMemory.Journal;

/// <summary>
/// Writes a journal that was kept elsewhere into a store: the same journal gives the same graph, id for id, on every store. Index rows are
/// made anew; vectors are taken over from another store that has them, and come later, from the queue, where there is none. What the store
/// has already is passed over, so that a broken-off replay can go on.
/// </summary>
/// <param name="graph">Where to.</param>
/// <param name="english">Reads the kinds of names in turns.</param>
/// <param name="vectors">A store that has the same memories with their vectors; null when there is none.</param>
public sealed class JournalReplay(IMemoryGraph graph, EnglishAnalyzer english, IMemoryGraph? vectors = null)
{
    private const int BatchSize = 100;
    private const int BatchItemsMax = 1_000;

    /// <summary>Appends the entries that the scope does not have yet.</summary>
    /// <returns>How many entries were new.</returns>
    /// <exception cref="MemoryException"><see cref="MemoryErrorCode.InvalidImport"/> when the scope has another history.</exception>
    public async Task<long> AppendAsync(Scope scope, IAsyncEnumerable<JournalEntry> entries, IProgress<long>? progress, CancellationToken ct)
    {
        ScopeHead head = await graph.HeadAsync(scope, ct).ConfigureAwait(false);
        long known = head.Sequence, added = 0;
        int items = 0;
        List<JournalEntry> batch = [];
        await foreach (JournalEntry entry in entries.WithCancellation(ct).ConfigureAwait(false))
        {
            if (entry.Sequence <= known)
            {
                await CheckKnownAsync(scope, entry, head, ct).ConfigureAwait(false);
                continue;
            }
            batch.Add(entry);
            items += entry.Items.Length;
            if (batch.Count < BatchSize && items < BatchItemsMax) continue;
            added += await FlushAsync(scope, batch, ct).ConfigureAwait(false);
            items = 0;
            progress?.Report(added);
        }
        added += await FlushAsync(scope, batch, ct).ConfigureAwait(false);
        progress?.Report(added);
        return added;
    }

    private async Task CheckKnownAsync(Scope scope, JournalEntry entry, ScopeHead head, CancellationToken ct)
    {
        // The chain makes it enough to compare where the two histories meet.
        if (entry.Sequence < head.Sequence) return;
        IReadOnlyList<JournalEntry> known = await graph.JournalAsync(scope, entry.Sequence - 1, 1, ct).ConfigureAwait(false);
        if (known.Count == 0 || !string.Equals(known[0].Hash, entry.Hash, StringComparison.Ordinal)) throw OtherHistory(scope, entry.Sequence);
    }

    private async Task<int> FlushAsync(Scope scope, List<JournalEntry> batch, CancellationToken ct)
    {
        if (batch.Count == 0) return 0;
        IReadOnlyList<IndexedText> index = await WithVectorsAsync(scope, [.. batch.SelectMany(entry => entry.Bodies).Select(IndexOf).OfType<IndexedText>()], ct).ConfigureAwait(false);
        ScopeHead head = await graph.HeadAsync(scope, ct).ConfigureAwait(false);
        if (batch[0].Fault(scope, head) is not null || !await graph.TryAppendAsync(scope, batch, index, ct).ConfigureAwait(false))
            throw OtherHistory(scope, batch[0].Sequence);
        int count = batch.Count;
        batch.Clear();
        return count;
    }

    private async Task<IReadOnlyList<IndexedText>> WithVectorsAsync(Scope scope, IReadOnlyList<IndexedText> index, CancellationToken ct)
    {
        if (vectors is null || index.Count == 0) return index;
        Dictionary<(IndexedKind, Guid), TextEmbedding> known = [];
        foreach (IndexedText[] part in index.Chunk(BatchItemsMax))
        {
            foreach ((IndexedKind kind, Guid id, TextEmbedding embedding) in
                await vectors.EmbeddingsAsync(scope, [.. part.Select(text => (text.Kind, text.Id))], ct).ConfigureAwait(false)) known[(kind, id)] = embedding;
        }
        return [.. index.Select(text => known.TryGetValue((text.Kind, text.Id), out TextEmbedding? embedding) ? text with { Embedding = embedding } : text)];
    }

    private IndexedText? IndexOf(ChangeItem item) => item switch
    {
        TurnAdded added => TextIndexer.Of(added.Turn, NameKindReader.Read(english.Analyze(added.Turn.Text)), embedding: null),
        FactAdded added => TextIndexer.Of(added.Fact, embedding: null),
        _ => null,
    };

    private static MemoryException OtherHistory(Scope scope, long sequence) => new(
        MemoryErrorCode.InvalidImport,
        $"The memory of '{scope.Key}' in this store has another history from change {sequence} on. Take a store that does not have this user, or has only the beginning of this history.");
}
