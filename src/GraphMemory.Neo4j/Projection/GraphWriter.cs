using GraphMemory.Journal;
using GraphMemory.Neo4j.Recall;
using GraphMemory.Neo4j.Values;
using GraphMemory.Recall;
using Neo4j.Driver;

namespace GraphMemory.Neo4j.Projection;

/// <summary>
/// The writes: entries with their projection, vectors, erasure. Each is one transaction; an append is three round trips: one locks the scope
/// and reads what is there, one carries all statements, one commits.
/// </summary>
internal sealed class GraphWriter(Neo4jDatabase database)
{
    /// <summary>Appends entries. True also when exactly these entries are there already, since a commit may succeed though its answer is lost.</summary>
    public Task<bool> TryAppendAsync(Scope scope, IReadOnlyList<JournalEntry> entries, IReadOnlyList<IndexedText> index, CancellationToken ct) =>
        database.WriteAsync("append", unit => AppendAsync(unit, scope, entries, index), ct);

    private static async Task<bool> AppendAsync(Unit unit, Scope scope, IReadOnlyList<JournalEntry> entries, IReadOnlyList<IndexedText> index)
    {
        IRecord prepared = await PrepareAsync(unit, scope, References.Of(entries, index), entries[0].Sequence, entries[^1].Sequence).ConfigureAwait(false);
        if (prepared["firstHash"] is string first)
            return string.Equals(first, entries[0].Hash, StringComparison.Ordinal) && string.Equals(prepared["lastHash"] as string, entries[^1].Hash, StringComparison.Ordinal);
        entries[0].CheckFollows(HeadOf(prepared.Values));
        ProjectedRows rows = new Projector(scope.Token, KnownRows.Read(prepared), index).Project(entries);
        foreach (JournalEntry entry in entries) rows.Add("append/changes", JournalRows.Write(scope.Token, entry));
        await WriteAsync(unit, scope, prepared, entries[^1].Head, rows).ConfigureAwait(false);
        return true;
    }

    /// <summary>Sets vectors of texts that are there.</summary>
    public Task<bool> EmbedAsync(Scope scope, IReadOnlyList<(IndexedKind Kind, Guid Id, TextEmbedding Embedding)> embeddings, CancellationToken ct) => database.WriteAsync(
        "embed",
        async unit =>
        {
            if (!await IsKnownAsync(unit, scope).ConfigureAwait(false)) return true;
            IRecord prepared = await PrepareAsync(unit, scope, References.Of(embeddings)).ConfigureAwait(false);
            KnownRows known = KnownRows.Read(prepared);
            ProjectedRows rows = new();
            TextRows texts = new(scope.Token, known, []);
            foreach ((IndexedKind kind, Guid id, TextEmbedding embedding) in embeddings)
            {
                if ((kind is IndexedKind.Turn ? known.Turns : known.Facts).ContainsKey(id))
                    texts.Embed(rows, new IndexedText { Kind = kind, Id = id, Terms = [], Embedding = embedding });
            }
            await WriteAsync(unit, scope, prepared, HeadOf(prepared.Values), rows).ConfigureAwait(false);
            return true;
        },
        ct);

    /// <summary>
    /// Takes items away, then every projected node of the scope, which is projected anew from what is left of the journal. Terms, features
    /// and vectors of what survives are kept, since only the core could make them again.
    /// </summary>
    public Task<bool> EraseAsync(Scope scope, IReadOnlyCollection<ItemRef> items, CancellationToken ct) => database.WriteAsync(
        "erase",
        async unit =>
        {
            if (!await IsKnownAsync(unit, scope).ConfigureAwait(false)) return true;
            IRecord prepared = await PrepareAsync(unit, scope, new References()).ConfigureAwait(false);
            Dictionary<string, object?> ofScope = new() { ["scope"] = scope.Token };
            IReadOnlyList<IRecord> journal = await unit.ReadAsync(
                "reads/journal", new() { ["scope"] = scope.Token, ["after"] = 0L, ["first"] = long.MaxValue }).ConfigureAwait(false);
            JournalEntry[] entries = [.. journal.Select(row => Without(JournalRows.Read(row.Values), items))];
            List<IndexedText> texts = [.. (await unit.ReadAsync("erase/turns", ofScope).ConfigureAwait(false)).Select(row => TextOf(row.Values, IndexedKind.Turn))];
            texts.AddRange((await unit.ReadAsync("erase/facts", ofScope).ConfigureAwait(false)).Select(row => TextOf(row.Values, IndexedKind.Fact)));
            await unit.SendAsync("erase/clear", ofScope).ConfigureAwait(false);
            await unit.SendAsync("erase/changes", new()
            {
                ["scope"] = scope.Token,
                ["rows"] = entries.Where(entry => items.Any(item => item.Sequence == entry.Sequence)).Select(JournalRows.WriteItems).ToList(),
            }).ConfigureAwait(false);
            ProjectedRows rows = new Projector(scope.Token, KnownRows.Read(prepared), texts).Project(entries);
            await WriteAsync(unit, scope, prepared, HeadOf(prepared.Values), rows, erases: true).ConfigureAwait(false);
            return true;
        },
        ct);

    /// <summary>The head of a scope's journal in a row that has its sequence, hash and time.</summary>
    public static ScopeHead HeadOf(IReadOnlyDictionary<string, object?> row) =>
        row.Int64("sequence") == 0 ? ScopeHead.Empty : new(row.Int64("sequence"), row.Text("hash"), row.Instant("at"));

    // To prepare is to make the scope, and only an append may do that.
    private static async Task<bool> IsKnownAsync(Unit unit, Scope scope) =>
        (await unit.ReadAsync("reads/head", new() { ["scope"] = scope.Token }).ConfigureAwait(false)).Count > 0;

    private static async Task<IRecord> PrepareAsync(Unit unit, Scope scope, References references, long first = 0, long last = 0)
    {
        Dictionary<string, object?> parameters = new()
        {
            ["scope"] = scope.Token,
            ["tenant"] = scope.Tenant,
            ["kind"] = Scope.KindName(scope.Kind),
            ["owner"] = scope.Key,
            ["noHash"] = ScopeHead.Empty.Hash,
            ["sequence"] = first,
            ["lastSequence"] = last,
        };
        references.AddTo(parameters);
        return (await unit.ReadAsync("append/prepare", parameters).ConfigureAwait(false))[0];
    }

    private static async Task WriteAsync(Unit unit, Scope scope, IRecord prepared, ScopeHead head, ProjectedRows rows, bool erases = false)
    {
        long revision = prepared.Get<long>("revision") + 1;
        await rows.SendAsync(unit, scope.Token, revision).ConfigureAwait(false);
        await unit.SendAsync("append/head", new()
        {
            ["scope"] = scope.Token,
            ["sequence"] = head.Sequence,
            ["hash"] = head.Hash,
            ["at"] = head.At.ToUniversalTime(),
            ["revision"] = revision,
            ["erases"] = erases,
            ["turns"] = rows.Turns,
            ["facts"] = rows.Facts,
            ["turnLengths"] = rows.TurnLengths,
            ["factLengths"] = rows.FactLengths,
        }).ConfigureAwait(false);
    }

    private static JournalEntry Without(JournalEntry entry, IReadOnlyCollection<ItemRef> items) => entry with
    {
        Items = [.. entry.Items.Select((item, i) => items.Contains(new ItemRef(entry.Sequence, i)) ? item.Erased() : item)],
    };

    private static IndexedText TextOf(IReadOnlyDictionary<string, object?> row, IndexedKind kind) => new()
    {
        Kind = kind,
        Id = row.Id("id"),
        Terms = TermText.Read(row.Text("terms")),
        Embedding = row["vector"] is null ? null : new TextEmbedding(row.Text("model"), RowVector.Of((byte[])row["vector"]!).ToArray()),
        Features = kind is IndexedKind.Fact
            ? null
            : new TurnFeatures(
                row.Int32("characters"), row.Truth("endsWithQuestion"), (float)row.Double("questionShare"), row.Truth("hasTimeWord"), (NameKinds)row.Int32("names")),
    };
}
