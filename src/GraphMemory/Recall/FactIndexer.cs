using GraphMemory.Graph;
using GraphMemory.Journal;

namespace GraphMemory.Recall;

/// <summary>Makes the index rows of the facts that a change adds.</summary>
internal sealed class FactIndexer(TextEmbedder? embedder)
{
    /// <summary>One row for each fact; without a vector when the model cannot be reached.</summary>
    public async Task<IReadOnlyList<IndexedText>> IndexAsync(IEnumerable<ChangeItem> items, CancellationToken ct)
    {
        List<Fact> facts = [.. items.OfType<FactAdded>().Select(added => added.Fact)];
        if (facts.Count == 0) return [];
        IReadOnlyList<TextEmbedding?> vectors = embedder is null
            ? new TextEmbedding?[facts.Count]
            : await embedder.TryEmbedAsync([.. facts.Select(fact => fact.Text)], ct).ConfigureAwait(false);
        return [.. facts.Zip(vectors, TextIndexer.Of)];
    }
}
