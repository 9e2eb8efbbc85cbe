using System.Collections.Concurrent;
using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Neo4j.Values;
using GraphMemory.Recall;
using GraphMemory.Recall.Indexes;
using Neo4j.Driver;

namespace GraphMemory.Neo4j.Recall;

/// <summary>
/// The index of a scope, which follows the database: what was written since, by whichever program, is read and put into it. Putting a row
/// in twice is putting it in once.
/// </summary>
/// <param name="revision">Up to which write of the scope it will show everything, once it is filled.</param>
internal sealed class FollowedIndex(long revision) : ScopeIndex
{
    private readonly ConcurrentDictionary<string, int> models = new(StringComparer.Ordinal);
    private long revision = revision;

    /// <summary>Up to which write of the scope the index shows everything.</summary>
    public long Revision => Volatile.Read(ref revision);

    /// <summary>What may answer a question.</summary>
    public Candidates Search(CandidateQuery query, ReadPoint at, CancellationToken ct) =>
        Search(query, query.Embedding is { } embedding ? models.GetValueOrDefault(embedding.Model) : 0, at, ct);

    /// <summary>Fills an index that nobody asks yet.</summary>
    public void Fill(IReadOnlyList<IRecord> turns, IReadOnlyList<IRecord> facts)
    {
        foreach (IRecord row in turns) PutTurn(row.Values);
        foreach (IRecord row in facts) PutFact(row.Values);
    }

    /// <summary>Ends the filling.</summary>
    public FollowedIndex Filled()
    {
        for (int turn = 0; turn < Turns.Count; turn++) Turns.Settle(turn);
        return this;
    }

    /// <summary>Puts in what was written since. False: terms of a row are others now, which cannot be taken out, and nothing was put in.</summary>
    /// <param name="reached">Up to which write.</param>
    /// <param name="turns">The turns written since, as recall/indexed-turns gives them.</param>
    /// <param name="facts">The facts likewise.</param>
    public bool TryFollow(long reached, IReadOnlyList<IRecord> turns, IReadOnlyList<IRecord> facts) => Change(() =>
    {
        if (turns.Any(row => TurnHasOtherTerms(row.Values)) || facts.Any(row => FactHasOtherTerms(row.Values))) return false;
        foreach (IRecord row in turns) Turns.SettleAround(PutTurn(row.Values));
        foreach (IRecord row in facts) PutFact(row.Values);
        Volatile.Write(ref revision, reached);
        return true;
    });

    private int PutTurn(IReadOnlyDictionary<string, object?> row)
    {
        Guid id = row.Id("id");
        TurnFeatures features = new(
            row.Int32("characters"), row.Truth("endsWithQuestion"), (float)row.Double("questionShare"), row.Truth("hasTimeWord"), (NameKinds)row.Int32("names"));
        if (Turns.TryFind(id, out int place)) Turns.TryDescribe(id, features);
        else place = Turns.Add(TurnOf(row, id, features), row.Text("session"), row.TextOrNull("speaker"), TermsOf(row));
        if (row["vector"] is byte[] vector) Turns.SetVector(place, NumberOf(row.Text("model")), RowVector.Of(vector));
        return place;
    }

    private void PutFact(IReadOnlyDictionary<string, object?> row)
    {
        Guid id = row.Id("id");
        if (!Facts.TryFind(id, out int place)) place = Facts.Add(FactOf(row, id), TermsOf(row));
        foreach (object? version in (IEnumerable<object?>)row["versions"]!) Facts.Set(place, VersionOf((IReadOnlyList<object?>)version!));
        if (row["vector"] is byte[] vector) Facts.SetVector(place, NumberOf(row.Text("model")), RowVector.Of(vector));
    }

    private bool TurnHasOtherTerms(IReadOnlyDictionary<string, object?> row) =>
        Turns.TryFind(row.Id("id"), out int place) && !Turns.Postings.Holds(place, Turns.Rows[place].Length, TermsOf(row));

    private bool FactHasOtherTerms(IReadOnlyDictionary<string, object?> row) =>
        Facts.TryFind(row.Id("id"), out int place) && !Facts.Postings.Holds(place, Facts.Rows[place].Length, TermsOf(row));

    // Numbers begin at 1: 0 is no model. Only one writer at a time comes here.
    private int NumberOf(string model) => models.GetOrAdd(model, static (_, known) => known.Count + 1, models);

    private static byte[] TermsOf(IReadOnlyDictionary<string, object?> row) => TermList.Write(TermText.Read(row.Text("terms")));

    private static TurnRow TurnOf(IReadOnlyDictionary<string, object?> row, Guid id, TurnFeatures features)
    {
        TurnRow turn = new()
        {
            Id = id,
            Position = row.Int32("position"),
            Role = row.Word<TurnRole>("role"),
            SaidAt = row.Instant("saidAt").UtcTicks,
            OffsetMinutes = row.Int32("offsetMinutes"),
            RecordedAt = row.Instant("recordedAt").UtcTicks,
        };
        turn.Describe(features);
        return turn;
    }

    private static FactRow FactOf(IReadOnlyDictionary<string, object?> row, Guid id) =>
        new() { Id = id, Subject = row.Id("subject"), Object = row.IdOrNull("object"), Predicate = row.Text("predicate"), Facet = row.TextOrNull("facet") };

    private static VersionRow VersionOf(IReadOnlyList<object?> version) => new()
    {
        Number = checked((int)(long)version[0]!),
        CountsFrom = Instants.Of(version[1]).UtcTicks,
        Until = Instants.Of(version[2]).UtcTicks,
        RecordedAt = Instants.Of(version[3]).UtcTicks,
        ExpiredAt = Instants.Of(version[4]).UtcTicks,
    };
}
