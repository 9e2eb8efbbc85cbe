using System.Globalization;
using System.Text.RegularExpressions;
using GraphMemory.Contract;
using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Sqlite;

namespace GraphMemory.Neo4j.Tests;

/// <summary>The same history in both stores: every read of both is equal.</summary>
[Collection(ServerCollection.Name)]
public sealed partial class DifferentialTests(RealServer server) : IDisposable
{
    private readonly TestDatabase database = new(server);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("graphmemory-");

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task A_random_history_reads_the_same_from_both_stores_before_and_after_an_erasure(int seed)
    {
        await using IMemoryGraph neo4j = await database.OpenEmptyAsync();
        await using IMemoryGraph sqlite = await SqliteMemoryGraph.OpenAsync(new SqliteOptions { File = Path.Combine(folder.FullName, "memory.db") });
        ScopeWriter ada = new(sqlite, Scope.User("ada"), seed);
        await RandomHistory.WriteAsync(ada, seed, changes: 80);
        await RandomHistory.ReplayAsync(ada, sqlite, neo4j);
        await AssertSameAsync(ada, sqlite, neo4j, seed);

        Random random = new(seed);
        ItemRef[] items = [.. (await sqlite.JournalAsync(ada.Scope, 0, 1_000, default))
            .SelectMany(entry => entry.Items.Select((_, i) => new ItemRef(entry.Sequence, i))).Where(_ => random.Next(8) == 0)];
        await sqlite.EraseAsync(ada.Scope, items, default);
        await neo4j.EraseAsync(ada.Scope, items, default);
        await AssertSameAsync(ada, sqlite, neo4j, seed);

        await using IMemoryGraph back = await SqliteMemoryGraph.OpenAsync(new SqliteOptions { File = Path.Combine(folder.FullName, "back.db") });
        await RandomHistory.ReplayAsync(ada, neo4j, back);
        await AssertSameAsync(ada, sqlite, back, seed);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static async Task AssertSameAsync(ScopeWriter ada, IMemoryGraph expected, IMemoryGraph actual, int seed)
    {
        ReadPoint[] points = [ada.AtNow, ReadPoint.At(ada.Now.AddMinutes(-20.5)), new ReadPoint(ada.Now.AddMinutes(-100), ada.Now), new ReadPoint(ada.Now, ada.Now.AddMinutes(-30.5))];
        Assert.Equal(Rounded(await ScopeReading.OfAsync(expected, ada.Scope, points)), Rounded(await ScopeReading.OfAsync(actual, ada.Scope, points)));
        Random random = new(seed);
        Page<FactState> facts = await expected.FactsAsync(ada.Scope, new FactQuery { Statuses = null, First = 1_000 }, points[0], default);
        Page<StoredTurn> turns = await expected.TurnsAsync(ada.Scope, new TurnQuery { First = 1_000 }, points[0], default);
        Page<Entity> entities = await expected.EntitiesAsync(ada.Scope, new EntityQuery { First = 1_000 }, points[0], default);
        for (int i = 0; i < 25; i++)
        {
            ReadPoint at = points[random.Next(points.Length)];
            FactQuery factQuery = Queries.Fact(random, facts.Items, turns.Items, entities.Items);
            Assert.Equal(Text(await expected.FactsAsync(ada.Scope, factQuery, at, default)), Text(await actual.FactsAsync(ada.Scope, factQuery, at, default)));
            TurnQuery turnQuery = Queries.Turn(random, turns.Items);
            Assert.Equal(Text(await expected.TurnsAsync(ada.Scope, turnQuery, at, default)), Text(await actual.TurnsAsync(ada.Scope, turnQuery, at, default)));
            EntityQuery entityQuery = Queries.Entity(random, entities.Items);
            Assert.Equal(Text(await expected.EntitiesAsync(ada.Scope, entityQuery, at, default)), Text(await actual.EntitiesAsync(ada.Scope, entityQuery, at, default)));
            FactId[] some = Queries.Some(random, facts.Items, state => state.Fact.Id);
            Assert.Equal(Sequences(await expected.JournalOfFactsAsync(ada.Scope, some, default)), Sequences(await actual.JournalOfFactsAsync(ada.Scope, some, default)));
        }
        Assert.Equal(await expected.CountWithoutEmbeddingAsync(ScopeWriter.Model, default), await actual.CountWithoutEmbeddingAsync(ScopeWriter.Model, default));
        Assert.Equal(await expected.EmbeddingModelsAsync(default), await actual.EmbeddingModelsAsync(default));
        Assert.Equal(await expected.ExtractionDueAsync(1_000, default), await actual.ExtractionDueAsync(1_000, default));
    }

    // Sums of floats depend on the order of their addends.
    private static string Rounded(string reading) => Fractions().Replace(
        reading, number => Math.Round(double.Parse(number.ValueSpan, CultureInfo.InvariantCulture), 3).ToString("0.###", CultureInfo.InvariantCulture));

    [GeneratedRegex(@"-?\b\d+\.\d+(E-\d+)?\b|(?<=[ ,:])-?\d+E-\d+\b", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Fractions();

    private static string Text(object value) => System.Text.Json.JsonSerializer.Serialize(value);

    private static IEnumerable<long> Sequences(IReadOnlyList<JournalEntry> entries) => entries.Select(entry => entry.Sequence);
}
