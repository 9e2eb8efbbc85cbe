using System.Globalization;
using GraphMemory.Contract;
using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Recall;

namespace GraphMemory.Neo4j.Tests.Recall;

/// <summary>Turns and facts of unevenly frequent words with vectors, the same for the same seed, and questions that some of them answer.</summary>
internal sealed class SeededMemory
{
    public const int Dimensions = 24;

    private const int PerEntry = 400;

    private readonly Random random;
    private readonly List<(string Text, float[] Vector)> said = [];

    private SeededMemory(int seed) => random = new Random(seed);

    /// <summary>Writes as many turns as facts into every store.</summary>
    public static async Task<SeededMemory> WriteAsync(Scope scope, int rows, int seed, params IMemoryGraph[] stores)
    {
        SeededMemory memory = new(seed);
        ScopeWriter[] writers = [.. stores.Select(store => new ScopeWriter(store, scope, seed))];
        foreach (ScopeWriter writer in writers) await writer.MeetAsync("Ada", self: true);
        for (int done = 0; done < rows; done += PerEntry)
        {
            (List<ChangeItem> items, List<IndexedText> index) = memory.Part(writers[0], done, Math.Min(PerEntry, rows - done));
            foreach (ScopeWriter writer in writers) await writer.AppendAsync(index, [.. items]);
        }
        return memory;
    }

    /// <summary>A question with some words of something said, and a vector near its own.</summary>
    public CandidateQuery Question()
    {
        (string text, float[] vector) = said[random.Next(said.Count)];
        string[] words = text.Split(' ');
        string question = string.Join(' ', words.Take(4).Append(Word()).Append(Word())) + "?";
        return new CandidateQuery { Cues = CueReader.Read(question), Embedding = new TextEmbedding(ScopeWriter.Model + Dimensions, Near(vector)) };
    }

    private (List<ChangeItem> Items, List<IndexedText> Index) Part(ScopeWriter writer, int first, int count)
    {
        EntityId subject = new(new Guid(7, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)(first / PerEntry)));
        List<ChangeItem> items = [new EntityAdded(subject, EntityKind.Person, $"Somebody {first}", IsSelf: false)];
        List<IndexedText> index = [];
        for (int i = first; i < first + count; i++)
        {
            string text = string.Join(' ', Enumerable.Range(0, random.Next(3, 18)).Select(_ => Word()));
            float[] vector = Unit(Random());
            said.Add((text, vector));
            Turn turn = writer.NewTurn(
                text, string.Create(CultureInfo.InvariantCulture, $"s{i / 30}"), i % 30, random.Next(2) == 0 ? TurnRole.User : TurnRole.Assistant,
                saidAt: writer.Now.AddMinutes(i - 100_000));
            Fact fact = writer.NewFact(subject, "likes", text, value: text);
            items.AddRange([new TurnAdded(turn, ExtractionDue: false), new FactAdded(fact), new VersionAdded(fact.Id, 1, Validity.Unstated, writer.Now, .9m), new SourceAdded(fact.Id, new FactSource(turn.Id, new TextSpan(0, 2), null))]);
            index.Add(ScopeWriter.IndexOf(turn, vector, ScopeWriter.Model + Dimensions));
            index.Add(ScopeWriter.IndexOf(fact, vector, ScopeWriter.Model + Dimensions));
        }
        return (items, index);
    }

    // Few words are frequent and many rare.
    private string Word() => "w" + ((int)(1_500 * Math.Pow(random.NextDouble(), 3))).ToString(CultureInfo.InvariantCulture);

    private float[] Random() => [.. Enumerable.Range(0, Dimensions).Select(_ => (float)random.NextDouble() - .5f)];

    private float[] Near(float[] vector) => Unit([.. vector.Zip(Random(), (x, noise) => x + (.5f * noise))]);

    private static float[] Unit(float[] vector)
    {
        float length = MathF.Sqrt(vector.Sum(x => x * x));
        return [.. vector.Select(x => x / length)];
    }
}
