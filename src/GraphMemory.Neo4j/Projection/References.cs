using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Recall;

namespace GraphMemory.Neo4j.Projection;

/// <summary>What a change refers to and did not add itself.</summary>
internal sealed class References
{
    private readonly HashSet<string> entities = new(StringComparer.Ordinal);
    private readonly HashSet<string> turns = new(StringComparer.Ordinal);
    private readonly HashSet<string> facts = new(StringComparer.Ordinal);
    private readonly HashSet<string> models = new(StringComparer.Ordinal);

    public static References Of(IReadOnlyList<JournalEntry> entries, IReadOnlyList<IndexedText> index)
    {
        References references = new();
        foreach (ChangeItem item in entries.SelectMany(entry => entry.Bodies)) references.Add(item);
        foreach (IndexedText text in index)
        {
            references.Add(text.Kind, text.Id);
            if (text.Embedding is { } embedding) references.models.Add(embedding.Model);
        }
        return references;
    }

    /// <summary>Adds what append/prepare is asked for.</summary>
    public void AddTo(Dictionary<string, object?> parameters)
    {
        parameters["entities"] = entities.Order(StringComparer.Ordinal).ToList();
        parameters["turns"] = turns.Order(StringComparer.Ordinal).ToList();
        parameters["facts"] = facts.Order(StringComparer.Ordinal).ToList();
        parameters["models"] = models.Order(StringComparer.Ordinal).ToList();
    }

    public static References Of(IReadOnlyList<(IndexedKind Kind, Guid Id, TextEmbedding Embedding)> embeddings)
    {
        References references = new();
        foreach ((IndexedKind kind, Guid id, TextEmbedding embedding) in embeddings)
        {
            references.Add(kind, id);
            references.models.Add(embedding.Model);
        }
        return references;
    }

    private void Add(IndexedKind kind, Guid id) => (kind is IndexedKind.Turn ? turns : facts).Add(id.ToString());

    private void Add(ChangeItem item)
    {
        switch (item)
        {
            case TurnExtracted extracted:
                turns.Add(extracted.Turn.ToString());
                break;
            case EntityNamed named:
                entities.Add(named.Id.ToString());
                break;
            case FactAdded { Fact: var fact }:
                entities.Add(fact.Subject.ToString());
                if (fact.Object is { } other) entities.Add(other.ToString());
                break;
            case SourceAdded { Source.Turn: { } turn } source:
                facts.Add(source.Fact.ToString());
                turns.Add(turn.ToString());
                break;
            default:
                foreach (FactId fact in JournalRows.FactsOf(item)) facts.Add(fact.ToString());
                break;
        }
    }
}
