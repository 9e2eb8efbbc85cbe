using System.Collections.Immutable;
using GraphMemory.Graph;
using GraphMemory.Sqlite.Sql;

namespace GraphMemory.Sqlite.Reads;

/// <summary>Reads of entities.</summary>
internal static class EntityReads
{
    public static Page<Entity> Entities(Connection connection, long scope, EntityQuery query, ReadPoint at)
    {
        Conditions entities = new Conditions("SELECT id, kind, self, recorded_at FROM entity")
            .Add("WHERE scope = ?", scope).Add("AND recorded_at <= ?", at.Known);
        if (query.Ids is { Count: > 0 }) entities.AddList("AND id IN (SELECT unhex(value) FROM json_each(?))", query.Ids.Select(id => id.Value));
        if (query.NameKeys is { Count: > 0 })
        {
            entities.Add("AND id IN (SELECT entity FROM entity_name WHERE scope = ?", scope)
                .AddList("AND name_key IN (SELECT value FROM json_each(?))", query.NameKeys).Add("AND recorded_at <= ?)", at.Known);
        }
        if (!string.IsNullOrEmpty(query.NameKeyPrefix))
        {
            entities.Add("AND id IN (SELECT entity FROM entity_name WHERE scope = ?", scope).Add("AND name_key >= ?", query.NameKeyPrefix)
                .Add("AND name_key < ? || char(1114111)", query.NameKeyPrefix).Add("AND recorded_at <= ?)", at.Known);
        }
        if (query.Kinds is { Count: > 0 }) entities.AddList("AND kind IN (SELECT value FROM json_each(?))", query.Kinds);
        if (query.SelfOnly) entities.Add("AND self = 1");
        if (query.After is { } after) entities.Add("AND id > ?", after.Value);
        return entities.Add("ORDER BY id").Page(connection, query.First, row => Read(connection, scope, row, at.Known));
    }

    private static Entity Read(Connection connection, long scope, Statement row, DateTimeOffset known)
    {
        List<string> names = [];
        using (Statement rows = connection.Prepare("SELECT name FROM entity_name WHERE scope = ? AND entity = ? AND recorded_at <= ? ORDER BY sequence, ordinal")
            .Bind(scope).Bind(row.Id(0)).Bind(known))
        {
            while (rows.Step()) names.Add(rows.Text(0));
        }
        return new Entity
        {
            Id = new(row.Id(0)),
            Kind = (EntityKind)row.Int32(1),
            IsSelf = row.Bool(2),
            RecordedAt = row.Instant(3),
            Name = names[0],
            Aliases = [.. names.Skip(1).ToImmutableArray()],
        };
    }
}
