using GraphMemory.Conversations;

namespace GraphMemory.Graph;

/// <summary>Facts with what it takes to tell of them.</summary>
/// <param name="Facts">The facts that were asked for.</param>
/// <param name="Linked">Other facts that one of them is linked with, whatever their status.</param>
/// <param name="Turns">The turns that are sources of either, whenever they were said.</param>
public sealed record CitedFacts(IReadOnlyList<FactState> Facts, IReadOnlyList<FactState> Linked, IReadOnlyList<StoredTurn> Turns)
{
    /// <summary>None.</summary>
    public static CitedFacts Empty { get; } = new([], [], []);

    /// <summary>Reads them one after another: three reads, each of which needs the one before; more where a list is longer than one read takes.</summary>
    internal static async Task<CitedFacts> ReadAsync(IMemoryGraph graph, Scope scope, FactQuery query, ReadPoint at, CancellationToken ct)
    {
        IReadOnlyList<FactState> facts = (await graph.FactsAsync(scope, query, at, ct).ConfigureAwait(false)).Items;
        HashSet<FactId> ids = [.. facts.SelectMany(fact => fact.Links.SelectMany(link => new[] { link.From, link.To }))];
        ids.ExceptWith(facts.Select(fact => fact.Fact.Id));
        List<FactState> linked = [];
        foreach (FactId[] part in ids.Order().Chunk(Bounds.ListMax))
            linked.AddRange((await graph.FactsAsync(scope, new FactQuery { Ids = part, Statuses = null, SourcesMax = query.SourcesMax, First = part.Length }, at, ct).ConfigureAwait(false)).Items);
        HashSet<TurnId> cited = [.. facts.Concat(linked).SelectMany(fact => fact.Sources).Where(source => source.Turn is not null).Select(source => source.Turn!.Value)];
        List<StoredTurn> turns = [];
        ReadPoint whenever = at with { Valid = DateTimeOffset.MaxValue };
        foreach (TurnId[] part in cited.Order().Chunk(Bounds.ListMax))
            turns.AddRange((await graph.TurnsAsync(scope, new TurnQuery { Ids = part, First = part.Length }, whenever, ct).ConfigureAwait(false)).Items);
        return new CitedFacts(facts, linked, turns);
    }
}
