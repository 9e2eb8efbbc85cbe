using System.Collections.Immutable;
using GraphMemory.Conversations;
using GraphMemory.Entities;
using GraphMemory.Extraction;
using GraphMemory.Graph;
using GraphMemory.Journal;

namespace GraphMemory.Contradictions;

/// <summary>
/// From claims to a change: reads the entities that the claims may mean, the facts of their slots and the turns these rest on, and then
/// decides in pure code. Nothing is written: append the items with the sequence number that was read before, and decide again when refused.
/// </summary>
public static class ClaimDecider
{
    private const int EntitiesPerRead = 1_000;
    private const int SlotsPerRead = 200;
    private const int TurnsPerRead = 1_000;
    private const int RowsPerPage = 1_000;

    /// <summary>Statements of a fact that are looked at, the first and the last ones.</summary>
    private const int StatementsPerFact = 20;

    /// <summary>
    /// Decides about claims in the order given; each sees what the ones before it did, also those of other turns. A batch of everyday size
    /// costs at most three reads, each one round trip.
    /// </summary>
    /// <param name="graph">Where to read.</param>
    /// <param name="scope">Whose memory.</param>
    /// <param name="claims">What is claimed, of one turn or of many.</param>
    /// <param name="now">The read point; its known time must see every entry up to the head that the append will expect.</param>
    /// <param name="ids">Makes the ids of new entities and facts.</param>
    /// <param name="ct">Cancels the reads.</param>
    public static async Task<ClaimDecision> DecideAsync(
        IMemoryGraph graph, Scope scope, IReadOnlyList<SourcedClaim> claims, ReadPoint now, IdSource ids, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(ids);
        if (claims.Count == 0) return ClaimDecision.Nothing;
        EntityResolver resolver = new(await EntitiesAsync(graph, scope, EntityResolver.KeysOf(claims), now, ct), ids);
        ClaimResolver claimResolver = new(resolver);
        ImmutableArray<JudgedClaim?> judged = [.. claims.Select(claimResolver.Resolve)];
        IReadOnlyList<FactState> facts = await FactsAsync(graph, scope, SlotsOf(judged, resolver), now, ct);
        IReadOnlyDictionary<TurnId, Turn> turns = facts.Count == 0
            ? ImmutableDictionary<TurnId, Turn>.Empty : await TurnsAsync(graph, scope, SourcesOf(facts), now, ct);
        return Decide(claims, judged, resolver, new FactBook(facts, turns), ids);
    }

    /// <summary>The pure part: claims against what was read.</summary>
    internal static ClaimDecision Decide(
        IReadOnlyList<SourcedClaim> claims, ImmutableArray<JudgedClaim?> judged, EntityResolver resolver, FactBook book, IdSource ids)
    {
        FactMaker maker = new(resolver, book, ids);
        ImmutableArray<DecidedClaim>.Builder decided = ImmutableArray.CreateBuilder<DecidedClaim>(claims.Count);
        for (int i = 0; i < claims.Count; i++)
        {
            decided.Add(judged[i] is { } claim
                ? maker.Apply(claim)
                : new DecidedClaim(claims[i], VerdictKind.Ignored, "AMBIGUOUS", Fact: null, []));
        }
        ImmutableArray<ChangeItem> facts = [.. book.Items()];
        return new(facts.IsEmpty ? [] : [.. resolver.Items, .. facts], [.. decided.Select(claim => claim.Reason).Distinct(StringComparer.Ordinal)], decided.MoveToImmutable());
    }

    /// <summary>Which facts must be read. A slot of many values is read only where the claim's own value could be.</summary>
    private static HashSet<SlotQuery> SlotsOf(ImmutableArray<JudgedClaim?> judged, EntityResolver resolver)
    {
        HashSet<SlotQuery> slots = [];
        foreach (JudgedClaim? claim in judged)
        {
            if (claim is null || !resolver.WasKnown(claim.Slot.Subject)) continue;
            bool whole = claim.Predicate.IsSingle || claim.ValueKey is null || claim.DeniesAll || (claim.Has(ClaimCues.Change) && claim.Value is not null);
            slots.Add(new(claim.Slot.Subject, claim.Slot.Predicate, claim.Slot.Facet, whole ? null : claim.ValueKey));
            if (claim.Predicate.Opposite is { } opposite) slots.Add(new(claim.Slot.Subject, opposite, claim.Slot.Facet, claim.ValueKey));
            if (claim.Replaced is { ValueKey: { } replaced } && !whole) slots.Add(new(claim.Slot.Subject, claim.Slot.Predicate, claim.Slot.Facet, replaced));
        }
        return slots;
    }

    private static HashSet<TurnId> SourcesOf(IReadOnlyList<FactState> facts)
    {
        HashSet<TurnId> turns = [];
        foreach (FactState state in facts)
        {
            foreach (FactSource source in state.Sources)
            {
                if (source.Turn is { } turn) turns.Add(turn);
            }
        }
        return turns;
    }

    private static async Task<List<Entity>> EntitiesAsync(IMemoryGraph graph, Scope scope, IReadOnlySet<string> keys, ReadPoint now, CancellationToken ct)
    {
        List<Entity> found = [];
        foreach (string[] part in keys.Chunk(EntitiesPerRead))
        {
            EntityId? after = null;
            for (bool more = true; more;)
            {
                Page<Entity> page = await graph.EntitiesAsync(scope, new() { NameKeys = part, After = after, First = RowsPerPage }, now, ct);
                found.AddRange(page.Items);
                more = page.HasMore && page.Items.Count > 0;
                if (more) after = page.Items[^1].Id;
            }
        }
        return [.. found.DistinctBy(entity => entity.Id)];
    }

    private static async Task<List<FactState>> FactsAsync(IMemoryGraph graph, Scope scope, HashSet<SlotQuery> slots, ReadPoint now, CancellationToken ct)
    {
        List<FactState> found = [];
        foreach (SlotQuery[] part in slots.Chunk(SlotsPerRead))
        {
            FactId? after = null;
            for (bool more = true; more;)
            {
                Page<FactState> page = await graph.FactsAsync(scope, new() { Slots = part, Statuses = null, SourcesMax = StatementsPerFact, After = after, First = RowsPerPage }, now, ct);
                found.AddRange(page.Items);
                more = page.HasMore && page.Items.Count > 0;
                if (more) after = page.Items[^1].Fact.Id;
            }
        }
        return found;
    }

    private static async Task<Dictionary<TurnId, Turn>> TurnsAsync(IMemoryGraph graph, Scope scope, HashSet<TurnId> ids, ReadPoint now, CancellationToken ct)
    {
        Dictionary<TurnId, Turn> found = [];
        foreach (TurnId[] part in ids.Chunk(TurnsPerRead))
        {
            // Turns may have been said up to a few minutes ahead of the clock: they count as well.
            ReadPoint whole = now with { Valid = DateTimeOffset.MaxValue };
            Page<StoredTurn> page = await graph.TurnsAsync(scope, new() { Ids = part, First = part.Length }, whole, ct);
            foreach (StoredTurn stored in page.Items) found[stored.Turn.Id] = stored.Turn;
        }
        return found;
    }
}
