using GraphMemory.Conversations;
using GraphMemory.Extraction;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Recall;

namespace GraphMemory.Contradictions;

/// <summary>Facts that callers assert, and changes that they undo.</summary>
internal sealed class FactMemory(IMemoryGraph graph, JournalWriter journal, FactIndexer indexer, IdSource ids, TimeProvider clock)
{
    private const string Actor = "caller";
    private const int BatchMax = 100;

    public async Task<AssertResult> AssertAsync(Scope scope, IReadOnlyList<FactAssertion> facts, CancellationToken ct)
    {
        if (facts.Count is 0 or > BatchMax)
            throw new MemoryException(MemoryErrorCode.InvalidFact, $"{facts.Count} facts were given; one call takes 1 to {BatchMax}.");
        List<ClaimOutcome> outcomes = [];
        IReadOnlyList<JournalEntry> written = await journal.AppendAsync(scope, async at =>
        {
            IReadOnlyList<SourcedClaim> claims = await SourcedAsync(scope, facts, at, ct).ConfigureAwait(false);
            ClaimDecision decision = await ClaimDecider.DecideAsync(graph, scope, claims, at, ids, ct).ConfigureAwait(false);
            outcomes = [.. decision.Claims.Select((claim, i) => claim.ToOutcome() ?? throw Ambiguous(facts[i], i))];
            return decision.Items.IsEmpty
                ? PendingChanges.None
                : new PendingChanges(
                    [new GraphChange(Actor, decision.Reasons, decision.Items)], await indexer.IndexAsync(decision.Items, ct).ConfigureAwait(false));
        }, ct).ConfigureAwait(false);
        return new AssertResult(outcomes, written.Count == 0 ? null : written[0].Sequence);
    }

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

    /// <summary>Gives each assertion its time: that of the turn that says it, or now.</summary>
    private async Task<IReadOnlyList<SourcedClaim>> SourcedAsync(Scope scope, IReadOnlyList<FactAssertion> facts, ReadPoint at, CancellationToken ct)
    {
        HashSet<TurnId> cited = [.. facts.Where(fact => fact.SourceTurn is not null).Select(fact => fact.SourceTurn!.Value)];
        Dictionary<TurnId, Turn> turns = cited.Count == 0
            ? []
            : (await graph.TurnsAsync(scope, new TurnQuery { Ids = cited, First = cited.Count }, at with { Valid = DateTimeOffset.MaxValue }, ct).ConfigureAwait(false))
                .Items.ToDictionary(turn => turn.Turn.Id, turn => turn.Turn);
        List<SourcedClaim> claims = [];
        for (int i = 0; i < facts.Count; i++)
        {
            Turn? turn = null;
            if (facts[i].SourceTurn is { } id && !turns.TryGetValue(id, out turn))
                throw new MemoryException(MemoryErrorCode.InvalidFact, $"Fact {i + 1} of {facts.Count}: there is no turn {id}, which it names as its source.");
            try
            {
                SourcedClaim claim = SourcedClaim.From(facts[i], turn?.SaidAt ?? clock.GetUtcNow());
                claims.Add(turn is null ? claim : claim with { Speaker = turn.Speaker, Session = turn.Session });
            }
            catch (MemoryException error) when (facts.Count > 1)
            {
                throw new MemoryException(error.Code, $"Fact {i + 1} of {facts.Count}: {error.Message}", error);
            }
        }
        return claims;
    }

    private static MemoryException Ambiguous(FactAssertion fact, int i) => new(
        MemoryErrorCode.InvalidFact, $"Fact {i + 1}: several entities are called '{fact.Subject ?? fact.Object}', and nothing tells which one is meant.");
}
