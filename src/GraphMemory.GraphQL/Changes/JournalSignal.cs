using System.Collections.Concurrent;

namespace GraphMemory.GraphQL.Changes;

/// <summary>
/// Wakes those who wait for a memory's next change when this process wrote one. What others write is found by looking once
/// a second, so a lost signal costs a second and never a change. Safe to share.
/// </summary>
internal sealed class JournalSignal(TimeProvider clock)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, Waiters> waiting = new(StringComparer.Ordinal);

    /// <summary>Something was written to a memory.</summary>
    public void Notify(Scope scope)
    {
        if (waiting.TryGetValue(scope.Token, out Waiters? waiters)) waiters.Wake();
    }

    /// <summary>Says that somebody will wait for changes of a memory, until the result is disposed.</summary>
    public Waiter Join(Scope scope)
    {
        while (true)
        {
            Waiters waiters = waiting.GetOrAdd(scope.Token, _ => new());
            if (waiters.TryJoin()) return new(this, scope.Token, waiters);
        }
    }

    /// <summary>One who waits.</summary>
    internal sealed class Waiter(JournalSignal signal, string token, Waiters waiters) : IDisposable
    {
        /// <summary>Take it before looking at the journal: what is written after that completes it.</summary>
        public Task Next => waiters.Next;

        /// <summary>Waits for <paramref name="next"/>, at most a second.</summary>
        public async Task WaitAsync(Task next, CancellationToken ct)
        {
            using CancellationTokenSource done = CancellationTokenSource.CreateLinkedTokenSource(ct);
            await Task.WhenAny(next, Task.Delay(LookAgain, signal.ClockOf, done.Token));
            await done.CancelAsync();
            ct.ThrowIfCancellationRequested();
        }

        public void Dispose()
        {
            if (waiters.Leave()) signal.waiting.TryRemove(new KeyValuePair<string, Waiters>(token, waiters));
        }
    }

    /// <summary>Those who wait for one memory.</summary>
    internal sealed class Waiters
    {
        private readonly Lock gate = new();
        private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int count;
        private bool closed;

        public Task Next
        {
            get
            {
                lock (gate) return next.Task;
            }
        }

        public bool TryJoin()
        {
            lock (gate)
            {
                if (!closed) count++;
                return !closed;
            }
        }

        /// <summary>True when that was the last one.</summary>
        public bool Leave()
        {
            lock (gate) return closed = --count == 0;
        }

        public void Wake()
        {
            lock (gate)
            {
                next.TrySetResult();
                next = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    private TimeProvider ClockOf => clock;
}
