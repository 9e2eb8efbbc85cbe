using GraphMemory.Graph;

namespace GraphMemory.Recall.Indexes;

/// <summary>
/// Everything that recall reads of one scope, in memory, so that every row is ranked. Many may ask at once; what is written waits for them
/// and they for it, so that each question sees one state. A store fills it and keeps it equal to what it holds.
/// </summary>
#pragma warning disable CA1001 // The lock is left to the collector: who evicts an index does not know who still asks it.
internal abstract class ScopeIndex
#pragma warning restore CA1001
{
    private readonly ReaderWriterLockSlim gate = new(LockRecursionPolicy.NoRecursion);

    public TurnIndex Turns { get; } = new();

    public FactIndex Facts { get; } = new();

    public long Bytes => Turns.Bytes + Facts.Bytes + 4096;

    /// <summary>What may answer a question.</summary>
    /// <param name="query">The question.</param>
    /// <param name="model">The number that the index has for the model of the question's vector; 0 when it has none.</param>
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

    /// <summary>Changes it while nobody asks. What the change answers.</summary>
    protected bool Change(Func<bool> change)
    {
        gate.EnterWriteLock();
        try
        {
            return change();
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }
}
