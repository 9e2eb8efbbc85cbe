using System.Globalization;
using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.GraphQL.Changes;
using GraphMemory.GraphQL.Conversations;
using GraphMemory.GraphQL.Entities;
using GraphMemory.GraphQL.Facts;
using GraphMemory.GraphQL.Memories;
using GraphMemory.GraphQL.Reads;
using GraphQL.DataLoader;

namespace GraphMemory.GraphQL.Nodes;

/// <summary>Finds nodes by their global ids: one look-up for each memory among them, one read for each type.</summary>
internal static class NodeFinder
{
    public static async Task<IReadOnlyList<INode?>> FindAsync(RequestReads reads, IReadOnlyList<string> ids, CancellationToken ct)
    {
        List<GlobalId> parsed = [.. ids.Select(GlobalId.Parse)];
        Dictionary<string, MemoryReading?> readings = new(StringComparer.Ordinal);
        foreach (string token in parsed.Select(id => id.ScopeToken).Distinct(StringComparer.Ordinal))
            readings.Add(token, await reads.OpenByTokenAsync(token, ct));
        List<IDataLoaderResult?> loads = [.. parsed.Select(id => Load(readings[id.ScopeToken], id))];
        List<INode?> nodes = [];
        foreach (IDataLoaderResult? load in loads) nodes.Add(load is null ? null : (INode?)await load.GetResultAsync(ct));
        return nodes;
    }

    private static IDataLoaderResult? Load(MemoryReading? reading, GlobalId id)
    {
        switch (id.Type)
        {
            case MemoryNode.TypeName:
                return reading is null ? null : new Loaded<INode?>(_ => Task.FromResult<INode?>(new MemoryNode(reading)));
            case FactNode.TypeName:
                FactId fact = new(id.ToGuid());
                return reading?.Facts.Load(fact);
            case EntityNode.TypeName:
                EntityId entity = new(id.ToGuid());
                return reading?.Entities.Load(entity);
            case TurnNode.TypeName:
                TurnId turn = new(id.ToGuid());
                return reading?.Turns.Load(turn);
            case ChangeNode.TypeName when long.TryParse(id.Key, NumberStyles.None, CultureInfo.InvariantCulture, out long sequence):
                return reading?.Changes.Load(sequence);
            default:
                throw GlobalId.Refused();
        }
    }
}
