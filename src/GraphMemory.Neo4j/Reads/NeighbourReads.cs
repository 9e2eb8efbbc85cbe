using GraphMemory.Graph;
using GraphMemory.Neo4j.Values;
using Neo4j.Driver;

namespace GraphMemory.Neo4j.Reads;

/// <summary>
/// Walks from seeds along active relationships, a ring of entities at each round trip. Of every entity that is reached the latest
/// relationships are looked at, up to the bound; one of them is in the answer when both its ends are. An entity is truncated when it has
/// more, or one that leads out of the answer.
/// </summary>
internal sealed class NeighbourReads(Neo4jDatabase database, Scope scope, NeighbourQuery query, ReadPoint at)
{
    private readonly Dictionary<EntityId, int> distances = [];
    private readonly Dictionary<EntityId, List<FactState>> looked = [];
    private readonly HashSet<EntityId> truncated = [];

    public async Task<Neighbourhood> WalkAsync(CancellationToken ct)
    {
        query.Check();
        HashSet<EntityId> barred = [.. query.NotThrough];
        await LookAsync(query.Seeds, ct).ConfigureAwait(false);
        List<EntityId> ring = [];
        foreach (EntityId seed in query.Seeds)
        {
            if (distances.Count < query.EntitiesMax && looked.ContainsKey(seed) && distances.TryAdd(seed, 0)) ring.Add(seed);
        }
        for (int hop = 1; hop <= query.Hops; hop++)
        {
            EntityId[] through = [.. ring.Where(entity => !barred.Contains(entity))];
            await LookAsync(through, ct).ConfigureAwait(false);
            ring = Step(through, hop);
        }
        await LookAsync(distances.Keys, ct).ConfigureAwait(false);
        return new(distances, Edges(), truncated);
    }

    /// <summary>How far the entities lie, in one round trip.</summary>
    public async Task<IReadOnlyDictionary<EntityId, int>> DistancesAsync(CancellationToken ct)
    {
        query.Check();
        IReadOnlyList<IRecord> rows = await database.ReadAsync(
            "recall/distances",
            new()
            {
                ["scope"] = scope.Token,
                ["seeds"] = query.Seeds.Select(id => id.ToString()).ToList(),
                ["notThrough"] = query.NotThrough.Select(id => id.ToString()).ToList(),
                ["hops"] = query.Hops,
                ["edgesMax"] = query.EdgesPerEntityMax,
                ["entitiesMax"] = query.EntitiesMax,
                ["valid"] = at.Valid.ToUniversalTime(),
                ["known"] = at.Known.ToUniversalTime(),
            },
            ct).ConfigureAwait(false);
        return rows.ToDictionary(row => new EntityId(row.Id("id")), row => row.Int32("distance"));
    }

    private List<EntityId> Step(IEnumerable<EntityId> through, int hop)
    {
        List<EntityId> next = [];
        foreach (EntityId entity in through)
        {
            foreach (FactState edge in looked[entity])
            {
                EntityId other = OtherEnd(edge, entity);
                if (distances.Count < query.EntitiesMax && distances.TryAdd(other, hop)) next.Add(other);
            }
        }
        return next;
    }

    private List<FactState> Edges()
    {
        SortedDictionary<FactId, FactState> edges = [];
        foreach (EntityId entity in distances.Keys)
        {
            foreach (FactState edge in looked[entity])
            {
                if (distances.ContainsKey(OtherEnd(edge, entity))) edges[edge.Fact.Id] = edge;
                else truncated.Add(entity);
            }
        }
        return [.. edges.Values];
    }

    private static EntityId OtherEnd(FactState edge, EntityId entity) => edge.Fact.Subject == entity ? edge.Fact.Object!.Value : edge.Fact.Subject;

    private async Task LookAsync(IEnumerable<EntityId> entities, CancellationToken ct)
    {
        EntityId[] unseen = [.. entities.Where(entity => !looked.ContainsKey(entity)).Distinct()];
        if (unseen.Length == 0) return;
        IReadOnlyList<IRecord> rows = await database.ReadAsync(
            "reads/edges",
            new()
            {
                ["scope"] = scope.Token,
                ["entities"] = unseen.Select(entity => entity.ToString()).ToList(),
                ["sourcesMax"] = new FactQuery().SourcesMax,
                ["valid"] = at.Valid.ToUniversalTime(),
                ["known"] = at.Known.ToUniversalTime(),
                ["limit"] = query.EdgesPerEntityMax + 1,
            },
            ct).ConfigureAwait(false);
        foreach (IGrouping<Guid, IReadOnlyDictionary<string, object?>> ofEntity in rows.Select(row => row.Values).GroupBy(row => row.Id("entity")))
        {
            EntityId entity = new(ofEntity.Key);
            List<FactState> edges = [.. ofEntity.Where(row => row["id"] is not null).Select(row => FactRow.Read(row, at))];
            if (edges.Count > query.EdgesPerEntityMax) truncated.Add(entity);
            looked.Add(entity, [.. edges.Take(query.EdgesPerEntityMax)]);
        }
    }
}
