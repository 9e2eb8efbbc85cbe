using System.Collections.Immutable;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Neo4j.Values;

namespace GraphMemory.Neo4j.Projection;

/// <summary>Entries of the journal as nodes. Of an erased item salt and body are empty texts.</summary>
internal static class JournalRows
{
    public static Dictionary<string, object?> Write(string scope, JournalEntry entry)
    {
        Dictionary<string, object?> row = WriteItems(entry);
        row["scope"] = scope;
        row["at"] = entry.At.ToUniversalTime();
        row["actor"] = entry.Actor;
        row["reasons"] = entry.Reasons.ToList();
        row["previous"] = entry.PreviousHash;
        row["hash"] = entry.Hash;
        return row;
    }

    /// <summary>What erasing changes.</summary>
    public static Dictionary<string, object?> WriteItems(JournalEntry entry) => new()
    {
        ["sequence"] = entry.Sequence,
        ["itemHashes"] = entry.Items.Select(item => item.Hash).ToList(),
        ["itemSalts"] = entry.Items.Select(item => item.Salt ?? "").ToList(),
        ["items"] = entry.Items.Select(item => item.Body is null ? "" : ChangeItemJson.Write(item.Body)).ToList(),
        ["factIds"] = FactsOf(entry).Select(fact => fact.ToString()).ToList(),
    };

    public static JournalEntry Read(IReadOnlyDictionary<string, object?> row) => new()
    {
        Sequence = row.Int64("sequence"),
        At = row.Instant("at"),
        Actor = row.Text("actor"),
        Reasons = [.. row.Texts("reasons")],
        Items = ReadItems(row),
        PreviousHash = row.Text("previous"),
        Hash = row.Text("hash"),
    };

    public static IEnumerable<FactId> FactsOf(JournalEntry entry) => entry.Bodies.SelectMany(FactsOf).Distinct();

    public static IEnumerable<FactId> FactsOf(ChangeItem item) => item switch
    {
        FactAdded added => [added.Fact.Id],
        VersionAdded version => [version.Fact],
        VersionExpired expired => [expired.Fact],
        SourceAdded source => [source.Fact],
        FactsLinked link => [link.From, link.To],
        _ => [],
    };

    private static ImmutableArray<JournalItem> ReadItems(IReadOnlyDictionary<string, object?> row)
    {
        string[] salts = [.. row.Texts("itemSalts")], bodies = [.. row.Texts("items")];
        return [.. row.Texts("itemHashes").Select((hash, i) => bodies[i].Length == 0
            ? new JournalItem(hash, null, null)
            : new JournalItem(hash, salts[i], ChangeItemJson.Read(bodies[i])))];
    }
}
