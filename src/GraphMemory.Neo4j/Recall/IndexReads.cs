using System.Runtime.CompilerServices;
using GraphMemory.Neo4j.Reads;
using Neo4j.Driver;

namespace GraphMemory.Neo4j.Recall;

/// <summary>Reads what an index of a scope in memory is filled with.</summary>
internal sealed class IndexReads(Neo4jDatabase database, SteadyReads steady)
{
    private const int PerPage = 2_000;
    private const string State = "recall/state";
    private const string Turns = "recall/indexed-turns";
    private const string Facts = "recall/indexed-facts";

    /// <summary>What an index must show; one that shows it is whole, since a write is read together with the mark of its end.</summary>
    public async Task<ScopeState> StateAsync(Scope scope, CancellationToken ct) =>
        ScopeState.Read(await database.ReadAsync(State, StateOf(scope), ct).ConfigureAwait(false));

    /// <summary>Brings an index up to date, in one round trip. False: it must be read anew, or more than <paramref name="rowsMax"/> turns or facts are new.</summary>
    public async Task<bool> TryFollowAsync(Scope scope, FollowedIndex index, int rowsMax, CancellationToken ct)
    {
        Dictionary<string, object?> since = Part(scope, "since", limit: rowsMax + 1L);
        since["after"] = index.Revision;
        IReadOnlyList<IReadOnlyList<IRecord>> rows = await steady.ReadAsync(scope, WithState(scope, since), ct).ConfigureAwait(false);
        ScopeState state = ScopeState.Read(rows[0]);
        return state.Erased <= index.Revision && rows[1].Count <= rowsMax && rows[2].Count <= rowsMax && index.TryFollow(state.Revision, rows[1], rows[2]);
    }

    /// <summary>
    /// Reads an index of any size, page by page, while others write; what they write meanwhile is read again at the end.
    /// Null when something was erased meanwhile.
    /// </summary>
    public async Task<FollowedIndex?> LoadAsync(Scope scope, CancellationToken ct)
    {
        // Under the lock: what the revision counts has been written to its end.
        IReadOnlyList<IRecord> state = await steady.ReadAsync(scope, State, StateOf(scope), ct).ConfigureAwait(false);
        FollowedIndex index = new(ScopeState.Read(state).Revision);
        await foreach (IReadOnlyList<IRecord> page in PagesAsync(scope, Turns, ct).ConfigureAwait(false)) index.Fill(page, []);
        await foreach (IReadOnlyList<IRecord> page in PagesAsync(scope, Facts, ct).ConfigureAwait(false)) index.Fill([], page);
        return await TryFollowAsync(scope, index.Filled(), rowsMax: int.MaxValue, ct).ConfigureAwait(false) ? index : null;
    }

    /// <summary>The statements for all of a scope, provided that it has at most so many rows.</summary>
    public static (string Name, Dictionary<string, object?> Parameters)[] Whole(Scope scope, int rowsMax)
    {
        Dictionary<string, object?> all = Part(scope, "all", limit: 0);
        all["rowsMax"] = rowsMax;
        return WithState(scope, all);
    }

    private async IAsyncEnumerable<IReadOnlyList<IRecord>> PagesAsync(
        Scope scope, string statement, [EnumeratorCancellation] CancellationToken ct)
    {
        Dictionary<string, object?> next = Part(scope, "page", PerPage);
        IReadOnlyList<IRecord> page;
        do
        {
            page = await database.ReadAsync(statement, next, ct).ConfigureAwait(false);
            yield return page;
            if (page.Count > 0) next["afterId"] = page.Select(row => row.Get<string>("id")).Max(StringComparer.Ordinal);
        }
        while (page.Count == PerPage);
    }

    private static (string Name, Dictionary<string, object?> Parameters)[] WithState(Scope scope, Dictionary<string, object?> part) =>
        [(State, StateOf(scope)), (Turns, part), (Facts, part)];

    private static Dictionary<string, object?> StateOf(Scope scope) => new() { ["scope"] = scope.Token };

    private static Dictionary<string, object?> Part(Scope scope, string part, long limit) => new()
    {
        ["scope"] = scope.Token,
        ["part"] = part,
        ["rowsMax"] = 0,
        ["after"] = 0L,
        ["afterId"] = "",
        ["limit"] = limit,
    };
}
