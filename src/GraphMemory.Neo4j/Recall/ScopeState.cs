using Neo4j.Driver;

namespace GraphMemory.Neo4j.Recall;

/// <summary>What an index of a scope must show.</summary>
/// <param name="Revision">How often the scope was written to.</param>
/// <param name="Erased">At which of these times something was erased last; 0 for never. An index that is older must be read anew.</param>
/// <param name="Rows">How many turns and facts there are.</param>
internal readonly record struct ScopeState(long Revision, long Erased, long Rows)
{
    /// <summary>Reads the answer of recall/state; an unknown scope holds nothing.</summary>
    public static ScopeState Read(IReadOnlyList<IRecord> rows) =>
        rows.Count == 0 ? default : new(rows[0].Get<long>("revision"), rows[0].Get<long>("erased"), rows[0].Get<long>("rows"));
}
