using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Neo4j.Values;
using Neo4j.Driver;

namespace GraphMemory.Neo4j.Reads;

/// <summary>Reads of turns and sessions.</summary>
internal sealed class TurnReads(Neo4jDatabase database)
{
    public async Task<Page<StoredTurn>> TurnsAsync(Scope scope, TurnQuery query, ReadPoint at, CancellationToken ct)
    {
        query.Check();
        Dictionary<string, object?> parameters = new()
        {
            ["scope"] = scope.Token,
            ["session"] = query.Session ?? "",
            ["from"] = Latest(query.From, query.Descending ? null : query.After?.SaidAt),
            ["until"] = Earliest(at.Valid, query.Descending ? query.After?.SaidAt : null),
            ["before"] = query.Until?.ToUniversalTime() ?? DateTimeOffset.MaxValue,
            ["known"] = at.Known.ToUniversalTime(),
            ["afterSaidAt"] = query.After?.SaidAt.ToUniversalTime() ?? (query.Descending ? DateTimeOffset.MaxValue : DateTimeOffset.MinValue),
            ["afterSession"] = query.After?.Session ?? "",
            ["afterPosition"] = query.After?.Position ?? 0,
            ["limit"] = query.First + 1,
        };
        IReadOnlyList<IRecord> rows = await database.ReadAsync(StatementOf(query, parameters), parameters, ct).ConfigureAwait(false);
        return rows.Page(query.First, row => Read(row, at.Known));
    }

    public async Task<Page<Session>> SessionsAsync(Scope scope, SessionQuery query, ReadPoint at, CancellationToken ct)
    {
        query.Check();
        IReadOnlyList<IRecord> rows = await database.ReadAsync(
            "reads/sessions",
            new()
            {
                ["scope"] = scope.Token,
                ["valid"] = at.Valid.ToUniversalTime(),
                ["known"] = at.Known.ToUniversalTime(),
                ["afterLastAt"] = query.After?.LastAt.ToUniversalTime() ?? DateTimeOffset.MaxValue,
                ["afterKey"] = query.After?.Key ?? "",
                ["limit"] = query.First + 1,
            },
            ct).ConfigureAwait(false);
        return rows.Page(query.First, row => new Session(row.Text("key"), row.Instant("startedAt"), row.Instant("lastAt"), row.Int32("turns")));
    }

    public async Task<IReadOnlyDictionary<string, int>> NextPositionsAsync(Scope scope, IReadOnlyCollection<string> sessions, CancellationToken ct)
    {
        Bounds.CheckCount(sessions, nameof(sessions));
        IReadOnlyList<IRecord> rows = await database.ReadAsync("reads/next-positions", new() { ["scope"] = scope.Token, ["sessions"] = sessions.ToList() }, ct)
            .ConfigureAwait(false);
        Dictionary<string, int> next = new(StringComparer.Ordinal);
        foreach (IRecord row in rows) next[row.Get<string>("session")] = row["position"] is long last ? checked((int)last + 1) : 0;
        return next;
    }

    private static string StatementOf(TurnQuery query, Dictionary<string, object?> parameters)
    {
        if (query.Ids is { Count: > 0 } || query.ExternalIds is { Count: > 0 })
        {
            parameters["ids"] = Pages.Texts(query.Ids, id => id.ToString());
            parameters["externalIds"] = Pages.Texts(query.ExternalIds, id => id);
            parameters["ofSession"] = query.Session is not null;
            parameters["descending"] = query.Descending;
            return "reads/turns-by-key";
        }
        string ofWhom = query.Session is null ? "reads/turns" : "reads/turns-of-session";
        return query.Descending ? ofWhom + "-descending" : ofWhom;
    }

    private static DateTimeOffset Latest(DateTimeOffset? a, DateTimeOffset? b) => new[] { a ?? DateTimeOffset.MinValue, b ?? DateTimeOffset.MinValue }.Max().ToUniversalTime();

    private static DateTimeOffset Earliest(DateTimeOffset a, DateTimeOffset? b) => (b < a ? b.Value : a).ToUniversalTime();

    public static StoredTurn Read(IReadOnlyDictionary<string, object?> row, DateTimeOffset known)
    {
        Turn turn = new()
        {
            Id = new(row.Id("id")),
            Session = row.Text("session"),
            Position = row.Int32("position"),
            Role = row.Word<TurnRole>("role"),
            Speaker = row.TextOrNull("speaker"),
            Text = row.Text("text"),
            SaidAt = row.Instant("saidAt").ToOffset(TimeSpan.FromMinutes(row.Int32("offsetMinutes"))),
            ExternalId = row.TextOrNull("externalId"),
        };
        return new(turn, row.Int64("sequence"), row.Instant("recordedAt"), Instants.OrNull(row["dueUntil"]) > known);
    }
}
