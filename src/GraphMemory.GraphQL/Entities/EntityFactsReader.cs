using GraphMemory.Graph;
using GraphMemory.GraphQL.Reads;

namespace GraphMemory.GraphQL.Entities;

/// <summary>Reads the first facts of many entities in one go; entities that such a page leaves short are read one by one.</summary>
internal sealed class EntityFactsReader(MemoryReading reading)
{
    private const int TogetherMax = 1000;

    public async Task<IReadOnlyDictionary<(EntityId Entity, int First), Page<FactState>>> ReadAsync(
        IReadOnlyList<(EntityId Entity, int First)> keys, CancellationToken ct)
    {
        Dictionary<(EntityId Entity, int First), Page<FactState>> pages = [];
        FactQuery together = new() { Entities = [.. keys.Select(key => key.Entity).Distinct()], First = TogetherMax };
        Page<FactState> all = keys.Count == 1
            ? new([], HasMore: true)
            : await reading.Graph.FactsAsync(reading.Scope, together, reading.At, ct);
        ILookup<EntityId, FactState> byEntity = all.Items
            .SelectMany(fact => Ends(fact).Distinct(), (fact, end) => (Fact: fact, End: end))
            .ToLookup(pair => pair.End, pair => pair.Fact);
        foreach ((EntityId Entity, int First) key in keys)
        {
            List<FactState> facts = [.. byEntity[key.Entity].Take(key.First + 1)];
            pages[key] = facts.Count > key.First || !all.HasMore
                ? new([.. facts.Take(key.First)], facts.Count > key.First)
                : await reading.Graph.FactsAsync(reading.Scope, new FactQuery { Entities = [key.Entity], First = key.First }, reading.At, ct);
        }
        return pages;
    }

    private static IEnumerable<EntityId> Ends(FactState fact)
    {
        yield return fact.Fact.Subject;
        if (fact.Fact.Object is { } other) yield return other;
    }
}

/// <summary>Reads the neighbours of many entities in one go.</summary>
internal sealed class NeighboursReader(MemoryReading reading)
{
    public async Task<IReadOnlyDictionary<(EntityId Entity, int First), List<NeighbourNode>>> ReadAsync(
        IReadOnlyList<(EntityId Entity, int First)> keys, CancellationToken ct)
    {
        EntityId[] seeds = [.. keys.Select(key => key.Entity).Distinct()];
        int edgesMax = keys.Max(key => key.First);
        Neighbourhood around = await reading.Graph.NeighboursAsync(
            reading.Scope,
            new NeighbourQuery { Seeds = seeds, Hops = 1, EdgesPerEntityMax = edgesMax, EntitiesMax = seeds.Length * (edgesMax + 1) },
            reading.At,
            ct);
        return keys.ToDictionary(key => key, key => Of(around, key.Entity, key.First));
    }

    private List<NeighbourNode> Of(Neighbourhood around, EntityId entity, int first)
    {
        List<NeighbourNode> neighbours =
        [
            .. around.Edges
                .Where(edge => edge.Fact.Object is { } other && (edge.Fact.Subject == entity || other == entity))
                .Reverse()
                .Take(first)
                .Select(edge => new NeighbourNode(reading, edge.Fact.Subject == entity ? edge.Fact.Object!.Value : edge.Fact.Subject, edge)),
        ];
        reading.Spend(neighbours.Count);
        return neighbours;
    }
}
