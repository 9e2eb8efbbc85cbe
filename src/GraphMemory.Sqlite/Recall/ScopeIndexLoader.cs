using GraphMemory.Conversations;
using GraphMemory.Recall;
using GraphMemory.Recall.Indexes;
using GraphMemory.Sqlite.Projection;
using GraphMemory.Sqlite.Sql;

namespace GraphMemory.Sqlite.Recall;

/// <summary>Reads a scope's index: four scans over rows that lie together.</summary>
internal static class ScopeIndexLoader
{
    public static FileIndex Load(Connection connection, Scope scope)
    {
        FileIndex index = new();
        if (ScopeRow.Find(connection, scope) is not { } row) return index;
        Dictionary<long, int> turns = Turns(connection, row, index.Turns);
        Dictionary<long, int> facts = Facts(connection, row, index.Facts);
        Versions(connection, row, index.Facts, facts);
        Vectors(connection, row, index, turns, facts);
        for (int turn = 0; turn < index.Turns.Count; turn++) index.Turns.Settle(turn);
        index.ReadAt(row.Head.Sequence, row.Rewrites);
        return index;
    }

    private static Dictionary<long, int> Turns(Connection connection, ScopeRow scope, TurnIndex index)
    {
        Dictionary<long, int> places = [];
        using Statement rows = connection.Prepare(
            """
            SELECT key, id, session, position, role, speaker, said_at, offset_minutes, recorded_at, characters, question, question_share, time_word, names, terms
            FROM turn WHERE key >= ? AND key < ? ORDER BY key
            """).Bind(scope.FirstKey).Bind(scope.EndKey);
        while (rows.Step())
        {
            TurnRow turn = new()
            {
                Id = rows.Id(1),
                Position = rows.Int32(3),
                Role = (TurnRole)rows.Int32(4),
                SaidAt = rows.Int64(6),
                OffsetMinutes = rows.Int32(7),
                RecordedAt = rows.Int64(8),
                Characters = rows.Int32(9),
                EndsWithQuestion = rows.Bool(10),
                QuestionShare = (float)rows.Double(11),
                HasTimeWord = rows.Bool(12),
                Names = (NameKinds)rows.Int32(13),
            };
            places.Add(rows.Int64(0), index.Add(turn, rows.Text(2), rows.TextOrNull(5), rows.Blob(14)));
        }
        return places;
    }

    private static Dictionary<long, int> Facts(Connection connection, ScopeRow scope, FactIndex index)
    {
        Dictionary<long, int> places = [];
        using Statement rows = connection.Prepare(
            "SELECT key, id, subject, object, predicate, facet, terms FROM fact WHERE key >= ? AND key < ? ORDER BY key").Bind(scope.FirstKey).Bind(scope.EndKey);
        while (rows.Step())
        {
            FactRow fact = new() { Id = rows.Id(1), Subject = rows.Id(2), Object = rows.IdOrNull(3), Predicate = rows.Text(4), Facet = rows.TextOrNull(5) };
            places.Add(rows.Int64(0), index.Add(fact, rows.Blob(6)));
        }
        return places;
    }

    private static void Versions(Connection connection, ScopeRow scope, FactIndex index, Dictionary<long, int> places)
    {
        using Statement rows = connection.Prepare(
            "SELECT fact, number, counts_from, valid_until, recorded_at, expired_at FROM version WHERE fact >= ? AND fact < ? ORDER BY fact, number")
            .Bind(scope.FirstKey).Bind(scope.EndKey);
        while (rows.Step())
        {
            index.Add(places[rows.Int64(0)], new VersionRow
            {
                Number = rows.Int32(1),
                CountsFrom = rows.Int64(2),
                Until = rows.Int64(3),
                RecordedAt = rows.Int64(4),
                ExpiredAt = rows.Int64(5),
            });
        }
    }

    private static void Vectors(Connection connection, ScopeRow scope, FileIndex index, Dictionary<long, int> turns, Dictionary<long, int> facts)
    {
        Dictionary<long, int> models = [];
        foreach (string table in (ReadOnlySpan<string>)["turn", "fact"])
        {
            using Statement modelRows = connection.Prepare($"SELECT key, model FROM {table} WHERE key >= ? AND key < ? AND model > 0").Bind(scope.FirstKey).Bind(scope.EndKey);
            while (modelRows.Step()) models.Add(modelRows.Int64(0), modelRows.Int32(1));
        }
        using Statement rows = connection.Prepare("SELECT key, vector FROM embedding WHERE key >= ? AND key < ? ORDER BY key").Bind(scope.FirstKey).Bind(scope.EndKey);
        while (rows.Step())
        {
            long key = rows.Int64(0);
            if (turns.TryGetValue(key, out int turn)) index.Turns.SetVector(turn, models[key], rows.Vector(1));
            else if (facts.TryGetValue(key, out int fact)) index.Facts.SetVector(fact, models[key], rows.Vector(1));
        }
    }
}
