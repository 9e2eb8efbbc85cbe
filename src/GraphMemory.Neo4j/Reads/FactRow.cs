using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Neo4j.Values;

namespace GraphMemory.Neo4j.Reads;

/// <summary>Reads rows of facts.</summary>
internal static class FactRow
{
    public static FactState Read(IReadOnlyDictionary<string, object?> row, ReadPoint at)
    {
        Fact fact = new()
        {
            Id = new(row.Id("id")),
            Subject = new(row.Id("subjectId")),
            Predicate = row.Text("predicate"),
            Facet = row.TextOrNull("facet"),
            Object = row.IdOrNull("objectId") is { } other ? new EntityId(other) : null,
            Value = row.TextOrNull("value"),
            ValueKey = row.Text("valueKey"),
            Polarity = row.Word<Polarity>("polarity"),
            Modality = row.Word<Modality>("modality"),
            Rule = row.Text("rule"),
            Text = row.Text("text"),
        };
        FactVersion version = ReadVersion(row, at.Known);
        FactStatus status = !version.IsKnownAt(at.Known) ? FactStatus.Withdrawn : version.HoldsAt(at) ? FactStatus.Active : FactStatus.Closed;
        return new(fact, version, status, [.. row.Maps("sources").Select(ReadSource)], row.Int32("sourceCount"), [.. row.Maps("links").Select(ReadLink)]);
    }

    /// <summary>Reads a version as it was known: an expiry that came later was not known yet.</summary>
    public static FactVersion ReadVersion(IReadOnlyDictionary<string, object?> row, DateTimeOffset known)
    {
        DateTimeOffset? expired = Instants.EndOf(row["expiredAt"]);
        return new(
            new FactId(row.Id("id")),
            row.Int32("number"),
            new Validity(Instants.OrNull(row["validFrom"]), Instants.EndOf(row["validUntil"]), row.Word<TimeGrain>("fromGrain"), row.Word<TimeGrain>("untilGrain")),
            row.Instant("countsFrom"),
            decimal.Round((decimal)row.Double("confidence"), 4),
            row.Instant("recordedAt"),
            expired <= known ? expired : null);
    }

    private static FactSource ReadSource(IReadOnlyDictionary<string, object?> source) => new(
        source.IdOrNull("turn") is { } turn ? new TurnId(turn) : null,
        source["start"] is null ? null : new TextSpan(source.Int32("start"), source.Int32("length")),
        source.TextOrNull("label"));

    private static FactLink ReadLink(IReadOnlyDictionary<string, object?> link) =>
        new(new(link.Id("from")), new(link.Id("to")), link.Word<FactLinkKind>("kind"), link.Text("reason"), link.Instant("recordedAt"));
}
