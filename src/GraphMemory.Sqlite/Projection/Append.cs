using GraphMemory.Journal;
using GraphMemory.Recall;
using GraphMemory.Sqlite.Sql;

namespace GraphMemory.Sqlite.Projection;

/// <summary>The two writes that add: entries with their projection, and vectors.</summary>
internal static class Append
{
    public static Written Try(Connection connection, Scope scope, IReadOnlyList<JournalEntry> entries, IReadOnlyList<IndexedText> index)
    {
        ScopeRow row = ScopeRow.FindOrAdd(connection, scope);
        if (entries[0].Sequence <= row.Head.Sequence) return new(Done: JournalTables.Holds(connection, row.Number, entries), Delta: null);
        entries[0].CheckFollows(row.Head);
        foreach (JournalEntry entry in entries) JournalTables.Write(connection, row.Number, entry);
        Projector projector = new(connection, row, index);
        projector.Project(entries);
        ScopeRow written = row with { Head = entries[^1].Head, Rows = projector.Rows };
        written.Save(connection);
        return new(Done: true, new(written.Head.Sequence, written.Rewrites, projector.IndexChanges));
    }

    public static Written Embed(Connection connection, Scope scope, IReadOnlyList<(IndexedKind Kind, Guid Id, TextEmbedding Embedding)> embeddings)
    {
        if (ScopeRow.Find(connection, scope) is not { } row) return new(Done: false, Delta: null);
        TextTables texts = new(connection, row, []);
        foreach ((IndexedKind kind, Guid id, TextEmbedding embedding) in embeddings) texts.SetVector(kind, id, embedding);
        ScopeRow written = row with { Rewrites = row.Rewrites + 1 };
        written.Save(connection);
        return new(Done: true, new(written.Head.Sequence, written.Rewrites, texts.Changes));
    }
}
