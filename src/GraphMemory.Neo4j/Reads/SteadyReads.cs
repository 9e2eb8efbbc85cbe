using Neo4j.Driver;

namespace GraphMemory.Neo4j.Reads;

/// <summary>
/// Reads of a scope that see all of a write or nothing. The server shows a commit piece by piece while it is carried out, so these reads
/// wait for the scope's writer and keep the next one waiting: in the same round trip they take the lock that every write takes.
/// </summary>
internal sealed class SteadyReads(Neo4jDatabase database)
{
    /// <summary>The rows of a statement.</summary>
    public async Task<IReadOnlyList<IRecord>> ReadAsync(Scope scope, string name, Dictionary<string, object?> parameters, CancellationToken ct) =>
        (await ReadAsync(scope, [(name, parameters)], ct).ConfigureAwait(false))[0];

    /// <summary>The rows of statements that see one state.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<IRecord>>> ReadAsync(
        Scope scope, IReadOnlyList<(string Name, Dictionary<string, object?> Parameters)> statements, CancellationToken ct)
    {
        try
        {
            IReadOnlyList<IReadOnlyList<IRecord>> rows = await database.ReadAsync(
                [("reads/settle", new() { ["scope"] = scope.Token }), .. statements], locks: true, ct).ConfigureAwait(false);
            return [.. rows.Skip(1)];
        }
        catch (MemoryException error) when (StoreError.IsReadOnly(error))
        {
            // Nobody writes either.
            return await database.ReadAsync(statements, locks: false, ct).ConfigureAwait(false);
        }
    }
}
