using GraphMemory.Recall;
using GraphMemory.Sqlite.Projection;
using GraphMemory.Sqlite.Recall;
using GraphMemory.Sqlite.Sql;

namespace GraphMemory.Sqlite.Reads;

/// <summary>What recall reads of the file before it asks a scope's index.</summary>
internal static class RecallReads
{
    public static void Check(CandidateQuery query)
    {
        if (query.TurnsMax is < 0 or > 10_000) throw Bounds.Invalid($"TurnsMax is {query.TurnsMax}; it takes 0 to 10,000.");
        if (query.FactsMax is < 0 or > 10_000) throw Bounds.Invalid($"FactsMax is {query.FactsMax}; it takes 0 to 10,000.");
    }

    /// <summary>The number of the question's model; 0 when the file holds no vector that can be compared with the question's.</summary>
    /// <param name="connection">Where to read.</param>
    /// <param name="indexes">Where an index that another process has outdated is dropped.</param>
    /// <param name="scope">Whose memory is asked.</param>
    /// <param name="query">The question.</param>
    /// <param name="othersWrite">True when another process may have written.</param>
    public static int Prepare(Connection connection, ScopeIndexCache indexes, Scope scope, CandidateQuery query, bool othersWrite)
    {
        if (othersWrite && indexes.TryGet(scope, out ScopeIndex? index) && ScopeRow.Find(connection, scope) is { } row && !index.IsAt(row.Head.Sequence, row.Rewrites))
            indexes.Drop(scope);
        return query.Embedding is { } embedding && EmbeddingModels.Find(connection, embedding.Model) is { } known && known.Dimensions == embedding.Vector.Length
            ? known.Number
            : 0;
    }
}
