using System.Globalization;
using System.Numerics.Tensors;
using GraphMemory.Benchmarks.Store;
using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Recall;

namespace GraphMemory.Benchmarks.Neo4j;

/// <summary>Seeded turns and facts whose vectors lie in 400 soft clusters, as those of texts do, and questions near one of them.</summary>
internal sealed class ClusteredTexts(int seed)
{
    public const string Model = "seeded";
    private const int Clusters = 400;

    private static readonly float[][] Centres = [.. Enumerable.Range(0, Clusters).Select(i => new SeededTexts(900_000 + i).Vector())];

    private readonly SeededTexts texts = new(seed);
    private readonly Random random = new(seed);

    /// <summary>The entity that facts are about, with the entry that makes it.</summary>
    public EntityAdded Self { get; } = new(new EntityId(IdOf(seed, -1)), EntityKind.Person, "Ann", IsSelf: true);

    public (Turn Turn, IndexedText Index) Turn(int number)
    {
        Turn turn = new()
        {
            Id = new(IdOf(seed, number)),
            Session = string.Create(CultureInfo.InvariantCulture, $"s{number / 40}"),
            Position = number % 40,
            Role = number % 2 == 0 ? TurnRole.User : TurnRole.Assistant,
            Text = texts.Sentence(8 + (number % 15)),
            SaidAt = SeededScope.Start.AddMinutes(number),
        };
        return (turn, TextIndexer.Of(turn, NameKinds.None, new TextEmbedding(Model, Vector())));
    }

    public (IReadOnlyList<ChangeItem> Items, IndexedText Index) Fact(int number)
    {
        string text = texts.Sentence(6);
        Fact fact = new() { Id = new(IdOf(seed, 1_000_000 + number)), Subject = Self.Id, Predicate = "likes", Value = text, ValueKey = text, Text = text, Rule = "seeded/1" };
        return (
            [new FactAdded(fact), new VersionAdded(fact.Id, 1, Validity.Unstated, SeededScope.Start, 1m), new SourceAdded(fact.Id, new FactSource(null, null, "seeded"))],
            TextIndexer.Of(fact, new TextEmbedding(Model, Vector())));
    }

    public string Question() => texts.Sentence(8);

    public float[] Vector()
    {
        float[] vector = texts.Vector();
        TensorPrimitives.MultiplyAdd<float>(Centres[random.Next(Clusters)], .8f, vector, vector);
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }

    private static Guid IdOf(int seed, int number) => new(seed, (short)(number >> 16), (short)number, 0, 0, 0, 0, 0, 0, 0, 1);
}
