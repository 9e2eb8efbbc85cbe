using GraphMemory.Graph;
using GraphMemory.Recall;
using GraphMemory.Sqlite.Projection;

namespace GraphMemory.Sqlite.Recall;

/// <summary>
/// Everything that recall reads of one scope, in memory. Many may ask at once; what is written waits for them and they for it,
/// so that each question sees one state.
/// </summary>
#pragma warning disable CA1001 // The lock is left to the collector: who evicts an index does not know who still asks it.
internal sealed class ScopeIndex
#pragma warning restore CA1001
{
    private readonly ReaderWriterLockSlim gate = new(LockRecursionPolicy.NoRecursion);
    private long sequence;
    private long rewrites;

    public TurnIndex Turns { get; } = new();

    public FactIndex Facts { get; } = new();

    public long Bytes => Turns.Bytes + Facts.Bytes + 4096;

    /// <summary>True when the index shows all that the scope's row tells of.</summary>
    public bool Shows(ScopeRow row) => Volatile.Read(ref sequence) >= row.Head.Sequence && Volatile.Read(ref rewrites) >= row.Rewrites;

    /// <summary>Says which state the index was read at.</summary>
    public void ReadAt(long headSequence, long headRewrites) => (sequence, rewrites) = (headSequence, headRewrites);

    /// <summary>Applies what was written, unless the index was read after it. False: it must be read anew.</summary>
    public bool TryApply(IndexDelta delta)
    {
        gate.EnterWriteLock();
        try
        {
            if (delta.Sequence < sequence || (delta.Sequence == sequence && delta.Rewrites <= rewrites)) return true;
            foreach (Func<ScopeIndex, bool> change in delta.Changes)
            {
                if (!change(this)) return false;
            }
            Volatile.Write(ref sequence, delta.Sequence);
            Volatile.Write(ref rewrites, delta.Rewrites);
            return true;
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    /// <summary>What may answer a question.</summary>
    /// <param name="query">The question.</param>
    /// <param name="model">The number of the model of its vector; 0 when it has none that the file knows.</param>
    /// <param name="at">When.</param>
    /// <param name="ct">Ends the search between its parts.</param>
    public Candidates Search(CandidateQuery query, int model, ReadPoint at, CancellationToken ct)
    {
        gate.EnterReadLock();
        try
        {
            TermStatistics turns = new(
                Turns.Count, Turns.Count == 0 || Turns.WindowLengths <= 0 ? 1 : Turns.WindowLengths / Turns.Count, Turns.Postings.Frequencies(query.Cues.Terms));
            TermStatistics facts = new(
                Facts.Count, Facts.Count == 0 || Facts.Lengths == 0 ? 1 : (double)Facts.Lengths / Facts.Count, Facts.Postings.Frequencies(query.Cues.Terms));
            QuestionScorer scorer = new(query, turns, facts);
            IReadOnlyList<TurnCandidate> bestTurns = query.TurnsMax == 0 ? [] : new TurnRanking(Turns, query, scorer, model, at).Best();
            ct.ThrowIfCancellationRequested();
            IReadOnlyList<FactCandidate> bestFacts = query.FactsMax == 0 ? [] : new FactRanking(Facts, query, scorer, model, at).Best();
            return new(bestTurns, bestFacts, turns, facts);
        }
        finally
        {
            gate.ExitReadLock();
        }
    }
}

/// <summary>What one transaction changed in a scope's index.</summary>
/// <param name="Sequence">The head behind it.</param>
/// <param name="Rewrites">The count of rewrites behind it.</param>
/// <param name="Changes">The changes in order; one that answers false cannot be applied.</param>
internal sealed record IndexDelta(long Sequence, long Rewrites, IReadOnlyList<Func<ScopeIndex, bool>> Changes);
