using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.GraphQL.Changes;
using GraphMemory.GraphQL.Conversations;
using GraphMemory.GraphQL.Entities;
using GraphMemory.GraphQL.Facts;
using GraphMemory.Journal;

namespace GraphMemory.GraphQL.Reads;

/// <summary>
/// One scope at one read point within one request: what every node of the API reads through. Nodes hand it down, so that a field
/// without a time of its own sees what its parent saw, and children of one kind are read together.
/// </summary>
internal sealed class MemoryReading
{
    private readonly RequestReads request;
    private readonly ReadPoint now;

    public MemoryReading(RequestReads request, Scope scope, ReadPoint now, ReadPoint at)
    {
        this.request = request;
        this.now = now;
        Scope = scope;
        At = at;
        Entities = new(ReadEntitiesAsync);
        Facts = new(ReadFactsAsync);
        Turns = new(ReadTurnsAsync);
        FactsOfTurns = new(ReadFactsOfTurnsAsync, keysMax: 200);
        FactsOfEntities = new(new EntityFactsReader(this).ReadAsync, keysMax: 200);
        Neighbours = new(new NeighboursReader(this).ReadAsync, keysMax: 50);
        Versions = new(ReadVersionsAsync);
        Journal = new(ReadJournalAsync);
        Changes = new(ReadChangesAsync);
    }

    public Scope Scope { get; }

    public ReadPoint At { get; }

    public AgentMemory Memory => request.Memory;

    public IMemoryGraph Graph => request.Memory.Graph;

    public BatchLoader<EntityId, EntityNode> Entities { get; }

    public BatchLoader<FactId, FactNode> Facts { get; }

    public BatchLoader<TurnId, TurnNode> Turns { get; }

    public BatchLoader<TurnId, List<FactNode>> FactsOfTurns { get; }

    public BatchLoader<(EntityId Entity, int First), Page<FactState>> FactsOfEntities { get; }

    public BatchLoader<(EntityId Entity, int First), List<NeighbourNode>> Neighbours { get; }

    public BatchLoader<FactId, List<FactVersionNode>> Versions { get; }

    public BatchLoader<FactId, List<ChangeNode>> Journal { get; }

    public BatchLoader<long, ChangeNode> Changes { get; }

    /// <summary>The same scope in the same request at another point; the same reading when the point is the same.</summary>
    public MemoryReading Moved(ReadPointInput? at) => at is null ? this : request.Reading(Scope, now, at.Below(At, now));

    /// <summary>Counts rows of an answer against the request's bound.</summary>
    public void Spend(int rows) => request.Spend(rows);

    /// <summary>The state of the scope's journal, read once a request.</summary>
    public Task<ScopeHead> HeadAsync(CancellationToken ct) => request.HeadAsync(Scope, ct);

    private async Task<IReadOnlyDictionary<EntityId, EntityNode>> ReadEntitiesAsync(IReadOnlyList<EntityId> ids, CancellationToken ct)
    {
        Page<Entity> page = await Graph.EntitiesAsync(Scope, new EntityQuery { Ids = ids, First = ids.Count }, At, ct);
        return page.Items.ToDictionary(entity => entity.Id, entity => new EntityNode(this, entity));
    }

    private async Task<IReadOnlyDictionary<FactId, FactNode>> ReadFactsAsync(IReadOnlyList<FactId> ids, CancellationToken ct)
    {
        Page<FactState> page = await Graph.FactsAsync(Scope, new FactQuery { Ids = ids, Statuses = null, First = ids.Count }, At, ct);
        return page.Items.ToDictionary(fact => fact.Fact.Id, fact => new FactNode(this, fact));
    }

    private async Task<IReadOnlyDictionary<TurnId, TurnNode>> ReadTurnsAsync(IReadOnlyList<TurnId> ids, CancellationToken ct)
    {
        Page<StoredTurn> page = await Graph.TurnsAsync(Scope, new TurnQuery { Ids = ids, First = ids.Count }, At, ct);
        return page.Items.ToDictionary(turn => turn.Turn.Id, turn => new TurnNode(this, turn));
    }

    private async Task<IReadOnlyDictionary<TurnId, List<FactNode>>> ReadFactsOfTurnsAsync(IReadOnlyList<TurnId> ids, CancellationToken ct)
    {
        FactQuery query = new() { SourceTurns = ids, Statuses = null, SourcesMax = null, First = 1000 };
        Page<FactState> page = await Graph.FactsAsync(Scope, query, At, ct);
        List<FactState> states = [.. page.Items];
        while (page.HasMore)
        {
            Spend(page.Items.Count);
            page = await Graph.FactsAsync(Scope, query with { After = page.Items[^1].Fact.Id }, At, ct);
            states.AddRange(page.Items);
        }
        Dictionary<TurnId, List<FactNode>> facts = ids.ToDictionary(id => id, _ => new List<FactNode>());
        foreach (FactState state in states)
        {
            FactNode node = new(this, state);
            foreach (TurnId turn in state.Sources.Select(source => source.Turn).OfType<TurnId>().Distinct())
            {
                if (facts.TryGetValue(turn, out List<FactNode>? of)) of.Add(node);
            }
        }
        return facts;
    }

    private async Task<IReadOnlyDictionary<FactId, List<FactVersionNode>>> ReadVersionsAsync(IReadOnlyList<FactId> ids, CancellationToken ct)
    {
        IReadOnlyList<FactVersion> versions = await Graph.VersionsAsync(Scope, ids, At.Known, ct);
        return versions.GroupBy(version => version.Fact)
            .ToDictionary(group => group.Key, group => group.Select(version => new FactVersionNode(version, At.Known)).ToList());
    }

    private async Task<IReadOnlyDictionary<FactId, List<ChangeNode>>> ReadJournalAsync(IReadOnlyList<FactId> ids, CancellationToken ct)
    {
        IReadOnlyList<JournalEntry> entries = await Graph.JournalOfFactsAsync(Scope, ids, ct);
        Dictionary<FactId, List<ChangeNode>> changes = ids.ToDictionary(id => id, _ => new List<ChangeNode>());
        foreach (JournalEntry entry in entries.Where(entry => entry.At <= At.Known))
        {
            ChangeNode node = new(this, entry);
            foreach (FactId fact in entry.Bodies.SelectMany(ChangeItemNode.FactsOf).Distinct())
            {
                if (changes.TryGetValue(fact, out List<ChangeNode>? of)) of.Add(node);
            }
        }
        return changes;
    }

    private async Task<IReadOnlyDictionary<long, ChangeNode>> ReadChangesAsync(IReadOnlyList<long> sequences, CancellationToken ct)
    {
        Dictionary<long, ChangeNode> changes = [];
        long[] sorted = [.. sequences.Order()];
        for (int start = 0; start < sorted.Length;)
        {
            int end = start + 1;
            while (end < sorted.Length && sorted[end] - sorted[end - 1] == 1) end++;
            foreach (JournalEntry entry in await Graph.JournalAsync(Scope, sorted[start] - 1, end - start, ct))
                changes[entry.Sequence] = new(this, entry);
            start = end;
        }
        return changes;
    }
}
