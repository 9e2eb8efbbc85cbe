#pragma warning disable CS9113
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Recall;

namespace GraphMemory.Contradictions;

/// <summary>Facts that callers assert, and changes that they undo.</summary>
internal sealed class FactMemory(IMemoryGraph graph, JournalWriter journal, TextEmbedder? embedder, IdSource ids)
{
    public Task<AssertResult> AssertAsync(Scope scope, IReadOnlyList<FactAssertion> facts, CancellationToken ct) => throw new NotSupportedException();

    public async Task<UndoOutcome> UndoAsync(Scope scope, long sequence, CancellationToken ct)
    {
        UndoOutcome outcome = NoSuchChange(sequence);
        IReadOnlyList<JournalEntry> written = await journal.AppendAsync(scope, async at =>
        {
            IReadOnlyList<JournalEntry> found = sequence < 1 ? [] : await graph.JournalAsync(scope, sequence - 1, 1, ct).ConfigureAwait(false);
            outcome = NoSuchChange(sequence);
            if (found.Count == 0 || found[0].Sequence != sequence) return PendingChanges.None;
            IReadOnlyList<FactId> touched = UndoRules.FactsOf(found[0]);
            outcome = new UndoOutcome.NothingToUndo($"Change {sequence} concluded no facts: turns that were said and undone changes stay as they are.");
            if (touched.Count == 0) return PendingChanges.None;
            IReadOnlyList<long> blockers = UndoRules.Blockers(found[0], await graph.JournalOfFactsAsync(scope, touched, ct).ConfigureAwait(false));
            if (blockers.Count > 0)
            {
                outcome = new UndoOutcome.Blocked(blockers);
                return PendingChanges.None;
            }
            IReadOnlyList<FactVersion> versions = await graph.VersionsAsync(scope, touched, at.Known, ct).ConfigureAwait(false);
            return UndoRules.Inverse(found[0], versions) is { } inverse ? new PendingChanges([inverse], []) : PendingChanges.None;
        }, ct).ConfigureAwait(false);
        return written.Count == 0 ? outcome : new UndoOutcome.Undone(written[0].Sequence);
    }

    private static UndoOutcome.NothingToUndo NoSuchChange(long sequence) => new($"There is no change {sequence}.");
}
