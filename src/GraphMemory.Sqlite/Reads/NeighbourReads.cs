using GraphMemory.Graph;
using GraphMemory.Sqlite.Sql;

namespace GraphMemory.Sqlite.Reads;

/// <summary>
/// Walks from seeds along active relationships. Of every entity that is reached the latest relationships are looked at, up to the bound;
/// one of them is in the answer when both its ends are. An entity is truncated when it has more, or one that leads out of the answer.
/// </summary>
internal sealed class NeighbourReads(Connection connection, long scope, NeighbourQuery query, ReadPoint at)
{
    private readonly Dictionary<EntityId, int> distances = [];
    private readonly Dictionary<EntityId, List<FactState>> looked = [];
    private readonly HashSet<EntityId> truncated = [];

    public Neighbourhood Walk()
    {
        HashSet<EntityId> barred = [.. query.NotThrough];
        List<EntityId> ring = [];
        foreach (EntityId seed in query.Seeds)
        {
            if (distances.Count < query.EntitiesMax && IsKnown(seed) && distances.TryAdd(seed, 0)) ring.Add(seed);
        }
        for (int hop = 1; hop <= query.Hops; hop++)
        {
            List<EntityId> next = [];
            foreach (EntityId entity in ring.Where(entity => !barred.Contains(entity)))
            {
                foreach (FactState edge in Look(entity))
                {
                    EntityId other = OtherEnd(edge, entity);
                    if (distances.Count < query.EntitiesMax && distances.TryAdd(other, hop)) next.Add(other);
                }
            }
            ring = next;
        }
        SortedDictionary<FactId, FactState> edges = [];
        foreach (EntityId entity in distances.Keys)
        {
            foreach (FactState edge in Look(entity))
            {
                if (distances.ContainsKey(OtherEnd(edge, entity))) edges[edge.Fact.Id] = edge;
                else truncated.Add(entity);
            }
        }
        return new(distances, [.. edges.Values], truncated);
    }

    private static EntityId OtherEnd(FactState edge, EntityId entity) => edge.Fact.Subject == entity ? edge.Fact.Object!.Value : edge.Fact.Subject;

    private List<FactState> Look(EntityId entity)
    {
        if (looked.TryGetValue(entity, out List<FactState>? known)) return known;
        SortedDictionary<FactId, FactState> edges = new(Comparer<FactId>.Create((a, b) => b.CompareTo(a)));
        // The indexes that hold only what lies between two: most facts of an entity may lead nowhere.
        foreach ((string end, string index) in (ReadOnlySpan<(string, string)>)[("subject", "fact_from"), ("object", "fact_to")])
        {
            using Statement rows = connection.Prepare(
                FactReads.Seen($"INDEXED BY {index}") + $" WHERE f.scope = ? AND f.{end} = ? AND f.object IS NOT NULL AND {FactReads.Holds} ORDER BY f.id DESC LIMIT ?")
                .Bind(at.Known).Bind(at.Known).Bind(scope).Bind(entity.Value).Bind(at.Known).Bind(at.Valid).Bind(at.Valid).Bind(query.EdgesPerEntityMax + 1L);
            while (rows.Step())
            {
                FactState edge = FactReads.Read(connection, rows, at, new FactQuery().SourcesMax);
                edges[edge.Fact.Id] = edge;
            }
        }
        if (edges.Count > query.EdgesPerEntityMax) truncated.Add(entity);
        List<FactState> latest = [.. edges.Values.Take(query.EdgesPerEntityMax)];
        looked.Add(entity, latest);
        return latest;
    }

    private bool IsKnown(EntityId entity)
    {
        using Statement found = connection.Prepare("SELECT 1 FROM entity WHERE scope = ? AND id = ? AND recorded_at <= ?").Bind(scope).Bind(entity.Value).Bind(at.Known);
        return found.Step();
    }
}
