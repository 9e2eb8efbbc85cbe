using GraphMemory.Journal;
using GraphMemory.Recall;
using GraphMemory.Recall.Indexes;
using GraphMemory.Sqlite.Sql;

namespace GraphMemory.Sqlite.Projection;

/// <summary>
/// Takes items away: their salt and body, then every projected row of the scope, which is projected anew from what is left of the
/// journal. Terms, features and vectors of what survives are kept, since only the core could make them again.
/// </summary>
internal static class Erasure
{
    private static readonly string[] ProjectedByFact = ["link", "source", "version"];

    public static Written Erase(Connection connection, Scope owner, IReadOnlyCollection<ItemRef> items)
    {
        if (ScopeRow.Find(connection, owner) is not { } scope) return new(Done: false, Delta: null);
        foreach (ItemRef item in items)
        {
            connection.Prepare("UPDATE item SET salt = NULL, body = NULL WHERE scope = ? AND sequence = ? AND ordinal = ?")
                .Bind(scope.Number).Bind(item.Sequence).Bind(item.Index).Run();
        }
        List<IndexedText> texts = [.. Texts(connection, scope, IndexedKind.Turn), .. Texts(connection, scope, IndexedKind.Fact)];
        Clear(connection, scope);
        IReadOnlyList<JournalEntry> entries = JournalTables.Read(connection, scope.Number, after: 0, int.MaxValue);
        foreach (JournalEntry entry in entries) JournalTables.WriteFacts(connection, scope.Number, entry);
        Projector projector = new(connection, scope with { Rows = 0 }, texts);
        projector.Project(entries);
        ScopeRow left = scope with { Rows = projector.Rows, Rewrites = scope.Rewrites + 1 };
        left.Save(connection);
        return new(Done: true, new(left.Head.Sequence, left.Rewrites, [static _ => false]));
    }

    private static void Clear(Connection connection, ScopeRow scope)
    {
        foreach (string table in ProjectedByFact)
        {
            string key = string.Equals(table, "link", StringComparison.Ordinal) ? "from_fact" : "fact";
            connection.Prepare($"DELETE FROM {table} WHERE {key} >= ? AND {key} < ?").Bind(scope.FirstKey).Bind(scope.EndKey).Run();
        }
        foreach (string table in (ReadOnlySpan<string>)["embedding", "fact", "turn"])
            connection.Prepare($"DELETE FROM {table} WHERE key >= ? AND key < ?").Bind(scope.FirstKey).Bind(scope.EndKey).Run();
        foreach (string table in (ReadOnlySpan<string>)["item_fact", "entity_name", "entity"])
            connection.Prepare($"DELETE FROM {table} WHERE scope = ?").Bind(scope.Number).Run();
    }

    private static IEnumerable<IndexedText> Texts(Connection connection, ScopeRow scope, IndexedKind kind)
    {
        string columns = kind is IndexedKind.Turn
            ? "t.id, t.terms, m.name, e.vector, t.characters, t.question, t.question_share, t.time_word, t.names FROM turn t"
            : "t.id, t.terms, m.name, e.vector FROM fact t";
        using Statement rows = connection.Prepare(
            $"SELECT {columns} LEFT JOIN model m ON m.number = t.model LEFT JOIN embedding e ON e.key = t.key WHERE t.key >= ? AND t.key < ?")
            .Bind(scope.FirstKey).Bind(scope.EndKey);
        while (rows.Step())
        {
            yield return new IndexedText
            {
                Kind = kind,
                Id = rows.Id(0),
                Terms = TermList.Read(rows.Blob(1)),
                Embedding = rows.IsNull(2) ? null : new TextEmbedding(rows.Text(2), rows.Vector(3).ToArray()),
                Features = kind is IndexedKind.Fact
                    ? null
                    : new TurnFeatures(rows.Int32(4), rows.Bool(5), (float)rows.Double(6), rows.Bool(7), (NameKinds)rows.Int32(8)),
            };
        }
    }
}
