using System.Runtime.InteropServices;
using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Recall;
using GraphMemory.Sqlite.Projection;
using GraphMemory.Sqlite.Sql;

namespace GraphMemory.Sqlite.Reads;

/// <summary>Counts, and reads that go over all scopes.</summary>
internal static class StoreReads
{
    public static ScopeCounts Counts(Connection connection, long scope, ReadPoint at)
    {
        using Statement rows = connection.Prepare(
            $"""
            SELECT
                (SELECT count(*) FROM turn WHERE scope = ?1 AND said_at <= ?2 AND recorded_at <= ?3),
                (SELECT count(DISTINCT session) FROM turn WHERE scope = ?1 AND said_at <= ?2 AND recorded_at <= ?3),
                (SELECT count(*) FROM entity WHERE scope = ?1 AND recorded_at <= ?3),
                (SELECT count(*) FROM version WHERE fact BETWEEN ?4 AND ?5 AND recorded_at <= ?3 AND expired_at > ?3 AND counts_from <= ?2 AND valid_until > ?2),
                (SELECT count(*) FROM entry WHERE scope = ?1 AND at <= ?3)
            """).Bind(scope).Bind(at.Valid).Bind(at.Known).Bind(ScopeRow.KeyOf(scope, 0)).Bind(ScopeRow.KeyOf(scope + 1, 0) - 1);
        rows.Step();
        return new(rows.Int64(0), rows.Int64(1), rows.Int64(2), rows.Int64(3), rows.Int64(4));
    }

    public static List<Scope> Scopes(Connection connection, string? afterToken, int first)
    {
        using Statement rows = connection.Prepare("SELECT tenant, kind, owner FROM scope WHERE token > ? AND sequence > 0 ORDER BY token LIMIT ?")
            .Bind(afterToken ?? "").Bind(first);
        List<Scope> scopes = [];
        while (rows.Step()) scopes.Add(ScopeRow.Owner(rows, 0));
        return scopes;
    }

    public static List<(Scope Scope, TurnId Turn)> ExtractionDue(Connection connection, int first)
    {
        using Statement rows = connection.Prepare(
            """
            SELECT s.tenant, s.kind, s.owner, t.id FROM turn t INDEXED BY turn_due JOIN scope s ON s.number = t.scope
            WHERE t.due_until = 9223372036854775807 ORDER BY t.recorded_at, t.key LIMIT ?
            """).Bind(first);
        List<(Scope, TurnId)> due = [];
        while (rows.Step()) due.Add((ScopeRow.Owner(rows, 0), new(rows.Id(3))));
        return due;
    }

    public static List<EmbeddingModelUse> Models(Connection connection)
    {
        using Statement rows = connection.Prepare(
            """
            SELECT m.name, m.dimensions, (SELECT count(*) FROM turn WHERE model = m.number) + (SELECT count(*) FROM fact WHERE model = m.number) AS uses
            FROM model m WHERE uses > 0 ORDER BY m.name
            """);
        List<EmbeddingModelUse> models = [];
        while (rows.Step()) models.Add(new(rows.Text(0), rows.Int32(1), rows.Int64(2)));
        return models;
    }

    public static long CountWithoutEmbedding(Connection connection, string model)
    {
        long number = NumberOf(connection, model);
        using Statement rows = connection.Prepare(
            """
            SELECT (SELECT count(*) FROM turn WHERE model < ?1) + (SELECT count(*) FROM turn WHERE model > ?1)
                + (SELECT count(*) FROM fact WHERE model < ?1) + (SELECT count(*) FROM fact WHERE model > ?1)
            """).Bind(number);
        rows.Step();
        return rows.Int64(0);
    }

    public static List<UnembeddedText> WithoutEmbedding(Connection connection, string model, int first)
    {
        long number = NumberOf(connection, model);
        List<UnembeddedText> texts = [];
        foreach (string side in (ReadOnlySpan<string>)["<", ">"])
        {
            using Statement turns = connection.Prepare(
                $"SELECT s.tenant, s.kind, s.owner, t.id, t.speaker, t.text FROM turn t JOIN scope s ON s.number = t.scope WHERE t.model {side} ? LIMIT ?")
                .Bind(number).Bind(first - texts.Count);
            while (turns.Step())
            {
                string text = turns.TextOrNull(4) is { } speaker ? $"{speaker}: {turns.Text(5)}" : turns.Text(5);
                texts.Add(new(ScopeRow.Owner(turns, 0), IndexedKind.Turn, turns.Id(3), text));
            }
            using Statement facts = connection.Prepare(
                $"SELECT s.tenant, s.kind, s.owner, f.id, f.text FROM fact f JOIN scope s ON s.number = f.scope WHERE f.model {side} ? LIMIT ?")
                .Bind(number).Bind(first - texts.Count);
            while (facts.Step()) texts.Add(new(ScopeRow.Owner(facts, 0), IndexedKind.Fact, facts.Id(3), facts.Text(4)));
        }
        return texts;
    }

    public static List<(IndexedKind Kind, Guid Id, TextEmbedding Embedding)> Embeddings(
        Connection connection, long scope, IEnumerable<(IndexedKind Kind, Guid Id)> texts)
    {
        List<(IndexedKind, Guid, TextEmbedding)> vectors = [];
        foreach ((IndexedKind kind, Guid id) in texts)
        {
            using Statement rows = connection.Prepare(
                $"""
                SELECT m.name, e.vector FROM {(kind is IndexedKind.Turn ? "turn" : "fact")} t
                    JOIN model m ON m.number = t.model JOIN embedding e ON e.key = t.key WHERE t.scope = ? AND t.id = ?
                """).Bind(scope).Bind(id);
            if (rows.Step()) vectors.Add((kind, id, new(rows.Text(0), MemoryMarshal.Cast<byte, float>(rows.Blob(1)).ToArray())));
        }
        return vectors;
    }

    // A model that the store has no vector of: every row is without one.
    private static long NumberOf(Connection connection, string model) => EmbeddingModels.Find(connection, model)?.Number ?? long.MaxValue;
}
