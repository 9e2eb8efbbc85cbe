using GraphMemory.Graph;
using GraphMemory.Neo4j.Values;
using Neo4j.Driver;

namespace GraphMemory.Neo4j.Reads;

/// <summary>Reads of facts and their versions.</summary>
internal sealed class FactReads(Neo4jDatabase database, SteadyReads steady)
{
    // Ids are written in hexadecimal digits.
    private const string AboveAllIds = "g";

    public async Task<Page<FactState>> FactsAsync(Scope scope, FactQuery query, ReadPoint at, CancellationToken ct)
    {
        IReadOnlyList<IRecord> rows = await steady.ReadAsync(scope, StatementOf(query, "reads/facts", "reads/facts-page"), Parameters(scope, query, at, query.First + 1), ct).ConfigureAwait(false);
        return rows.Page(query.First, row => FactRow.Read(row, at));
    }

    /// <summary>The facts with those that they are linked with and the turns that both rest on, in one round trip.</summary>
    public async Task<CitedFacts> CitedFactsAsync(Scope scope, FactQuery query, ReadPoint at, CancellationToken ct)
    {
        IReadOnlyList<IRecord> rows = await steady.ReadAsync(
            scope, StatementOf(query, "reads/cited-facts", "reads/cited-facts-page"), Parameters(scope, query, at, query.First), ct).ConfigureAwait(false);
        return new CitedFacts(
            [.. rows.Where(row => !row.Truth("isLinked")).Select(row => FactRow.Read(row, at))],
            [.. rows.Where(row => row.Truth("isLinked")).Select(row => FactRow.Read(row, at))],
            [.. rows.SelectMany(row => row.Maps("turns")).Select(turn => TurnReads.Read(turn, at.Known)).DistinctBy(turn => turn.Turn.Id)]);
    }

    public async Task<IReadOnlyList<FactVersion>> VersionsAsync(Scope scope, IReadOnlyCollection<FactId> facts, DateTimeOffset known, CancellationToken ct)
    {
        Bounds.CheckCount(facts, nameof(facts));
        IReadOnlyList<IRecord> rows = await database.ReadAsync(
            "reads/versions",
            new() { ["scope"] = scope.Token, ["facts"] = Pages.Texts(facts, id => id.ToString()), ["known"] = known.ToUniversalTime() },
            ct).ConfigureAwait(false);
        return [.. rows.Select(row => FactRow.ReadVersion(row.Values, known))];
    }

    private static Dictionary<string, object?> Parameters(Scope scope, FactQuery query, ReadPoint at, int limit)
    {
        query.Check();
        return new()
        {
            ["scope"] = scope.Token,
            ["start"] = StartOf(query),
            ["ids"] = Pages.Texts(query.Ids, id => id.ToString()),
            ["slots"] = (query.Slots ?? []).Distinct().Select(SlotOf).ToList(),
            ["entities"] = Pages.Texts(query.Entities, id => id.ToString()),
            ["subjects"] = Pages.Texts(query.Subjects, id => id.ToString()),
            ["predicates"] = Pages.Texts(query.Predicates, predicate => predicate),
            ["sourceTurns"] = Pages.Texts(query.SourceTurns, id => id.ToString()),
            ["statuses"] = Pages.Texts(query.Statuses, EnumNames.Of),
            ["confidenceMin"] = decimal.Ceiling((query.ConfidenceMin ?? 0) * 10_000) / 10_000,
            ["recordedFrom"] = (query.RecordedFrom ?? DateTimeOffset.MinValue).ToUniversalTime(),
            ["sourcesMax"] = query.SourcesMax ?? int.MaxValue,
            ["descending"] = query.Descending,
            ["above"] = query.Descending ? "" : query.After?.ToString() ?? "",
            ["below"] = query.Descending ? query.After?.ToString() ?? AboveAllIds : AboveAllIds,
            ["valid"] = at.Valid.ToUniversalTime(),
            ["known"] = at.Known.ToUniversalTime(),
            ["limit"] = limit,
        };
    }

    // Of an entity or of the scope there may be very many facts: they are read in the order of an index, for which the statement has one direction.
    private static string StatementOf(FactQuery query, string few, string many) =>
        StartOf(query) is not ("subjects" or "entities" or "scope") ? few : query.Descending ? many + "-descending" : many;

    private static string StartOf(FactQuery query) => query switch
    {
        { Ids.Count: > 0 } => "ids",
        { Slots.Count: > 0 } => "slots",
        { SourceTurns.Count: > 0 } => "turns",
        { Subjects.Count: > 0, Predicates.Count: > 0 } => "predicates",
        { Subjects.Count: > 0 } => "subjects",
        { Entities.Count: > 0 } => "entities",
        _ => "scope",
    };

    private static Dictionary<string, object?> SlotOf(SlotQuery slot) => new()
    {
        ["subject"] = slot.Subject.ToString(),
        ["predicate"] = slot.Predicate,
        ["facet"] = slot.Facet ?? "",
        ["valueKey"] = slot.ValueKey,
    };
}
