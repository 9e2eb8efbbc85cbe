using GraphMemory.Conversations;
using GraphMemory.Graph;

namespace GraphMemory.Neo4j.Tests;

/// <summary>Random questions about what is there.</summary>
internal static class Queries
{
    public static FactQuery Fact(Random random, IReadOnlyList<FactState> facts, IReadOnlyList<StoredTurn> turns, IReadOnlyList<Entity> entities) => new()
    {
        Ids = Maybe(random, 3) ? Some(random, facts, state => state.Fact.Id) : null,
        Slots = Maybe(random, 4) ? Some(random, facts, state => new SlotQuery(state.Fact.Subject, state.Fact.Predicate, state.Fact.Facet, Maybe(random, 2) ? state.Fact.ValueKey : null)) : null,
        Entities = Maybe(random, 4) ? Some(random, entities, entity => entity.Id) : null,
        Subjects = Maybe(random, 4) ? Some(random, entities, entity => entity.Id) : null,
        SourceTurns = Maybe(random, 4) ? Some(random, turns, turn => turn.Turn.Id) : null,
        Predicates = Maybe(random, 4) ? ["likes", "hates"] : null,
        Statuses = Maybe(random, 2) ? null : [(FactStatus)random.Next(3), (FactStatus)random.Next(3)],
        ConfidenceMin = Maybe(random, 4) ? random.Next(10_000) / 10_000m : null,
        RecordedFrom = Maybe(random, 4) && facts.Count > 0 ? facts[random.Next(facts.Count)].Version.RecordedAt : null,
        SourcesMax = Maybe(random, 2) ? null : random.Next(2, 5),
        Descending = Maybe(random, 2),
        After = Maybe(random, 3) && facts.Count > 0 ? facts[random.Next(facts.Count)].Fact.Id : null,
        First = random.Next(0, 12),
    };

    public static TurnQuery Turn(Random random, IReadOnlyList<StoredTurn> turns)
    {
        Turn? one = turns.Count > 0 && Maybe(random, 3) ? turns[random.Next(turns.Count)].Turn : null;
        return new TurnQuery
        {
            Ids = Maybe(random, 4) ? Some(random, turns, turn => turn.Turn.Id) : null,
            ExternalIds = Maybe(random, 4) ? Some(random, turns, turn => turn.Turn.ExternalId ?? "none") : null,
            Session = Maybe(random, 3) ? $"s{random.Next(3)}" : null,
            From = Maybe(random, 4) ? turns.Count > 0 ? turns[random.Next(turns.Count)].Turn.SaidAt : null : null,
            Until = Maybe(random, 4) ? turns.Count > 0 ? turns[random.Next(turns.Count)].Turn.SaidAt : null : null,
            Descending = Maybe(random, 2),
            After = one is null ? null : new TurnCursor(one.SaidAt, one.Session, one.Position),
            First = random.Next(0, 12),
        };
    }

    public static EntityQuery Entity(Random random, IReadOnlyList<Entity> entities) => new()
    {
        Ids = Maybe(random, 3) ? Some(random, entities, entity => entity.Id) : null,
        NameKeys = Maybe(random, 3) ? Some(random, entities, entity => Entities.NameKey.Of(entity.Aliases is [var first, ..] ? first : entity.Name)) : null,
        NameKeyPrefix = Maybe(random, 3) ? Maybe(random, 2) ? "a" : "t" : null,
        Kinds = Maybe(random, 3) ? [(EntityKind)random.Next(9), (EntityKind)random.Next(9)] : null,
        SelfOnly = Maybe(random, 8),
        After = Maybe(random, 4) && entities.Count > 0 ? entities[random.Next(entities.Count)].Id : null,
        First = random.Next(0, 12),
    };

    public static TKey[] Some<T, TKey>(Random random, IReadOnlyList<T> all, Func<T, TKey> key) => [.. all.Where(_ => random.Next(3) == 0).Select(key)];

    private static bool Maybe(Random random, int oneIn) => random.Next(oneIn) == 0;
}
