using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Sqlite.Sql;

namespace GraphMemory.Sqlite.Reads;

/// <summary>Reads of facts, their versions, sources and links.</summary>
internal static class FactReads
{
    /// <summary>The facts with the version that a read point sees: known then, or else the last one before. Parameters: known, known.</summary>
    /// <param name="by">Which index finds the facts, where the planner would take a worse one: <c>INDEXED BY fact_from</c>.</param>
    public static string Seen(string by = "") =>
        $"""
        SELECT f.key, f.id, f.subject, f.predicate, f.facet, f.object, f.value, f.value_key, f.polarity, f.modality, f.rule, f.text,
            v.number, v.valid_from, v.valid_until, v.from_grain, v.until_grain, v.counts_from, v.confidence, v.recorded_at, v.expired_at
        FROM fact f {by} JOIN version v ON v.fact = f.key AND v.number = (
            SELECT number FROM version WHERE fact = f.key AND recorded_at <= ? ORDER BY expired_at > ? DESC, number DESC LIMIT 1)
        """;

    /// <summary>The fact holds. Parameters: known, valid, valid.</summary>
    public const string Holds = "v.expired_at > ? AND v.counts_from <= ? AND v.valid_until > ?";

    public static Page<FactState> Facts(Connection connection, long scope, FactQuery query, ReadPoint at)
    {
        // Of an entity there may be very many facts: an index has them in the order of their ids.
        bool others = query is { Ids.Count: > 0 } or { Slots.Count: > 0 } or { SourceTurns.Count: > 0 };
        return query switch
        {
            { Subjects.Count: 1, Entities: null or { Count: 0 }, Predicates: null or { Count: 0 } } when !others =>
                Select(connection, scope, query with { Subjects = null }, at, "AND f.subject = ?", query.Subjects.First()),
            { Entities.Count: 1, Subjects: null or { Count: 0 } } when !others => Merge(
                query,
                Select(connection, scope, query with { Entities = null }, at, "AND f.subject = ?", query.Entities.First()),
                Select(connection, scope, query with { Entities = null }, at, "AND f.object = ? AND f.object IS NOT NULL", query.Entities.First())),
            _ => Select(connection, scope, query, at),
        };
    }

    // The beginning of two lists in one order.
    private static Page<FactState> Merge(FactQuery query, Page<FactState> one, Page<FactState> other)
    {
        FactState[] both = [.. one.Items.Concat(other.Items).DistinctBy(state => state.Fact.Id)];
        IEnumerable<FactState> ordered = query.Descending ? both.OrderByDescending(state => state.Fact.Id) : both.OrderBy(state => state.Fact.Id);
        return new([.. ordered.Take(query.First)], one.HasMore || other.HasMore || both.Length > query.First);
    }

    private static Page<FactState> Select(Connection connection, long scope, FactQuery query, ReadPoint at, string about = "", EntityId entity = default)
    {
        Conditions facts = new Conditions(Seen().Replace("?", "?1", StringComparison.Ordinal)).Parameter(at.Known);
        bool few = query.Slots is { Count: > 0 } || query.Entities is { Count: > 0 } || query.Subjects is { Count: > 0 } || query.SourceTurns is { Count: > 0 };
        string plus = few && query.Ids is not { Count: > 0 } ? "+" : "";
        facts.Add($"WHERE {plus}f.scope = ?", scope);
        if (about.Length > 0) facts.Add(about, entity.Value);
        if (query.Ids is { Count: > 0 }) facts.AddList("AND f.id IN (SELECT unhex(value) FROM json_each(?))", query.Ids.Select(id => id.Value));
        if (query.Slots is { Count: > 0 })
        {
            facts.Add("AND f.key IN (SELECT s.key FROM json_each(?) a CROSS JOIN fact s ON", SlotsJson(query.Slots))
                .Add("s.scope = ? AND s.subject = unhex(a.value ->> 0) AND s.predicate = a.value ->> 1 AND s.facet IS (a.value ->> 2)", scope)
                .Add("AND ((a.value ->> 3) IS NULL OR s.value_key = a.value ->> 3))");
        }
        if (query.Entities is { Count: > 0 })
        {
            facts.Add("AND f.key IN (SELECT s.key FROM fact s WHERE s.scope = ?", scope)
                .AddList("AND s.subject IN (SELECT unhex(value) FROM json_each(?))", query.Entities.Select(id => id.Value))
                .Add("UNION ALL SELECT s.key FROM fact s WHERE s.scope = ?", scope)
                .AddList("AND s.object IN (SELECT unhex(value) FROM json_each(?)) AND s.object IS NOT NULL)", query.Entities.Select(id => id.Value));
        }
        if (query.Subjects is { Count: > 0 })
        {
            facts.Add("AND f.key IN (SELECT s.key FROM fact s WHERE s.scope = ?", scope)
                .AddList("AND s.subject IN (SELECT unhex(value) FROM json_each(?))", query.Subjects.Select(id => id.Value));
            // Beside the subject an index finds them: it may have a hundred thousand facts.
            if (query.Predicates is { Count: > 0 }) facts.AddList("AND s.predicate IN (SELECT value FROM json_each(?))", query.Predicates);
            facts.Add(")");
        }
        if (query.SourceTurns is { Count: > 0 })
        {
            facts.Add("AND f.key IN (SELECT s.fact FROM turn t JOIN source s ON s.turn = t.key WHERE t.scope = ?", scope)
                .AddList("AND t.id IN (SELECT unhex(value) FROM json_each(?))", query.SourceTurns.Select(id => id.Value))
                .Add("AND s.recorded_at <= ?)", at.Known);
        }
        if (query is { Predicates.Count: > 0, Subjects: null or { Count: 0 } }) facts.AddList("AND f.predicate IN (SELECT value FROM json_each(?))", query.Predicates);
        if (query.Statuses is { Count: > 0 })
        {
            facts.Add("AND CASE WHEN v.expired_at <= ?1 THEN 2 WHEN v.counts_from <= ?", at.Valid).Add("AND v.valid_until > ? THEN 0 ELSE 1 END", at.Valid)
                .AddList("IN (SELECT value FROM json_each(?))", query.Statuses);
        }
        if (query.ConfidenceMin is { } confidence) facts.Add("AND v.confidence >= ?", decimal.ToInt64(decimal.Ceiling(confidence * 10_000)));
        if (query.RecordedFrom is { } recorded) facts.Add("AND v.recorded_at >= ?", recorded);
        if (query.After is { } after) facts.Add(query.Descending ? $"AND {plus}f.id < ?" : $"AND {plus}f.id > ?", after.Value);
        return facts.Add($"ORDER BY {plus}f.id {(query.Descending ? "DESC" : "ASC")}").Page(connection, query.First, row => Read(connection, row, at, query.SourcesMax));
    }

    public static List<FactVersion> Versions(Connection connection, long scope, IReadOnlyCollection<FactId> facts, DateTimeOffset known)
    {
        List<FactVersion> versions = [];
        foreach (FactId fact in facts.Distinct().Order())
        {
            using Statement rows = connection.Prepare(
                """
                SELECT v.number, v.valid_from, v.valid_until, v.from_grain, v.until_grain, v.counts_from, v.confidence, v.recorded_at, v.expired_at
                FROM fact f JOIN version v ON v.fact = f.key WHERE f.scope = ? AND f.id = ? AND v.recorded_at <= ? ORDER BY v.number
                """).Bind(scope).Bind(fact.Value).Bind(known);
            while (rows.Step()) versions.Add(ReadVersion(rows, 0, fact, known));
        }
        return versions;
    }

    /// <summary>Reads a row of <see cref="Seen"/>, with its sources and links.</summary>
    public static FactState Read(Connection connection, Statement row, ReadPoint at, int? sourcesMax)
    {
        Fact fact = new()
        {
            Id = new(row.Id(1)),
            Subject = new(row.Id(2)),
            Predicate = row.Text(3),
            Facet = row.TextOrNull(4),
            Object = row.IdOrNull(5) is { } other ? new EntityId(other) : null,
            Value = row.TextOrNull(6),
            ValueKey = row.Text(7),
            Polarity = (Polarity)row.Int32(8),
            Modality = (Modality)row.Int32(9),
            Rule = row.Text(10),
            Text = row.Text(11),
        };
        FactVersion version = ReadVersion(row, 12, fact.Id, at.Known);
        FactStatus status = !version.IsKnownAt(at.Known) ? FactStatus.Withdrawn : version.HoldsAt(at) ? FactStatus.Active : FactStatus.Closed;
        long key = row.Int64(0);
        int sources = SourceCount(connection, key, at.Known);
        return new(fact, version, status, Sources(connection, key, at.Known, sources, sourcesMax ?? sources), sources, Links(connection, key, at.Known));
    }

    // A version as it was known: an expiry that came later was not known yet.
    private static FactVersion ReadVersion(Statement row, int column, FactId fact, DateTimeOffset known)
    {
        DateTimeOffset? expired = row.InstantOrOpen(column + 8);
        return new(
            fact,
            row.Int32(column),
            new Validity(
                row.Int64OrNull(column + 1) is { } from ? new DateTimeOffset(from, TimeSpan.Zero) : null,
                row.InstantOrOpen(column + 2),
                (TimeGrain)row.Int32(column + 3),
                (TimeGrain)row.Int32(column + 4)),
            row.Instant(column + 5),
            row.Int64(column + 6) / 10_000m,
            row.Instant(column + 7),
            expired <= known ? expired : null);
    }

    private static int SourceCount(Connection connection, long fact, DateTimeOffset known)
    {
        using Statement count = connection.Prepare("SELECT count(*) FROM source WHERE fact = ? AND recorded_at <= ?").Bind(fact).Bind(known);
        count.Step();
        return count.Int32(0);
    }

    private static ImmutableArray<FactSource> Sources(Connection connection, long fact, DateTimeOffset known, int count, int max)
    {
        ImmutableArray<FactSource>.Builder sources = ImmutableArray.CreateBuilder<FactSource>(Math.Min(count, max));
        if (count <= max)
        {
            Read("ASC", count);
        }
        else
        {
            Read("DESC", max - 1);
            Read("ASC", 1);
            sources.Reverse();
        }
        return sources.MoveToImmutable();

        void Read(string order, int first)
        {
            using Statement rows = connection.Prepare(
                $"""
                SELECT t.id, s.start, s.length, s.label FROM source s LEFT JOIN turn t ON t.key = s.turn
                WHERE s.fact = ? AND s.recorded_at <= ? ORDER BY s.sequence {order}, s.ordinal {order} LIMIT ?
                """).Bind(fact).Bind(known).Bind(first);
            while (rows.Step())
            {
                sources.Add(new(
                    rows.IdOrNull(0) is { } turn ? new TurnId(turn) : null,
                    rows.IsNull(1) ? null : new TextSpan(rows.Int32(1), rows.Int32(2)),
                    rows.TextOrNull(3)));
            }
        }
    }

    private static ImmutableArray<FactLink> Links(Connection connection, long fact, DateTimeOffset known)
    {
        using Statement rows = connection.Prepare(
            """
            SELECT a.id, b.id, l.kind, l.reason, l.recorded_at
            FROM (SELECT * FROM link WHERE from_fact = ?1 UNION SELECT * FROM link WHERE to_fact = ?1) l
                JOIN fact a ON a.key = l.from_fact JOIN fact b ON b.key = l.to_fact
            WHERE l.recorded_at <= ?2 ORDER BY l.sequence, l.ordinal
            """).Bind(fact).Bind(known);
        ImmutableArray<FactLink>.Builder links = ImmutableArray.CreateBuilder<FactLink>();
        while (rows.Step()) links.Add(new(new(rows.Id(0)), new(rows.Id(1)), (FactLinkKind)rows.Int32(2), rows.Text(3), rows.Instant(4)));
        return links.ToImmutable();
    }

    private static string SlotsJson(IEnumerable<SlotQuery> slots) => JsonSerializer.Serialize(slots.Select(slot =>
        new string?[] { slot.Subject.Value.ToString("N", CultureInfo.InvariantCulture), slot.Predicate, slot.Facet, slot.ValueKey }));
}
