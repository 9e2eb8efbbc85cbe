using GraphMemory.Entities;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Recall;
using GraphMemory.Recall.Indexes;
using GraphMemory.Sqlite.Recall;
using GraphMemory.Sqlite.Sql;

namespace GraphMemory.Sqlite.Projection;

/// <summary>
/// Projects a scope's entries to its rows, in order. An item that refers to what is not there (because it was erased) is passed over,
/// so that a journal gives the same graph wherever and whenever it is replayed.
/// </summary>
internal sealed class Projector(Connection connection, ScopeRow scope, IReadOnlyList<IndexedText> index)
{
    private readonly TextTables texts = new(connection, scope, index);

    /// <summary>The last number given to a turn or fact.</summary>
    public long Rows => texts.Rows;

    /// <summary>What the entries change in the scope's index.</summary>
    public IReadOnlyList<Func<FileIndex, bool>> IndexChanges => texts.Changes;

    public void Project(IReadOnlyList<JournalEntry> entries)
    {
        foreach (JournalEntry entry in entries)
        {
            for (int i = 0; i < entry.Items.Length; i++) Project(entry, i);
        }
        texts.Reindex();
    }

    private void Project(JournalEntry entry, int ordinal)
    {
        switch (entry.Items[ordinal].Body)
        {
            case TurnAdded added:
                texts.Add(added, entry);
                break;
            case TurnExtracted extracted:
                connection.Prepare("UPDATE turn SET due_until = ? WHERE scope = ? AND id = ? AND due_until = 9223372036854775807")
                    .Bind(entry.At).Bind(scope.Number).Bind(extracted.Turn.Value).Run();
                break;
            case EntityAdded added:
                connection.Prepare("INSERT INTO entity (scope, id, kind, self, recorded_at) VALUES (?, ?, ?, ?, ?)")
                    .Bind(scope.Number).Bind(added.Id.Value).Bind((int)added.Kind).Bind(added.IsSelf).Bind(entry.At).Run();
                Name(added.Id, added.Name, entry, ordinal);
                break;
            case EntityNamed named when Exists(named.Id):
                Name(named.Id, named.Alias, entry, ordinal);
                break;
            case FactAdded { Fact: var fact } when Exists(fact.Subject) && (fact.Object is not { } other || Exists(other)):
                texts.Add(fact);
                break;
            case VersionAdded version when texts.KeyOf(version.Fact) is { } fact:
                Add(fact, version, entry);
                break;
            case VersionExpired expired when texts.KeyOf(expired.Fact) is { } fact:
                connection.Prepare("UPDATE version SET expired_at = ? WHERE fact = ? AND number = ?").Bind(entry.At).Bind(fact).Bind(expired.Number).Run();
                texts.Changes.Add(known => known.Facts.TryExpire(expired.Fact.Value, expired.Number, entry.At.UtcTicks));
                break;
            case SourceAdded source when texts.KeyOf(source.Fact) is { } fact:
                Add(fact, source.Source, entry, ordinal);
                break;
            case FactsLinked link when texts.KeyOf(link.From) is { } from && texts.KeyOf(link.To) is { } to:
                connection.Prepare("INSERT INTO link (from_fact, sequence, ordinal, to_fact, kind, reason, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?)")
                    .Bind(from).Bind(entry.Sequence).Bind(ordinal).Bind(to).Bind((int)link.Kind).Bind(link.Reason).Bind(entry.At).Run();
                break;
            default:
                // Erased, undone (whose effects are items of their own), or about what is not there.
                break;
        }
    }

    private void Add(long fact, VersionAdded version, JournalEntry entry)
    {
        connection.Prepare(
            """
            INSERT INTO version (fact, number, valid_from, valid_until, from_grain, until_grain, counts_from, confidence, recorded_at, expired_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 9223372036854775807)
            """)
            .Bind(fact).Bind(version.Number).Bind(version.Validity.From?.UtcTicks).Bind(Ticks.OrOpen(version.Validity.Until))
            .Bind((int)version.Validity.FromGrain).Bind((int)version.Validity.UntilGrain).Bind(version.CountsFrom)
            .Bind(decimal.ToInt64(version.Confidence * 10_000)).Bind(entry.At).Run();
        VersionRow row = new()
        {
            Number = version.Number,
            CountsFrom = version.CountsFrom.UtcTicks,
            Until = Ticks.OrOpen(version.Validity.Until),
            RecordedAt = entry.At.UtcTicks,
            ExpiredAt = Ticks.Open,
        };
        texts.Changes.Add(known => known.Facts.TryAdd(version.Fact.Value, row));
    }

    private void Add(long fact, FactSource source, JournalEntry entry, int ordinal)
    {
        long? turn = null;
        if (source.Turn is { } id)
        {
            turn = texts.KeyOf(id);
            if (turn is null) return;
        }
        connection.Prepare("INSERT INTO source (fact, sequence, ordinal, turn, start, length, label, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
            .Bind(fact).Bind(entry.Sequence).Bind(ordinal).Bind(turn).Bind((long?)source.Span?.Start).Bind((long?)source.Span?.Length).Bind(source.Label)
            .Bind(entry.At).Run();
    }

    private void Name(EntityId entity, string name, JournalEntry entry, int ordinal) =>
        connection.Prepare("INSERT INTO entity_name (scope, entity, sequence, ordinal, name, name_key, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?)")
            .Bind(scope.Number).Bind(entity.Value).Bind(entry.Sequence).Bind(ordinal).Bind(name).Bind(NameKey.Of(name)).Bind(entry.At).Run();

    private bool Exists(EntityId entity)
    {
        using Statement found = connection.Prepare("SELECT 1 FROM entity WHERE scope = ? AND id = ?").Bind(scope.Number).Bind(entity.Value);
        return found.Step();
    }
}
