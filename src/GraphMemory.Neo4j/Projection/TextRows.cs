using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Neo4j.Recall;
using GraphMemory.Neo4j.Values;
using GraphMemory.Recall;

namespace GraphMemory.Neo4j.Projection;

/// <summary>The rows of turns and facts, which carry what recall reads of them.</summary>
internal sealed class TextRows(string scope, KnownRows known, IReadOnlyList<IndexedText> index)
{
    /// <summary>A text without a vector has this for a model: a property that is absent is in no index.</summary>
    public const string NoModel = "";

    private readonly Dictionary<Guid, IndexedText> texts = ById(index);
    private readonly Dictionary<string, (DateTimeOffset SaidAt, int Position)> earliest = new(StringComparer.Ordinal);

    public void Add(ProjectedRows rows, TurnAdded added, JournalEntry entry, int ordinal)
    {
        Turn turn = added.Turn;
        IndexedText text = Take(IndexedKind.Turn, turn.Id.Value);
        Dictionary<string, object?> row = Described(text);
        row["scope"] = scope;
        row["session"] = turn.Session;
        row["position"] = turn.Position;
        row["role"] = EnumNames.Of(turn.Role);
        row["text"] = turn.Text;
        row["saidAt"] = turn.SaidAt.ToUniversalTime();
        row["offsetMinutes"] = (int)turn.SaidAt.Offset.TotalMinutes;
        row["sequence"] = entry.Sequence;
        row["ordinal"] = ordinal;
        row["recordedAt"] = entry.At.ToUniversalTime();
        row["embeddingModel"] = NoModel;
        if (turn.Speaker is not null) row["speaker"] = turn.Speaker;
        if (turn.ExternalId is not null) row["externalId"] = turn.ExternalId;
        if (added.ExtractionDue) row["dueUntil"] = Instants.Open;
        rows.Add("append/turns", row);
        known.Turns[turn.Id.Value] = null;
        rows.Count(IndexedKind.Turn, text.Terms, sign: 1);
        Embed(rows, text);
        (DateTimeOffset, int) place = (turn.SaidAt.ToUniversalTime(), turn.Position);
        if (!earliest.TryGetValue(turn.Session, out (DateTimeOffset, int) first) || place.CompareTo(first) < 0) earliest[turn.Session] = place;
    }

    public void Add(ProjectedRows rows, Fact fact)
    {
        IndexedText text = Take(IndexedKind.Fact, fact.Id.Value);
        Dictionary<string, object?> row = Indexed(text);
        row["scope"] = scope;
        row["subjectId"] = fact.Subject.ToString();
        row["predicate"] = fact.Predicate;
        row["valueKey"] = fact.ValueKey;
        row["polarity"] = EnumNames.Of(fact.Polarity);
        row["modality"] = EnumNames.Of(fact.Modality);
        row["text"] = fact.Text;
        row["rule"] = fact.Rule;
        row["embeddingModel"] = NoModel;
        if (fact.Facet is not null) row["facet"] = fact.Facet;
        if (fact.Object is { } other) row["objectId"] = other.ToString();
        if (fact.Value is not null) row["value"] = fact.Value;
        rows.Add("append/facts", row);
        known.Facts[fact.Id.Value] = null;
        rows.Count(IndexedKind.Fact, text.Terms, sign: 1);
        Embed(rows, text);
    }

    /// <summary>Chains the new turns, and gives rows that were there before the entries new terms, features and vectors. Texts that are not there are passed over.</summary>
    public void Finish(ProjectedRows rows)
    {
        foreach ((string session, (DateTimeOffset saidAt, int position)) in earliest)
            rows.Add("append/chains", new() { ["session"] = session, ["saidAt"] = saidAt, ["position"] = position });
        foreach (IndexedText text in texts.Values)
        {
            if ((text.Kind is IndexedKind.Turn ? known.Turns : known.Facts).TryGetValue(text.Id, out string? terms) && terms is not null) Reindex(rows, text, terms);
        }
    }

    /// <summary>Sets the vector of a text.</summary>
    public void Embed(ProjectedRows rows, IndexedText text)
    {
        if (text.Embedding is not { } embedding) return;
        Check(rows, embedding);
        rows.Add(text.Kind is IndexedKind.Turn ? "append/turn-vectors" : "append/fact-vectors", new()
        {
            ["id"] = text.Id.ToString(),
            ["model"] = embedding.Model,
            ["vector"] = embedding.Vector.ToArray(),
            ["bytes"] = RowVector.Bytes(embedding.Vector.Span),
        });
    }

    private void Reindex(ProjectedRows rows, IndexedText text, string terms)
    {
        rows.Count(text.Kind, TermText.Read(terms), sign: -1);
        rows.Count(text.Kind, text.Terms, sign: 1);
        if (text.Kind is IndexedKind.Turn) rows.Add("append/reindex-turns", Described(text));
        else rows.Add("append/reindex-facts", Indexed(text));
        Embed(rows, text);
    }

    private void Check(ProjectedRows rows, TextEmbedding embedding)
    {
        int size = embedding.Vector.Length;
        if (size == 0) throw Invalid($"A vector of {embedding.Model} is empty.");
        if (known.Models.TryAdd(embedding.Model, size)) rows.Add("append/models", new() { ["name"] = embedding.Model, ["dimensions"] = size });
        else if (known.Models[embedding.Model] is var dimensions && dimensions != size)
            throw Invalid($"A vector of {embedding.Model} has {size} dimensions; those in the store have {dimensions}. Give another model another name.");
    }

    private Dictionary<string, object?> Indexed(IndexedText text) => new()
    {
        ["id"] = text.Id.ToString(),
        ["terms"] = TermText.Write(scope, text.Terms),
        ["length"] = text.Length,
    };

    private Dictionary<string, object?> Described(IndexedText text)
    {
        TurnFeatures features = text.Features ?? throw Invalid($"The turn {text.Id} is indexed without its features.");
        Dictionary<string, object?> row = Indexed(text);
        row["characters"] = features.Characters;
        row["endsWithQuestion"] = features.EndsWithQuestion;
        row["questionShare"] = features.QuestionShare;
        row["hasTimeWord"] = features.HasTimeWord;
        row["names"] = (int)features.Names;
        return row;
    }

    private IndexedText Take(IndexedKind kind, Guid id) => texts.Remove(id, out IndexedText? text) && text.Kind == kind
        ? text
        : throw Invalid($"The {EnumNames.Of(kind)} {id} is added without the terms it is indexed by.");

    private static Dictionary<Guid, IndexedText> ById(IReadOnlyList<IndexedText> index)
    {
        Dictionary<Guid, IndexedText> byId = new(index.Count);
        foreach (IndexedText text in index)
        {
            if (!byId.TryAdd(text.Id, text)) throw Invalid($"{text.Id} is indexed twice in one change.");
        }
        return byId;
    }

    private static MemoryException Invalid(string message) => new(MemoryErrorCode.InvalidArgument, message);
}
