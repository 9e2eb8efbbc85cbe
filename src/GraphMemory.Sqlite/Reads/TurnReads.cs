using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Sqlite.Sql;

namespace GraphMemory.Sqlite.Reads;

/// <summary>Reads of turns and sessions.</summary>
internal static class TurnReads
{
    private const string Columns =
        "SELECT id, session, position, role, speaker, text, said_at, offset_minutes, external_id, sequence, recorded_at, due_until FROM turn";

    public static Page<StoredTurn> Turns(Connection connection, long scope, TurnQuery query, ReadPoint at)
    {
        // A plus sign keeps an index from being used for ordering where another finds the few rows at once.
        bool few = query.Ids is { Count: > 0 } || query.ExternalIds is { Count: > 0 };
        string said = few ? "+said_at" : "said_at";
        Conditions turns = new Conditions(Columns).Add("WHERE scope = ?", scope);
        if (query.Ids is { Count: > 0 }) turns.AddList("AND id IN (SELECT unhex(value) FROM json_each(?))", query.Ids.Select(id => id.Value));
        if (query.ExternalIds is { Count: > 0 }) turns.AddList("AND external_id IN (SELECT value FROM json_each(?))", query.ExternalIds);
        if (query.Session is not null) turns.Add(few ? "AND +session = ?" : "AND session = ?", query.Session);
        turns.Add($"AND {said} <= ?", at.Valid).Add("AND recorded_at <= ?", at.Known);
        if (query.From is { } from) turns.Add($"AND {said} >= ?", from);
        if (query.Until is { } until) turns.Add($"AND {said} < ?", until);
        string order = query.Descending ? "DESC" : "ASC";
        if (query.After is { } after)
        {
            string behind = query.Descending ? "<" : ">";
            turns.Add($"AND {said} {behind}= ?", after.SaidAt).Add($"AND (said_at, session, position) {behind} (?,", after.SaidAt)
                .Add("?,", after.Session).Add("?)", after.Position);
        }
        return turns.Add($"ORDER BY {said} {order}, session {order}, position {order}").Page(connection, query.First, row => Read(row, at.Known));
    }

    public static Page<Session> Sessions(Connection connection, long scope, SessionQuery query, ReadPoint at)
    {
        Conditions sessions = new Conditions("SELECT session, min(said_at), max(said_at) AS last_at, count(*) FROM turn")
            .Add("WHERE scope = ?", scope).Add("AND said_at <= ?", at.Valid).Add("AND recorded_at <= ?", at.Known).Add("GROUP BY session");
        if (query.After is { } after) sessions.Add("HAVING (max(said_at), session) < (?,", after.LastAt).Add("?)", after.Key);
        return sessions.Add("ORDER BY last_at DESC, session DESC")
            .Page(connection, query.First, row => new Session(row.Text(0), row.Instant(1), row.Instant(2), row.Int32(3)));
    }

    public static Dictionary<string, int> NextPositions(Connection connection, long scope, IReadOnlyCollection<string> sessions)
    {
        Dictionary<string, int> next = new(StringComparer.Ordinal);
        foreach (string session in sessions)
        {
            using Statement last = connection.Prepare("SELECT max(position) FROM turn WHERE scope = ? AND session = ?").Bind(scope).Bind(session);
            next[session] = last.Step() && !last.IsNull(0) ? last.Int32(0) + 1 : 0;
        }
        return next;
    }

    private static StoredTurn Read(Statement row, DateTimeOffset known)
    {
        Turn turn = new()
        {
            Id = new(row.Id(0)),
            Session = row.Text(1),
            Position = row.Int32(2),
            Role = (TurnRole)row.Int32(3),
            Speaker = row.TextOrNull(4),
            Text = row.Text(5),
            SaidAt = row.Instant(6).ToOffset(TimeSpan.FromMinutes(row.Int64(7))),
            ExternalId = row.TextOrNull(8),
        };
        return new(turn, row.Int64(9), row.Instant(10), row.Int64(11) > known.UtcTicks);
    }
}
