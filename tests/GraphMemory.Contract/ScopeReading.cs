using System.Text.Json;
using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Recall;

namespace GraphMemory.Contract;

/// <summary>Every read of a scope, as text, so that two stores, or one before and after, can be compared.</summary>
public static class ScopeReading
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Task<string> OfAsync(IMemoryGraph graph, Scope scope, IEnumerable<ReadPoint> points) => OfAsync(graph, scope, points, withCandidates: true);

    /// <summary>The same without candidates, which read the index: that is made anew where a memory is moved to.</summary>
    public static Task<string> GraphOfAsync(IMemoryGraph graph, Scope scope, IEnumerable<ReadPoint> points) => OfAsync(graph, scope, points, withCandidates: false);

    private static async Task<string> OfAsync(IMemoryGraph graph, Scope scope, IEnumerable<ReadPoint> points, bool withCandidates)
    {
        CancellationToken ct = CancellationToken.None;
        List<object> reads = [await graph.HeadAsync(scope, ct)];
        foreach (JournalEntry entry in await graph.JournalAsync(scope, 0, 1_000, ct))
        {
            reads.Add(new { entry.Sequence, entry.At, entry.Actor, entry.Hash, Items = entry.Items.Select(item => item.Body is null ? item.Hash : ChangeItemJson.Write(item.Body)) });
        }
        foreach (ReadPoint at in points)
        {
            Page<FactState> facts = await graph.FactsAsync(scope, new FactQuery { Statuses = null, First = 1_000 }, at, ct);
            Page<StoredTurn> turns = await graph.TurnsAsync(scope, new TurnQuery { First = 1_000 }, at, ct);
            Page<Entity> entities = await graph.EntitiesAsync(scope, new EntityQuery { First = 1_000 }, at, ct);
            reads.Add(turns);
            reads.Add(await graph.SessionsAsync(scope, new SessionQuery(First: 1_000), at, ct));
            reads.Add(entities);
            reads.Add(facts);
            reads.Add(await graph.VersionsAsync(scope, [.. facts.Items.Select(state => state.Fact.Id)], at.Known, ct));
            reads.Add(await graph.CountsAsync(scope, at, ct));
            foreach (EntityId seed in entities.Items.Take(5).Select(entity => entity.Id))
            {
                Neighbourhood around = await graph.NeighboursAsync(scope, new NeighbourQuery { Seeds = [seed], Hops = 2 }, at, ct);
                reads.Add(new { Distances = around.Distances.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}"), around.Edges, Truncated = around.Truncated.Order() });
            }
            foreach (string question in !withCandidates ? [] : (string[])["Where is the violin of my grandmother?", "tea in Turin yesterday", "Bea"])
            {
                reads.Add(await graph.CandidatesAsync(
                    scope, new CandidateQuery { Cues = CueReader.Read(question), Embedding = new TextEmbedding(ScopeWriter.Model, new[] { .5f, .5f, -.5f, .5f }) }, at, ct));
            }
        }
        return JsonSerializer.Serialize(reads, Indented);
    }
}
