using GraphMemory.Graph;
using GraphMemory.Neo4j.Values;
using Neo4j.Driver;

namespace GraphMemory.Neo4j.Reads;

/// <summary>Reads of entities.</summary>
internal sealed class EntityReads(Neo4jDatabase database)
{
    public async Task<Page<Entity>> EntitiesAsync(Scope scope, EntityQuery query, ReadPoint at, CancellationToken ct)
    {
        query.Check();
        IReadOnlyList<IRecord> rows = await database.ReadAsync(
            "reads/entities",
            new()
            {
                ["scope"] = scope.Token,
                ["start"] = StartOf(query),
                ["ids"] = Pages.Texts(query.Ids, id => id.ToString()),
                ["nameKeys"] = Pages.Texts(query.NameKeys, key => key),
                ["prefix"] = query.NameKeyPrefix ?? "",
                ["kinds"] = Pages.Texts(query.Kinds, EnumNames.Of),
                ["selfOnly"] = query.SelfOnly,
                ["after"] = query.After?.ToString() ?? "",
                ["known"] = at.Known.ToUniversalTime(),
                ["limit"] = query.First + 1,
            },
            ct).ConfigureAwait(false);
        return rows.Page(query.First, Read);
    }

    private static string StartOf(EntityQuery query) => query switch
    {
        { Ids.Count: > 0 } => "ids",
        { SelfOnly: true } => "self",
        { NameKeys.Count: > 0 } => "names",
        { NameKeyPrefix.Length: > 0 } => "prefix",
        _ => "page",
    };

    private static Entity Read(IReadOnlyDictionary<string, object?> row)
    {
        string[] names = [.. row.Texts("names")];
        return new Entity
        {
            Id = new(row.Id("id")),
            Kind = row.Word<EntityKind>("kind"),
            IsSelf = row.Truth("isSelf"),
            RecordedAt = row.Instant("recordedAt"),
            Name = names[0],
            Aliases = [.. names[1..]],
        };
    }
}
