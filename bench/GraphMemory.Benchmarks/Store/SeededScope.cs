using System.Globalization;
using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Recall;

namespace GraphMemory.Benchmarks.Store;

/// <summary>Fills scopes with seeded turns or facts, some hundreds to an entry.</summary>
internal static class SeededScope
{
    public const string Model = "seeded";
    private const int PerEntry = 500;

    public static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly ReadPoint Now = ReadPoint.At(Start.AddYears(5));

    public static async Task<List<(Turn Turn, float[] Vector)>> TellAsync(IMemoryGraph graph, Scope scope, int turns, int seed)
    {
        SeededTexts texts = new(seed);
        List<(Turn Turn, float[] Vector)> all = [];
        for (int i = 0; i < turns; i++)
        {
            Turn turn = new()
            {
                Id = new(IdOf(seed, i)),
                Session = string.Create(CultureInfo.InvariantCulture, $"s{i / 40}"),
                Position = i % 40,
                Role = i % 2 == 0 ? TurnRole.User : TurnRole.Assistant,
                Speaker = i % 2 == 0 ? "Ann" : null,
                Text = texts.Sentence(8 + (i % 15)),
                SaidAt = Start.AddMinutes(i),
            };
            all.Add((turn, texts.Vector()));
        }
        ScopeHead head = ScopeHead.Empty;
        foreach ((Turn Turn, float[] Vector)[] part in all.Chunk(PerEntry))
        {
            head = await AppendAsync(
                graph, scope, head, [.. part.Select(row => new TurnAdded(row.Turn, ExtractionDue: false))], [.. part.Select(row => IndexOf(row.Turn, row.Vector))]).ConfigureAwait(false);
        }
        return all;
    }

    public static async Task ConcludeAsync(IMemoryGraph graph, Scope scope, int facts, int seed)
    {
        SeededTexts texts = new(seed);
        EntityId self = new(IdOf(seed, 0));
        List<ChangeItem> items = [new EntityAdded(self, EntityKind.Person, "Ann", IsSelf: true)];
        List<IndexedText> index = [];
        for (int i = 1; i <= facts; i++)
        {
            string text = texts.Sentence(5);
            Fact fact = new() { Id = new(IdOf(seed, i)), Subject = self, Predicate = "likes", Value = text, ValueKey = text, Text = text, Rule = "seeded/1" };
            items.AddRange([new FactAdded(fact), new VersionAdded(fact.Id, 1, Validity.Unstated, Start, 1m), new SourceAdded(fact.Id, new FactSource(null, null, "seeded"))]);
            index.Add(new IndexedText { Kind = IndexedKind.Fact, Id = fact.Id.Value, Terms = Terms.Of(text), Embedding = new TextEmbedding(Model, texts.Vector()) });
        }
        await AppendAsync(graph, scope, ScopeHead.Empty, items, index).ConfigureAwait(false);
    }

    public static IndexedText IndexOf(Turn turn, float[] vector) => new()
    {
        Kind = IndexedKind.Turn,
        Id = turn.Id.Value,
        Terms = Terms.Of(turn.SpokenText),
        Features = TurnFeatureReader.Read(turn.SpokenText, NameKinds.None),
        Embedding = new TextEmbedding(Model, vector),
    };

    public static CandidateQuery Question(int seed, int words)
    {
        SeededTexts texts = new(seed);
        return new CandidateQuery { Cues = CueReader.Read(texts.Sentence(words)), Embedding = new TextEmbedding(Model, texts.Vector()) };
    }

    public static async Task<ScopeHead> AppendAsync(IMemoryGraph graph, Scope scope, ScopeHead head, List<ChangeItem> items, List<IndexedText> index)
    {
        JournalEntry entry = JournalEntry.Seal(scope, head, new GraphChange("seeded", [], [.. items]), Start.AddTicks(head.Sequence), RandomSource.Seeded(1));
        return await graph.TryAppendAsync(scope, [entry], index, CancellationToken.None).ConfigureAwait(false)
            ? entry.Head
            : throw new InvalidOperationException("Another entry was there first.");
    }

    private static Guid IdOf(int seed, int number) => new(seed, (short)(number >> 16), 0, 0, 0, 0, 0, 0, 0, (byte)(number >> 8), (byte)number);
}
