using System.Collections.Immutable;
using GraphMemory.Graph;
using GraphMemory.Recall;

namespace GraphMemory.Journal;

/// <summary>What is to be written behind the state of the graph that a decision was made on.</summary>
/// <param name="Changes">In order; none means that there is nothing to write.</param>
/// <param name="Index">One element for each turn and fact that they add.</param>
internal sealed record PendingChanges(ImmutableArray<GraphChange> Changes, IReadOnlyList<IndexedText> Index)
{
    public static PendingChanges None { get; } = new([], []);
}

/// <summary>
/// Decides and appends: reads the head, lets the caller decide on what it reads, and appends if nobody was first; otherwise decides again.
/// Decisions on one scope queue up in this process, so that they seldom collide; the store's refusal is what keeps them correct.
/// </summary>
internal sealed class JournalWriter(IMemoryGraph graph, TimeProvider clock, RandomSource random, int retriesMax)
{
    private readonly SemaphoreSlim[] queues = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Appends what <paramref name="decide"/> wants written at a read point that sees everything before.</summary>
    /// <returns>The entries; none when there was nothing to write.</returns>
    /// <exception cref="MemoryException"><see cref="MemoryErrorCode.ScopeBusy"/> after too many refusals; nothing was written.</exception>
    public async Task<IReadOnlyList<JournalEntry>> AppendAsync(Scope scope, Func<ReadPoint, Task<PendingChanges>> decide, CancellationToken ct)
    {
        SemaphoreSlim queue = queues[(uint)scope.GetHashCode() % (uint)queues.Length];
        await queue.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            for (int attempt = 0; attempt <= retriesMax; attempt++)
            {
                ScopeHead head = await graph.HeadAsync(scope, ct).ConfigureAwait(false);
                PendingChanges pending = await decide(NowBehind(head)).ConfigureAwait(false);
                if (pending.Changes.IsEmpty) return [];
                List<JournalEntry> entries = [];
                foreach (GraphChange change in pending.Changes)
                {
                    JournalEntry entry = JournalEntry.Seal(scope, head, change, clock.GetUtcNow(), random);
                    entries.Add(entry);
                    head = entry.Head;
                }
                if (await graph.TryAppendAsync(scope, entries, pending.Index, ct).ConfigureAwait(false)) return entries;
                Telemetry.AppendsRefused.Add(1);
                await Task.Delay(Pause(attempt), clock, ct).ConfigureAwait(false);
            }
        }
        finally
        {
            queue.Release();
        }
        throw new MemoryException(MemoryErrorCode.ScopeBusy, $"Other writers were first {retriesMax + 1} times; nothing was written. Try again.");
    }

    /// <summary>A read point that sees everything up to <paramref name="head"/>.</summary>
    public ReadPoint NowBehind(ScopeHead head)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return ReadPoint.At(now > head.At ? now : head.At);
    }

    private TimeSpan Pause(int attempt)
    {
        Span<byte> jitter = stackalloc byte[1];
        random.Fill(jitter);
        return TimeSpan.FromMilliseconds((1 << Math.Min(attempt, 6)) * (.5 + jitter[0] / 255.0));
    }
}
