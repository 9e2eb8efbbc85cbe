using GraphMemory.Conversations;
using GraphMemory.Graph;

namespace GraphMemory.Recall;

/// <summary>Reads the best candidates whole: two reads side by side, however many there are.</summary>
internal sealed class CandidateReader(IMemoryGraph graph, Scope scope, ReadPoint at, SlotAnswer? slot)
{
    // A turn may still be refused when its text is read, so some more than asked for are read when a slot is asked for.
    private const int SpareTurns = 20;

    public async Task<(IReadOnlyList<RecalledItem> Items, IReadOnlyList<RecalledItem> BelowFloor, CitedFacts Facts)> ReadAsync(
        CandidateRanking ranking, RecallRequest request, int belowFloorMax, CancellationToken ct)
    {
        List<RankedCandidate> turns = Chosen(ranking.Turns, request.TurnsMax + (slot is null ? 0 : SpareTurns), request.ApplyFloor, belowFloorMax);
        List<RankedCandidate> facts = Chosen(ranking.Facts, request.FactsMax, request.ApplyFloor, belowFloorMax);
        Task<Dictionary<Guid, StoredTurn>> turnRead = TurnsAsync(turns, ct);
        Task<CitedFacts> factRead = FactsAsync(facts, request.Cited, ct);
        Dictionary<Guid, StoredTurn> turnsById = await turnRead.ConfigureAwait(false);
        CitedFacts cited = await factRead.ConfigureAwait(false);
        Dictionary<Guid, FactState> factsById = cited.Facts.ToDictionary(state => state.Fact.Id.Value);

        Sorting sorting = new(request, belowFloorMax);
        foreach (RankedCandidate fact in facts)
        {
            if (factsById.TryGetValue(fact.Id, out FactState? state))
                sorting.Take(fact.Kind, Item(fact) with { Fact = state }, fact.Fits);
        }
        foreach (RankedCandidate turn in turns)
        {
            if (turnsById.TryGetValue(turn.Id, out StoredTurn? stored))
                sorting.Take(turn.Kind, Item(turn) with { Turn = stored }, turn.Fits && slot?.Accepts(stored.Turn) != false);
        }
        return (sorting.Items, sorting.BelowFloor, cited);
    }

    private static RecalledItem Item(RankedCandidate candidate) =>
        new() { Score = candidate.Score, Relevance = candidate.Relevance, Signals = candidate.Signals() };

    private static List<RankedCandidate> Chosen(IReadOnlyList<RankedCandidate> ranked, int max, bool applyFloor, int belowFloorMax)
    {
        if (!applyFloor) return [.. ranked.Take(max)];
        return [.. ranked.Where(candidate => candidate.Fits).Take(max), .. ranked.Where(candidate => !candidate.Fits).Take(belowFloorMax)];
    }

    private async Task<Dictionary<Guid, StoredTurn>> TurnsAsync(List<RankedCandidate> ranked, CancellationToken ct)
    {
        if (ranked.Count == 0) return [];
        TurnQuery query = new() { Ids = [.. ranked.Select(turn => new TurnId(turn.Id))], First = ranked.Count };
        Page<StoredTurn> page = await graph.TurnsAsync(scope, query, at, ct).ConfigureAwait(false);
        return page.Items.ToDictionary(stored => stored.Turn.Id.Value);
    }

    private async Task<CitedFacts> FactsAsync(List<RankedCandidate> ranked, bool cited, CancellationToken ct)
    {
        if (ranked.Count == 0) return CitedFacts.Empty;
        FactQuery query = new() { Ids = [.. ranked.Select(fact => new FactId(fact.Id))], First = ranked.Count };
        return cited
            ? await graph.CitedFactsAsync(scope, query, at, ct).ConfigureAwait(false)
            : new CitedFacts((await graph.FactsAsync(scope, query, at, ct).ConfigureAwait(false)).Items, [], []);
    }

    private sealed class Sorting(RecallRequest request, int belowFloorMax)
    {
        private readonly List<RecalledItem> items = [];
        private readonly List<RecalledItem> below = [];
        private readonly int[] taken = new int[2];

        // Relevance rises with the score, so that each kind keeps its ranking.
        public IReadOnlyList<RecalledItem> Items => [.. items.OrderByDescending(item => item.Relevance)];

        public IReadOnlyList<RecalledItem> BelowFloor => [.. below.OrderByDescending(item => item.Relevance).Take(belowFloorMax)];

        public void Take(IndexedKind kind, RecalledItem item, bool fits)
        {
            if (request.ApplyFloor && !fits)
            {
                below.Add(item);
                return;
            }
            if (taken[(int)kind]++ < (kind is IndexedKind.Fact ? request.FactsMax : request.TurnsMax)) items.Add(item);
        }

    }
}
