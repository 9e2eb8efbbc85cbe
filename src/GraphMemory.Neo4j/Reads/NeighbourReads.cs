using GraphMemory.Graph;
using GraphMemory.Neo4j.Values;
using Neo4j.Driver;

namespace GraphMemory.Neo4j.Reads;

/// <summary>
/// Walks from seeds along active relationships. Of every entity that is reached the latest relationships are looked at, up to the bound; one of
/// them is in the answer when both its ends are. An entity is truncated when it has more, or one that leads out of the answer.
/// </summary>
internal sealed class NeighbourReads(Neo4jDatabase database, SteadyReads steady)
{
    /// <summary>The entities and the relationships between them.</summary>
    public async Task<Neighbourhood> NeighboursAsync(Scope scope, NeighbourQuery query, ReadPoint at, CancellationToken ct)
    {
        IReadOnlyList<IRecord> rows = await steady.ReadAsync(scope, "reads/neighbourhood", Parameters(scope, query, at), ct).ConfigureAwait(false);
        return NeighbourhoodOf(query, at, [.. rows.GroupBy(row => new EntityId(row.Id("entity")))]);
    }

    /// <summary>How far the entities lie.</summary>
    public async Task<IReadOnlyDictionary<EntityId, int>> DistancesAsync(Scope scope, NeighbourQuery query, ReadPoint at, CancellationToken ct)
    {
        IReadOnlyList<IRecord> rows = await database.ReadAsync("recall/distances", Parameters(scope, query, at), ct).ConfigureAwait(false);
        return rows.ToDictionary(row => new EntityId(row.Id("id")), row => row.Int32("distance"));
    }

    private static Dictionary<string, object?> Parameters(Scope scope, NeighbourQuery query, ReadPoint at)
    {
        query.Check();
        return new()
        {
            ["scope"] = scope.Token,
            ["seeds"] = query.Seeds.Select(id => id.ToString()).ToList(),
            ["notThrough"] = query.NotThrough.Select(id => id.ToString()).ToList(),
            ["hops"] = query.Hops,
            ["edgesMax"] = query.EdgesPerEntityMax,
            ["entitiesMax"] = query.EntitiesMax,
            ["sourcesMax"] = new FactQuery().SourcesMax,
            ["valid"] = at.Valid.ToUniversalTime(),
            ["known"] = at.Known.ToUniversalTime(),
        };
    }

    private static Neighbourhood NeighbourhoodOf(NeighbourQuery query, ReadPoint at, IReadOnlyList<IGrouping<EntityId, IRecord>> entities)
    {
        Dictionary<EntityId, int> distances = entities.ToDictionary(rows => rows.Key, rows => rows.First().Int32("distance"));
        SortedDictionary<FactId, FactState> edges = [];
        HashSet<EntityId> truncated = [];
        foreach (IGrouping<EntityId, IRecord> rows in entities)
        {
            FactState[] found = [.. rows.Where(row => row.Values["id"] is not null).Select(row => FactRow.Read(row, at))];
            if (found.Length > query.EdgesPerEntityMax) truncated.Add(rows.Key);
            foreach (FactState edge in found.Take(query.EdgesPerEntityMax))
            {
                if (distances.ContainsKey(OtherEnd(edge, rows.Key))) edges[edge.Fact.Id] = edge;
                else truncated.Add(rows.Key);
            }
        }
        return new(distances, [.. edges.Values], truncated);
    }

    private static EntityId OtherEnd(FactState edge, EntityId entity) => edge.Fact.Subject == entity ? edge.Fact.Object!.Value : edge.Fact.Subject;
}
