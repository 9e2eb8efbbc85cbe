using System.Collections.Immutable;
using System.Text.Json;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Sqlite.Sql;

namespace GraphMemory.Sqlite.Projection;

/// <summary>The journal's rows.</summary>
internal static class JournalTables
{
    private const string EntryColumns = "SELECT sequence, at, actor, reasons, previous, hash FROM entry ";

    public static void Write(Connection connection, long scope, JournalEntry entry)
    {
        connection.Prepare("INSERT INTO entry (scope, sequence, at, actor, reasons, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?)")
            .Bind(scope).Bind(entry.Sequence).Bind(entry.At).Bind(entry.Actor).Bind(JsonSerializer.Serialize(entry.Reasons.AsEnumerable()))
            .Bind(Convert.FromHexString(entry.PreviousHash)).Bind(Convert.FromHexString(entry.Hash)).Run();
        for (int i = 0; i < entry.Items.Length; i++)
        {
            JournalItem item = entry.Items[i];
            Statement row = connection.Prepare("INSERT INTO item (scope, sequence, ordinal, hash, salt, body) VALUES (?, ?, ?, ?, ?, ?)")
                .Bind(scope).Bind(entry.Sequence).Bind(i).Bind(Convert.FromHexString(item.Hash));
            if (item.Body is null || item.Salt is null) row.BindNull().BindNull().Run();
            else row.Bind(Convert.FromHexString(item.Salt)).Bind(ChangeItemJson.Write(item.Body)).Run();
        }
        WriteFacts(connection, scope, entry);
    }

    /// <summary>Notes which facts the entry's items are about.</summary>
    public static void WriteFacts(Connection connection, long scope, JournalEntry entry)
    {
        foreach (FactId fact in entry.Bodies.SelectMany(FactsOf).Distinct())
        {
            connection.Prepare("INSERT INTO item_fact (scope, fact, sequence) VALUES (?, ?, ?)").Bind(scope).Bind(fact.Value).Bind(entry.Sequence).Run();
        }
    }

    /// <summary>True when exactly these entries stand in the journal: hashes follow from each other, so the first and the last tell of all.</summary>
    public static bool Holds(Connection connection, long scope, IReadOnlyList<JournalEntry> entries) =>
        Holds(connection, scope, entries[0]) && Holds(connection, scope, entries[^1]);

    private static bool Holds(Connection connection, long scope, JournalEntry entry)
    {
        using Statement row = connection.Prepare("SELECT 1 FROM entry WHERE scope = ? AND sequence = ? AND hash = ?")
            .Bind(scope).Bind(entry.Sequence).Bind(Convert.FromHexString(entry.Hash));
        return row.Step();
    }

    public static IReadOnlyList<JournalEntry> Read(Connection connection, long scope, long after, int first)
    {
        List<JournalEntry> entries = [];
        using Statement rows = connection.Prepare(EntryColumns + "WHERE scope = ? AND sequence > ? ORDER BY sequence LIMIT ?").Bind(scope).Bind(after).Bind(first);
        while (rows.Step()) entries.Add(ReadEntry(connection, scope, rows));
        return entries;
    }

    public static IReadOnlyList<JournalEntry> ReadOfFacts(Connection connection, long scope, IReadOnlyCollection<FactId> facts)
    {
        SortedSet<long> sequences = [];
        foreach (FactId fact in facts)
        {
            using Statement rows = connection.Prepare("SELECT sequence FROM item_fact WHERE scope = ? AND fact = ?").Bind(scope).Bind(fact.Value);
            while (rows.Step()) sequences.Add(rows.Int64(0));
        }
        List<JournalEntry> entries = [];
        foreach (long sequence in sequences)
        {
            using Statement rows = connection.Prepare(EntryColumns + "WHERE scope = ? AND sequence = ?").Bind(scope).Bind(sequence);
            if (rows.Step()) entries.Add(ReadEntry(connection, scope, rows));
        }
        return entries;
    }

    private static JournalEntry ReadEntry(Connection connection, long scope, Statement row)
    {
        ImmutableArray<JournalItem>.Builder items = ImmutableArray.CreateBuilder<JournalItem>();
        using (Statement rows = connection.Prepare("SELECT hash, salt, body FROM item WHERE scope = ? AND sequence = ? ORDER BY ordinal").Bind(scope).Bind(row.Int64(0)))
        {
            while (rows.Step())
            {
                items.Add(new(
                    Convert.ToHexStringLower(rows.Blob(0)),
                    rows.IsNull(1) ? null : Convert.ToHexStringLower(rows.Blob(1)),
                    rows.IsNull(2) ? null : ChangeItemJson.Read(rows.Text(2))));
            }
        }
        return new JournalEntry
        {
            Sequence = row.Int64(0),
            At = row.Instant(1),
            Actor = row.Text(2),
            Reasons = JsonSerializer.Deserialize<ImmutableArray<string>>(row.Text(3)),
            Items = items.ToImmutable(),
            PreviousHash = Convert.ToHexStringLower(row.Blob(4)),
            Hash = Convert.ToHexStringLower(row.Blob(5)),
        };
    }

    private static IEnumerable<FactId> FactsOf(ChangeItem item) => item switch
    {
        FactAdded added => [added.Fact.Id],
        VersionAdded version => [version.Fact],
        VersionExpired expired => [expired.Fact],
        SourceAdded source => [source.Fact],
        FactsLinked link => [link.From, link.To],
        _ => [],
    };
}
