using Neo4j.Driver;

namespace GraphMemory.Neo4j.Schema;

/// <summary>How a database stands, as far as GraphMemory needs it. Reading it changes nothing: no step of the schema is applied.</summary>
/// <param name="Location">The server's address and the database's name.</param>
/// <param name="Server">Name, version and edition of the server.</param>
/// <param name="Applied">The steps of the schema that were applied, in order.</param>
/// <param name="Pending">The steps of this version that were not; opening the store applies them.</param>
/// <param name="Unknown">Steps that only a newer version knows.</param>
/// <param name="Indexes">The indexes of this version, by name.</param>
public sealed record DatabaseReport(
    string Location, string Server, IReadOnlyList<string> Applied, IReadOnlyList<string> Pending, IReadOnlyList<string> Unknown, IReadOnlyList<IndexState> Indexes)
{
    /// <summary>Connects, reads, and closes the connection.</summary>
    /// <exception cref="MemoryException"><see cref="MemoryErrorCode.StoreUnavailable"/> when no server answers or it lets us not in,
    /// <see cref="MemoryErrorCode.StoreUnusable"/> when it is older than 5.26.</exception>
    public static async Task<DatabaseReport> ReadAsync(Neo4jOptions options, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        Neo4jDatabase database = await Neo4jDatabase.OpenAsync(options.Checked(), ct).ConfigureAwait(false);
        await using (database.ConfigureAwait(false))
        {
            IRecord server = (await database.ReadAsync("schema/server", [], ct).ConfigureAwait(false))[0];
            IReadOnlyList<IRecord> applied = await database.ReadAsync("schema/migrations", [], ct).ConfigureAwait(false);
            IReadOnlyList<IRecord> indexes = await database.ReadAsync("schema/index-report", [], ct).ConfigureAwait(false);
            List<string> names = [.. applied.Select(row => row.Get<string>("name"))];
            Migration[] steps = [.. database.Statements.In("migrations/").Select(file => new Migration(file))];
            return new(
                options.Location,
                $"{server.Get<string>("name")} {server.Get<string>("version")} {server.Get<string>("edition")}",
                names,
                [.. steps.Select(step => step.Name).Except(names, StringComparer.Ordinal)],
                [.. names.Except(steps.Select(step => step.Name), StringComparer.Ordinal)],
                StatesOf(steps, indexes));
        }
    }

    private static List<IndexState> StatesOf(IEnumerable<Migration> steps, IReadOnlyList<IRecord> rows)
    {
        Dictionary<string, IRecord> found = rows.ToDictionary(row => row.Get<string>("name"), StringComparer.Ordinal);
        List<IndexState> states = [];
        foreach (string name in steps.SelectMany(step => step.Indexes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            states.Add(!found.TryGetValue(name, out IRecord? row)
                ? new IndexState(name, "", "", [], IsUnique: false, "MISSING", 0)
                : new IndexState(
                    name,
                    row.Get<string>("type"),
                    string.Join('|', row.Get<List<string>>("labels")),
                    row.Get<List<string>>("properties"),
                    row.Get<bool>("isUnique"),
                    row.Get<string>("state"),
                    row.Get<double>("share")));
        }
        return states;
    }
}
