using Neo4j.Driver;

namespace GraphMemory.Neo4j.Schema;

/// <summary>
/// Brings a database's constraints and indexes up to date: each step once, one program at a time, remembered with a checksum. A database with
/// a step that was altered, or that this program does not know, is refused and not changed.
/// </summary>
internal sealed class SchemaMigrations(Neo4jDatabase database)
{
    private const string Folder = "migrations/";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Migration[] steps = [.. database.Statements.In(Folder).Select(file => new Migration(file))];

    /// <summary>Applies the steps that are missing, then waits until every index can be used.</summary>
    public async Task ApplyAsync(CancellationToken ct)
    {
        if (Missing(await AppliedAsync(ct).ConfigureAwait(false)).Count > 0)
        {
            await RunAsync(new Migration(database.Statements["schema/bookkeeping"]), ct).ConfigureAwait(false);
            await database.WriteAtOpeningAsync(
                "schema/lock",
                async unit =>
                {
                    await unit.ReadAsync("schema/lock", []).ConfigureAwait(false);
                    await ApplyLockedAsync(ct).ConfigureAwait(false);
                    return true;
                },
                ct).ConfigureAwait(false);
        }
        await WaitForIndexesAsync(ct).ConfigureAwait(false);
    }

    private async Task ApplyLockedAsync(CancellationToken ct)
    {
        foreach (Migration step in Missing(await AppliedAsync(ct).ConfigureAwait(false)))
        {
            await RunAsync(step, ct).ConfigureAwait(false);
            await database.WriteAsync("schema/record", new() { ["name"] = step.Name, ["checksum"] = step.Checksum }, ct).ConfigureAwait(false);
        }
    }

    private async Task RunAsync(Migration step, CancellationToken ct)
    {
        foreach (string statement in step.Statements) await database.AlterAsync(step.Name, statement, ct).ConfigureAwait(false);
    }

    private async Task<Dictionary<string, string>> AppliedAsync(CancellationToken ct)
    {
        IReadOnlyList<IRecord> rows = await database.ReadAtOpeningAsync("schema/migrations", ct).ConfigureAwait(false);
        return rows.ToDictionary(row => row.Get<string>("name"), row => row.Get<string>("checksum"), StringComparer.Ordinal);
    }

    private List<Migration> Missing(Dictionary<string, string> applied)
    {
        string place = database.Options.Location;
        if (applied.Keys.FirstOrDefault(name => Array.TrueForAll(steps, step => !string.Equals(step.Name, name, StringComparison.Ordinal))) is { } unknown)
            throw StoreError.Unusable($"{place} was brought up to date by a newer version of GraphMemory (it has {unknown}). Update GraphMemory; the database was not changed.");
        ILookup<string, string> known = Statements.All()
            .Where(file => file.Name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(file => new Migration(file))
            .ToLookup(step => step.Name, step => step.Checksum, StringComparer.Ordinal);
        List<Migration> missing = [];
        foreach (Migration step in steps)
        {
            if (!applied.TryGetValue(step.Name, out string? checksum))
            {
                missing.Add(step);
            }
            else if (!string.Equals(checksum, step.Checksum, StringComparison.Ordinal))
            {
                // The form for another version of server: the server was updated since.
                if (!known[step.Name].Contains(checksum)) throw StoreError.Unusable(
                    $"{place} has another {step.Name} than this version of GraphMemory. Use the version that made it, or copy the memories to a new database; this one was not changed.");
                missing.Add(step);
            }
        }
        return missing;
    }

    private async Task WaitForIndexesAsync(CancellationToken ct)
    {
        HashSet<string> ours = [.. steps.SelectMany(step => step.Indexes)];
        TimeProvider clock = database.Options.Clock;
        long start = clock.GetTimestamp();
        while (true)
        {
            IReadOnlyList<IRecord> rows = await database.ReadAtOpeningAsync("schema/indexes", ct).ConfigureAwait(false);
            Dictionary<string, string> states = rows.ToDictionary(row => row.Get<string>("name"), row => row.Get<string>("state"), StringComparer.Ordinal);
            if (ours.FirstOrDefault(name => !states.ContainsKey(name)) is { } gone)
                throw StoreError.Unusable($"{database.Options.Location} lacks the index '{gone}'; somebody dropped it. Make it again by its statement in the folder cypher/migrations.");
            if (ours.FirstOrDefault(name => states[name] is "FAILED") is { } failed)
                throw StoreError.Unusable($"The index '{failed}' of {database.Options.Location} has failed. See the server's log, drop it, and make it again by its statement in the folder cypher/migrations.");
            List<string> filling = [.. ours.Where(name => states[name] is not "ONLINE").Order(StringComparer.Ordinal)];
            if (filling.Count == 0) return;
            if (clock.GetElapsedTime(start) >= database.Options.IndexTimeLimit)
                throw StoreError.Unavailable($"{database.Options.Location} is still filling the indexes {string.Join(", ", filling)}. Try again later, or wait longer.");
            await Task.Delay(Pause, clock, ct).ConfigureAwait(false);
        }
    }
}
