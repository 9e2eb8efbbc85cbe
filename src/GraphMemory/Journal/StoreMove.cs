using System.Runtime.CompilerServices;
using GraphMemory.Graph;
using GraphMemory.Language.English;

namespace GraphMemory.Journal;

/// <summary>How far a move has come.</summary>
/// <param name="Scopes">Memories that were begun.</param>
/// <param name="Changes">Changes that the target has of them.</param>
/// <param name="ChangesTotal">Changes that the source had when the move began.</param>
public sealed record MoveProgress(long Scopes, long Changes, long ChangesTotal);

/// <summary>What a move did.</summary>
/// <param name="Scopes">Memories of the source; the target has all of them now.</param>
/// <param name="Added">Changes that the target did not have before.</param>
/// <param name="Changes">Changes that were compared, hash by hash, at the end.</param>
/// <param name="Erased">Items that the source had erased since an earlier move and the target had not; they are erased there too.</param>
public sealed record MoveReport(long Scopes, long Added, long Changes, long Erased);

/// <summary>
/// Copies the memories of one store into another: every journal, with the vectors that the source has. The source is only read. What the
/// target has already is passed over, so that a move that was broken off is simply run again; and an erasure moves too, but is never undone.
/// </summary>
public sealed class StoreMove(IMemoryGraph source, IMemoryGraph target, EnglishAnalyzer english)
{
    private const int ScopesPage = 500;
    private const int EntriesPage = 100;

    private readonly JournalReplay replay = new(target, english, source);

    /// <summary>Copies every memory, then compares every journal with its origin.</summary>
    /// <exception cref="MemoryException"><see cref="MemoryErrorCode.InvalidImport"/> when the target has another history of a memory (memories
    /// before it in the order of their tokens are moved), <see cref="MemoryErrorCode.JournalBroken"/> when a journal does not verify.</exception>
    public async Task<MoveReport> RunAsync(IProgress<MoveProgress>? progress, CancellationToken ct)
    {
        long total = 0, scopes = 0, before = 0, added = 0;
        await foreach (Scope scope in ScopesAsync(ct).ConfigureAwait(false)) total += (await source.HeadAsync(scope, ct).ConfigureAwait(false)).Sequence;
        await foreach (Scope scope in ScopesAsync(ct).ConfigureAwait(false))
        {
            scopes++;
            long known = await MeetAsync(scope, ct).ConfigureAwait(false);
            before += known;
            Step step = new(done => progress?.Report(new(scopes, before + added + done, total)));
            added += await replay.AppendAsync(scope, EntriesAsync(source, scope, known, ct), step, ct).ConfigureAwait(false);
        }
        return await VerifyAsync(scopes, added, ct).ConfigureAwait(false);
    }

    /// <summary>How many changes the target has already; they must be the beginning of what the source has.</summary>
    private async Task<long> MeetAsync(Scope scope, CancellationToken ct)
    {
        ScopeHead head = await target.HeadAsync(scope, ct).ConfigureAwait(false);
        if (head.Sequence == 0) return 0;
        // The chain makes it enough to compare where the two histories meet.
        IReadOnlyList<JournalEntry> meeting = await source.JournalAsync(scope, head.Sequence - 1, 1, ct).ConfigureAwait(false);
        if (meeting.Count == 1 && string.Equals(meeting[0].Hash, head.Hash, StringComparison.Ordinal)) return head.Sequence;
        string what = meeting.Count == 0 ? $"{head.Sequence:N0} changes, more than {source.Location} has" : "another history";
        throw new MemoryException(
            MemoryErrorCode.InvalidImport,
            $"{target.Location} has {what} of the memory of \"{scope.Key}\"; nothing of it was changed. Move into a store that does not have this memory, or has only the beginning of the same history.");
    }

    private async Task<MoveReport> VerifyAsync(long scopes, long added, CancellationToken ct)
    {
        long changes = 0, erased = 0;
        await foreach (Scope scope in ScopesAsync(ct).ConfigureAwait(false))
        {
            List<ItemRef> gone = [];
            ScopeHead head = ScopeHead.Empty;
            await using IAsyncEnumerator<JournalEntry> origins = EntriesAsync(source, scope, 0, ct).GetAsyncEnumerator(ct);
            await foreach (JournalEntry entry in EntriesAsync(target, scope, 0, ct).ConfigureAwait(false))
            {
                if (entry.Fault(scope, head) is { } fault) throw Broken(scope, fault);
                JournalEntry? origin = await origins.MoveNextAsync().ConfigureAwait(false) ? origins.Current : null;
                if (!string.Equals(origin?.Hash, entry.Hash, StringComparison.Ordinal)) throw Broken(scope, $"entry {entry.Sequence} is not the one of {source.Location}");
                gone.AddRange(ErasedOnlyIn(origin!, entry));
                head = entry.Head;
            }
            if (gone.Count > 0) await target.EraseAsync(scope, gone, ct).ConfigureAwait(false);
            (changes, erased) = (changes + head.Sequence, erased + gone.Count);
        }
        return new(scopes, added, changes, erased);
    }

    private static IEnumerable<ItemRef> ErasedOnlyIn(JournalEntry origin, JournalEntry entry) => Enumerable.Range(0, entry.Items.Length)
        .Where(i => origin.Items[i].Body is null && entry.Items[i].Body is not null)
        .Select(i => new ItemRef(entry.Sequence, i));

    private async IAsyncEnumerable<Scope> ScopesAsync([EnumeratorCancellation] CancellationToken ct)
    {
        IReadOnlyList<Scope> scopes = [];
        do
        {
            scopes = await source.ScopesAsync(scopes.Count == 0 ? null : scopes[^1].Token, ScopesPage, ct).ConfigureAwait(false);
            foreach (Scope scope in scopes) yield return scope;
        }
        while (scopes.Count == ScopesPage);
    }

    private static async IAsyncEnumerable<JournalEntry> EntriesAsync(IMemoryGraph graph, Scope scope, long after, [EnumeratorCancellation] CancellationToken ct)
    {
        IReadOnlyList<JournalEntry> entries;
        do
        {
            entries = await graph.JournalAsync(scope, after, EntriesPage, ct).ConfigureAwait(false);
            foreach (JournalEntry entry in entries) yield return entry;
            if (entries.Count > 0) after = entries[^1].Sequence;
        }
        while (entries.Count == EntriesPage);
    }

    private MemoryException Broken(Scope scope, string fault) => new(
        MemoryErrorCode.JournalBroken,
        $"The memory of \"{scope.Key}\" in {target.Location} is not a copy of that in {source.Location}: {fault}. Something else wrote to one of the two; move into an empty store.");

    private sealed class Step(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
