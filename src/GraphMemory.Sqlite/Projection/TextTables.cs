using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Recall;
using GraphMemory.Recall.Indexes;
using GraphMemory.Sqlite.Recall;
using GraphMemory.Sqlite.Sql;

namespace GraphMemory.Sqlite.Projection;

/// <summary>The rows of turns and facts, which carry what recall reads of them; and the changes that keep an index in memory equal to them.</summary>
internal sealed class TextTables(Connection connection, ScopeRow scope, IReadOnlyList<IndexedText> index)
{
    private readonly Dictionary<Guid, IndexedText> texts = ById(index);
    private readonly EmbeddingModels models = new(connection);

    /// <summary>The last number given to a row.</summary>
    public long Rows { get; private set; } = scope.Rows;

    public List<Func<FileIndex, bool>> Changes { get; } = [];

    public long? KeyOf(FactId fact) => Key("SELECT key FROM fact WHERE scope = ? AND id = ?", fact.Value);

    public long? KeyOf(TurnId turn) => Key("SELECT key FROM turn WHERE scope = ? AND id = ?", turn.Value);

    public void Add(TurnAdded added, JournalEntry entry)
    {
        Turn turn = added.Turn;
        IndexedText text = Take(IndexedKind.Turn, turn.Id.Value);
        TurnFeatures features = FeaturesOf(text);
        byte[] terms = TermList.Write(text.Terms);
        long key = NextKey();
        connection.Prepare(
            """
            INSERT INTO turn (key, scope, id, session, position, role, speaker, said_at, offset_minutes, external_id, sequence, recorded_at, due_until,
                characters, question, question_share, time_word, names, terms, text)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
            .Bind(key).Bind(scope.Number).Bind(turn.Id.Value).Bind(turn.Session).Bind(turn.Position).Bind((int)turn.Role).Bind(turn.Speaker)
            .Bind(turn.SaidAt).Bind((long)turn.SaidAt.Offset.TotalMinutes).Bind(turn.ExternalId).Bind(entry.Sequence).Bind(entry.At)
            .Bind(added.ExtractionDue ? Ticks.Open : 0)
            .Bind(features.Characters).Bind(features.EndsWithQuestion).Bind(features.QuestionShare).Bind(features.HasTimeWord).Bind((int)features.Names)
            .Bind(terms).Bind(turn.Text).Run();
        TurnRow row = new()
        {
            Id = turn.Id.Value,
            Position = turn.Position,
            Role = turn.Role,
            SaidAt = turn.SaidAt.UtcTicks,
            OffsetMinutes = (int)turn.SaidAt.Offset.TotalMinutes,
            RecordedAt = entry.At.UtcTicks,
        };
        row.Describe(features);
        Changes.Add(known =>
        {
            known.Turns.SettleAround(known.Turns.Add(row, turn.Session, turn.Speaker, terms));
            return true;
        });
        Embed(IndexedKind.Turn, key, text);
    }

    public void Add(Fact fact)
    {
        IndexedText text = Take(IndexedKind.Fact, fact.Id.Value);
        byte[] terms = TermList.Write(text.Terms);
        long key = NextKey();
        connection.Prepare(
            """
            INSERT INTO fact (key, scope, id, subject, predicate, facet, object, value, value_key, polarity, modality, rule, terms, text)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
            .Bind(key).Bind(scope.Number).Bind(fact.Id.Value).Bind(fact.Subject.Value).Bind(fact.Predicate).Bind(fact.Facet).Bind(fact.Object?.Value)
            .Bind(fact.Value).Bind(fact.ValueKey).Bind((int)fact.Polarity).Bind((int)fact.Modality).Bind(fact.Rule)
            .Bind(terms).Bind(fact.Text).Run();
        FactRow row = new() { Id = fact.Id.Value, Subject = fact.Subject.Value, Object = fact.Object?.Value, Predicate = fact.Predicate, Facet = fact.Facet };
        Changes.Add(known =>
        {
            known.Facts.Add(row, terms);
            return true;
        });
        Embed(IndexedKind.Fact, key, text);
    }

    /// <summary>Gives rows that were there before the entries new terms, features and vectors. Texts that are not there are passed over.</summary>
    public void Reindex()
    {
        foreach (IndexedText text in texts.Values)
        {
            if (text.Kind is IndexedKind.Turn && KeyOf(new TurnId(text.Id)) is { } turn) ReindexTurn(turn, text);
            else if (text.Kind is IndexedKind.Fact && KeyOf(new FactId(text.Id)) is { } fact) ReindexFact(fact, text);
        }
    }

    /// <summary>Sets the vector of a row that is there; passes over one that is not.</summary>
    public void SetVector(IndexedKind kind, Guid id, TextEmbedding embedding)
    {
        if ((kind is IndexedKind.Turn ? KeyOf(new TurnId(id)) : KeyOf(new FactId(id))) is not { } key) return;
        Embed(kind, key, new IndexedText { Kind = kind, Id = id, Terms = [], Embedding = embedding });
    }

    private void ReindexTurn(long key, IndexedText text)
    {
        TurnFeatures features = FeaturesOf(text);
        byte[] terms = TermList.Write(text.Terms);
        bool sameTerms = HasTerms("SELECT terms FROM turn WHERE key = ?", key, terms);
        connection.Prepare("UPDATE turn SET characters = ?, question = ?, question_share = ?, time_word = ?, names = ?, terms = ? WHERE key = ?")
            .Bind(features.Characters).Bind(features.EndsWithQuestion).Bind(features.QuestionShare).Bind(features.HasTimeWord).Bind((int)features.Names)
            .Bind(terms).Bind(key).Run();
        Changes.Add(known => sameTerms && known.Turns.TryDescribe(text.Id, features));
        Embed(IndexedKind.Turn, key, text);
    }

    private void ReindexFact(long key, IndexedText text)
    {
        byte[] terms = TermList.Write(text.Terms);
        bool sameTerms = HasTerms("SELECT terms FROM fact WHERE key = ?", key, terms);
        connection.Prepare("UPDATE fact SET terms = ? WHERE key = ?").Bind(terms).Bind(key).Run();
        Changes.Add(_ => sameTerms);
        Embed(IndexedKind.Fact, key, text);
    }

    private void Embed(IndexedKind kind, long key, IndexedText text)
    {
        if (text.Embedding is not { } embedding) return;
        int model = models.Set(kind, key, embedding);
        Changes.Add(known => kind is IndexedKind.Turn
            ? known.Turns.TrySetVector(text.Id, model, embedding.Vector.Span)
            : known.Facts.TrySetVector(text.Id, model, embedding.Vector.Span));
    }

    private bool HasTerms(string sql, long key, ReadOnlySpan<byte> terms)
    {
        using Statement row = connection.Prepare(sql).Bind(key);
        return row.Step() && row.Blob(0).SequenceEqual(terms);
    }

    private long NextKey() => ScopeRow.KeyOf(scope.Number, ++Rows);

    private long? Key(string sql, Guid id)
    {
        using Statement found = connection.Prepare(sql).Bind(scope.Number).Bind(id);
        return found.Step() ? found.Int64(0) : null;
    }

    private IndexedText Take(IndexedKind kind, Guid id) => texts.Remove(id, out IndexedText? text) && text.Kind == kind
        ? text
        : throw new MemoryException(MemoryErrorCode.InvalidArgument, $"The {EnumNames.Of(kind)} {id} is added without the terms it is indexed by.");

    private static TurnFeatures FeaturesOf(IndexedText text) => text.Features
        ?? throw new MemoryException(MemoryErrorCode.InvalidArgument, $"The turn {text.Id} is indexed without its features.");

    private static Dictionary<Guid, IndexedText> ById(IReadOnlyList<IndexedText> index)
    {
        Dictionary<Guid, IndexedText> byId = new(index.Count);
        foreach (IndexedText text in index)
        {
            if (!byId.TryAdd(text.Id, text)) throw new MemoryException(MemoryErrorCode.InvalidArgument, $"{text.Id} is indexed twice in one change.");
        }
        return byId;
    }
}
