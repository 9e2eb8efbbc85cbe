using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Neo4j.Projection;
using GraphMemory.Neo4j.Recall;
using GraphMemory.Neo4j.Values;
using GraphMemory.Recall;
using Neo4j.Driver;

namespace GraphMemory.Neo4j.Reads;

/// <summary>Reads of journals, counts, and lists over all scopes.</summary>
internal sealed class StoreReads(Neo4jDatabase database, SteadyReads steady)
{
    public async Task<ScopeHead> HeadAsync(Scope scope, CancellationToken ct)
    {
        IReadOnlyList<IRecord> rows = await database.ReadAsync("reads/head", new() { ["scope"] = scope.Token }, ct).ConfigureAwait(false);
        return rows.Count == 0 ? ScopeHead.Empty : GraphWriter.HeadOf(rows[0].Values);
    }

    public async Task<IReadOnlyList<JournalEntry>> JournalAsync(Scope scope, long after, int first, CancellationToken ct)
    {
        Bounds.CheckFirst(first);
        IReadOnlyList<IRecord> rows = await database.ReadAsync("reads/journal", new() { ["scope"] = scope.Token, ["after"] = after, ["first"] = first }, ct)
            .ConfigureAwait(false);
        return [.. rows.Select(row => JournalRows.Read(row.Values))];
    }

    public async Task<IReadOnlyList<JournalEntry>> JournalOfFactsAsync(Scope scope, IReadOnlyCollection<FactId> facts, CancellationToken ct)
    {
        Bounds.CheckCount(facts, nameof(facts));
        IReadOnlyList<IRecord> rows = await database.ReadAsync(
            "reads/journal-of-facts", new() { ["scope"] = scope.Token, ["facts"] = Pages.Texts(facts, id => id.ToString()) }, ct).ConfigureAwait(false);
        return [.. rows.Select(row => JournalRows.Read(row.Values))];
    }

    public async Task<IReadOnlyList<Scope>> ScopesAsync(string? afterToken, int first, CancellationToken ct)
    {
        Bounds.CheckFirst(first);
        IReadOnlyList<IRecord> rows = await database.ReadAsync("reads/scopes", new() { ["after"] = afterToken ?? "", ["first"] = first }, ct).ConfigureAwait(false);
        return [.. rows.Select(row => row.Values.Owner())];
    }

    public async Task<ScopeCounts> CountsAsync(Scope scope, ReadPoint at, CancellationToken ct)
    {
        IReadOnlyList<IRecord> rows = await steady.ReadAsync(
            scope, "reads/counts", new() { ["scope"] = scope.Token, ["valid"] = at.Valid.ToUniversalTime(), ["known"] = at.Known.ToUniversalTime() }, ct).ConfigureAwait(false);
        IReadOnlyDictionary<string, object?> row = rows[0].Values;
        return new(row.Int64("turns"), row.Int64("sessions"), row.Int64("entities"), row.Int64("facts"), row.Int64("changes"));
    }

    public async Task<IReadOnlyList<(Scope Scope, TurnId Turn)>> ExtractionDueAsync(int first, CancellationToken ct)
    {
        Bounds.CheckFirst(first);
        IReadOnlyList<IRecord> rows = await database.ReadAsync("reads/extraction-due", new() { ["open"] = Instants.Open, ["first"] = first }, ct).ConfigureAwait(false);
        return [.. rows.Select(row => (row.Values.Owner(), new TurnId(row.Values.Id("id"))))];
    }

    public async Task<IReadOnlyList<EmbeddingModelUse>> EmbeddingModelsAsync(CancellationToken ct)
    {
        IReadOnlyList<IRecord> rows = await database.ReadAsync("reads/embedding-models", [], ct).ConfigureAwait(false);
        return [.. rows.Select(row => new EmbeddingModelUse(row.Values.Text("name"), row.Values.Int32("dimensions"), row.Values.Int64("uses")))];
    }

    public async Task<long> CountWithoutEmbeddingAsync(string model, CancellationToken ct)
    {
        IReadOnlyList<IRecord> rows = await database.ReadAsync("reads/count-without-embedding", new() { ["model"] = model }, ct).ConfigureAwait(false);
        return rows[0].Values.Int64("count");
    }

    public async Task<IReadOnlyList<UnembeddedText>> WithoutEmbeddingAsync(string model, int first, CancellationToken ct)
    {
        Bounds.CheckFirst(first);
        IReadOnlyList<IRecord> rows = await database.ReadAsync("reads/without-embedding", new() { ["model"] = model, ["first"] = first }, ct).ConfigureAwait(false);
        return [.. rows.Select(row => Read(row.Values))];
    }

    public async Task<IReadOnlyList<(IndexedKind Kind, Guid Id, TextEmbedding Embedding)>> EmbeddingsAsync(
        Scope scope, IReadOnlyCollection<(IndexedKind Kind, Guid Id)> texts, CancellationToken ct)
    {
        Bounds.CheckCount(texts, nameof(texts));
        Dictionary<string, object?> parameters = new() { ["scope"] = scope.Token, ["turns"] = IdsOf(IndexedKind.Turn), ["facts"] = IdsOf(IndexedKind.Fact) };
        IReadOnlyList<IRecord> rows = await database.ReadAsync("reads/embeddings", parameters, ct).ConfigureAwait(false);
        return [.. rows.Select(row => (
            row.Values.Truth("isTurn") ? IndexedKind.Turn : IndexedKind.Fact,
            row.Values.Id("id"),
            new TextEmbedding(row.Values.Text("model"), RowVector.Of((byte[])row["vector"]!).ToArray())))];

        List<string> IdsOf(IndexedKind kind) => [.. texts.Where(text => text.Kind == kind).Select(text => text.Id.ToString()).Distinct(StringComparer.Ordinal)];
    }

    private static UnembeddedText Read(IReadOnlyDictionary<string, object?> row)
    {
        bool isTurn = row.Truth("isTurn");
        string text = row.TextOrNull("speaker") is { } speaker ? $"{speaker}: {row.Text("text")}" : row.Text("text");
        return new(row.Owner(), isTurn ? IndexedKind.Turn : IndexedKind.Fact, row.Id("id"), text);
    }
}
