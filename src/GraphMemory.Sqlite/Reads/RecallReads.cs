using GraphMemory.Graph;
using GraphMemory.Recall;
using GraphMemory.Sqlite.Projection;
using GraphMemory.Sqlite.Recall;
using GraphMemory.Sqlite.Sql;

namespace GraphMemory.Sqlite.Reads;

/// <summary>Asks a scope's index, and makes sure first that it is not older than what other reads can see.</summary>
internal sealed class RecallReads(ReaderPool readers, ScopeIndexCache indexes, Writer? writer)
{
    public async Task<Candidates> CandidatesAsync(Scope scope, CandidateQuery query, ReadPoint at, CancellationToken ct)
    {
        First first = await readers.ReadAsync(connection => Try(connection, scope, query, at, ct), ct).ConfigureAwait(false);
        if (first.Answer is not null) return first.Answer;
        if (first.Behind && writer is not null) await writer.PassAsync(ct).ConfigureAwait(false);
        FileIndex index = await readers.ReadAsync(connection => indexes.GetOrLoad(scope, () => ScopeIndexLoader.Load(connection, scope)), ct).ConfigureAwait(false);
        return await Task.Run(() => index.Search(query, first.Model, at, ct), ct).ConfigureAwait(false);
    }

    /// <summary>Answers at once when the index is in memory and shows all that this transaction sees.</summary>
    private First Try(Connection connection, Scope scope, CandidateQuery query, ReadPoint at, CancellationToken ct)
    {
        int model = query.Embedding is { } embedding && EmbeddingModels.Find(connection, embedding.Model) is { } known ? known.Number : 0;
        if (!indexes.TryGet(scope, out FileIndex? index)) return new(model);
        if (ScopeRow.Find(connection, scope) is not { } row || index.Shows(row)) return new(model, Answer: index.Search(query, model, at, ct));
        // This process's writer has committed and is about to tell the index. Another process's changes are read from the file.
        if (writer is not null) return new(model, Behind: true);
        indexes.Drop(scope);
        return new(model);
    }

    private readonly record struct First(int Model, Candidates? Answer = null, bool Behind = false);
}
