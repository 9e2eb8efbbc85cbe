using Neo4j.Driver;

namespace GraphMemory.Neo4j;

/// <summary>A transaction of several statements. Those whose answer is not needed travel without waiting for each other; the commit finds their errors.</summary>
internal sealed class Unit(IAsyncQueryRunner runner, Statements statements)
{
    /// <summary>Does a statement and reads its whole answer.</summary>
    public async Task<IReadOnlyList<IRecord>> ReadAsync(string name, Dictionary<string, object?> parameters)
    {
        IResultCursor cursor = await runner.RunAsync(statements[name].With(parameters)).ConfigureAwait(false);
        return await cursor.ToListAsync().ConfigureAwait(false);
    }

    /// <summary>Sends a statement.</summary>
    public Task SendAsync(string name, Dictionary<string, object?> parameters) => runner.RunAsync(statements[name].With(parameters));
}
