using GraphMemory.Entities;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Neo4j.Values;
using GraphMemory.Recall;

namespace GraphMemory.Neo4j.Projection;

/// <summary>
/// Projects a scope's entries to rows, in order. An item that refers to what is not there (because it was erased) is passed over,
/// so that a journal gives the same graph wherever and whenever it is replayed.
/// </summary>
internal sealed class Projector(string scope, KnownRows known, IReadOnlyList<IndexedText> index)
{
    private readonly ProjectedRows rows = new();
    private readonly TextRows texts = new(scope, known, index);
    private readonly Dictionary<(Guid Fact, int Number), DateTimeOffset> expiries = [];
    private readonly Dictionary<Guid, DateTimeOffset> extracted = [];

    public ProjectedRows Project(IReadOnlyList<JournalEntry> entries)
    {
        foreach (JournalEntry entry in entries)
        {
            for (int i = 0; i < entry.Items.Length; i++) Project(entry, i);
            foreach (FactId fact in JournalRows.FactsOf(entry).Where(fact => known.Facts.ContainsKey(fact.Value)))
                rows.Add("append/changed", new() { ["sequence"] = entry.Sequence, ["fact"] = fact.ToString() });
        }
        foreach (((Guid fact, int number), DateTimeOffset at) in expiries)
            rows.Add("append/expiries", new() { ["factId"] = fact.ToString(), ["number"] = number, ["at"] = at });
        foreach ((Guid turn, DateTimeOffset at) in extracted) rows.Add("append/extracted", new() { ["id"] = turn.ToString(), ["at"] = at });
        texts.Finish(rows);
        return rows;
    }

    private void Project(JournalEntry entry, int ordinal)
    {
        switch (entry.Items[ordinal].Body)
        {
            case TurnAdded added:
                texts.Add(rows, added, entry, ordinal);
                break;
            case TurnExtracted { Turn: var turn } when known.Turns.ContainsKey(turn.Value):
                extracted.TryAdd(turn.Value, entry.At.ToUniversalTime());
                break;
            case EntityAdded added:
                Add(added, entry, ordinal);
                break;
            case EntityNamed named when known.Entities.Contains(named.Id.Value):
                Name(named.Id, named.Alias, entry, ordinal);
                break;
            case FactAdded { Fact: var fact } when known.Entities.Contains(fact.Subject.Value) && (fact.Object is not { } other || known.Entities.Contains(other.Value)):
                texts.Add(rows, fact);
                break;
            case VersionAdded version when known.Facts.ContainsKey(version.Fact.Value):
                Add(version, entry);
                break;
            case VersionExpired expired when known.Facts.ContainsKey(expired.Fact.Value):
                expiries[(expired.Fact.Value, expired.Number)] = entry.At.ToUniversalTime();
                rows.Settle(expired.Fact.Value);
                break;
            case SourceAdded source when known.Facts.ContainsKey(source.Fact.Value) && (source.Source.Turn is not { } turn || known.Turns.ContainsKey(turn.Value)):
                Add(source, entry, ordinal);
                break;
            case FactsLinked link when known.Facts.ContainsKey(link.From.Value) && known.Facts.ContainsKey(link.To.Value):
                rows.Add("append/links", new()
                {
                    ["from"] = link.From.ToString(),
                    ["to"] = link.To.ToString(),
                    ["type"] = EnumNames.Of(link.Kind),
                    ["properties"] = Placed(entry, ordinal, new() { ["reason"] = link.Reason }),
                });
                break;
            default:
                // Erased, undone (whose effects are items of their own), or about what is not there.
                break;
        }
    }

    private void Add(EntityAdded added, JournalEntry entry, int ordinal)
    {
        rows.Add("append/entities", new()
        {
            ["scope"] = scope,
            ["id"] = added.Id.ToString(),
            ["kind"] = EnumNames.Of(added.Kind),
            ["isSelf"] = added.IsSelf,
            ["name"] = added.Name,
            ["nameKey"] = NameKey.Of(added.Name),
            ["recordedAt"] = entry.At.ToUniversalTime(),
        });
        known.Entities.Add(added.Id.Value);
        Name(added.Id, added.Name, entry, ordinal);
    }

    private void Name(EntityId entity, string name, JournalEntry entry, int ordinal) => rows.Add("append/names", Placed(entry, ordinal, new()
    {
        ["scope"] = scope,
        ["entityId"] = entity.ToString(),
        ["name"] = name,
        ["nameKey"] = NameKey.Of(name),
    }));

    private void Add(VersionAdded version, JournalEntry entry)
    {
        // An expiry that came before the version was of nothing.
        expiries.Remove((version.Fact.Value, version.Number));
        Dictionary<string, object?> row = new()
        {
            ["scope"] = scope,
            ["factId"] = version.Fact.ToString(),
            ["number"] = version.Number,
            ["validUntil"] = Instants.OrOpen(version.Validity.Until),
            ["fromGrain"] = EnumNames.Of(version.Validity.FromGrain),
            ["untilGrain"] = EnumNames.Of(version.Validity.UntilGrain),
            ["countsFrom"] = version.CountsFrom.ToUniversalTime(),
            ["confidence"] = version.Confidence,
            ["recordedAt"] = entry.At.ToUniversalTime(),
            ["expiredAt"] = Instants.Open,
        };
        if (version.Validity.From is { } from) row["validFrom"] = from;
        rows.Add("append/versions", row);
        rows.Settle(version.Fact.Value);
    }

    private void Add(SourceAdded added, JournalEntry entry, int ordinal)
    {
        FactSource source = added.Source;
        Dictionary<string, object?> properties = Placed(entry, ordinal, []);
        if (source.Span is { } span) (properties["start"], properties["length"]) = (span.Start, span.Length);
        if (source.Label is not null) properties["label"] = source.Label;
        Dictionary<string, object?> row = new() { ["factId"] = added.Fact.ToString(), ["properties"] = properties };
        if (source.Turn is { } turn)
        {
            row["turnId"] = turn.ToString();
            rows.Add("append/sources", row);
        }
        else
        {
            row["label"] = source.Label ?? "";
            rows.Add("append/named-sources", row);
        }
    }

    private static Dictionary<string, object?> Placed(JournalEntry entry, int ordinal, Dictionary<string, object?> row)
    {
        row["sequence"] = entry.Sequence;
        row["ordinal"] = ordinal;
        row["recordedAt"] = entry.At.ToUniversalTime();
        return row;
    }
}
