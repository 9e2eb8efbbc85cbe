using GraphMemory.Contract;
using GraphMemory.Graph;
using GraphMemory.Recall;
using GraphMemory.Sqlite;

namespace GraphMemory.Neo4j.Tests.Recall;

/// <summary>Candidates beside those of the embedded store, which ranks every row.</summary>
[Collection(ServerCollection.Name)]
public sealed class RankingTests(RealServer server) : IAsyncLifetime
{
    private readonly TestDatabase database = new(server);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("graphmemory-");
    private PrefixedGraph graph = null!;
    private SqliteMemoryGraph embedded = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        graph = await database.OpenEmptyAsync();
        embedded = await SqliteMemoryGraph.OpenAsync(new SqliteOptions { File = Path.Combine(folder.FullName, "memory.db") }, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (graph is not null) await graph.DisposeAsync();
        if (embedded is not null) await embedded.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_small_memory_is_ranked_as_the_embedded_store_ranks_it()
    {
        Scope scope = Scope.User("ada");
        ScopeWriter writer = new(embedded, scope);
        await RandomHistory.WriteAsync(writer, seed: 11, changes: 250);
        await RandomHistory.ReplayAsync(writer, embedded, graph);
        IReadOnlyList<Entity> known = (await embedded.EntitiesAsync(scope, new EntityQuery { First = 40 }, writer.AtNow, Ct)).Items;
        Random random = new(5);
        string[] questions = ["tea and snow?", "When did Bea go to Turin by train on 2 March?", "What did you recommend about the garden?", "bicycle", "", "What is my favorite tea?"];
        foreach (string question in questions)
        {
            CandidateQuery query = new()
            {
                Cues = CueReader.Read(question),
                Embedding = random.Next(4) == 0 ? null : new TextEmbedding(ScopeWriter.Model, new float[] { .5f, -.5f, .5f, .5f }),
                NearEntities = random.GetItems(known.ToArray(), 3).DistinctBy(entity => entity.Id).ToDictionary(entity => entity.Id, _ => random.Next(3)),
                Session = random.Next(3) == 0 ? "s1" : null,
            };
            foreach (ReadPoint at in (ReadPoint[])[writer.AtNow, ReadPoint.At(writer.Now.AddHours(-2)), new(writer.Now.AddHours(-3), writer.Now)])
                SameCandidates.Assert(await embedded.CandidatesAsync(scope, query, at, Ct), await graph.CandidatesAsync(scope, query, at, Ct), query);
        }
    }

    [Fact]
    public async Task A_small_memory_among_many_finds_all_that_a_store_of_its_own_would()
    {
        Scope scope = Scope.User("ada");
        SeededMemory memory = await SeededMemory.WriteAsync(scope, 50, seed: 1, graph, embedded);
        for (int i = 0; i < 6; i++) await SeededMemory.WriteAsync(Scope.User($"other {i}"), 800, seed: 1, graph);
        for (int i = 0; i < 10; i++)
        {
            CandidateQuery query = memory.Question();
            ReadPoint at = ReadPoint.At(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
            SameCandidates.Assert(await embedded.CandidatesAsync(scope, query, at, Ct), await graph.CandidatesAsync(scope, query, at, Ct), query);
        }
    }

    [Fact]
    public async Task Of_a_large_memory_without_an_index_in_memory_the_best_are_found_by_search()
    {
        Scope scope = Scope.User("ada");
        SeededMemory memory = await SeededMemory.WriteAsync(scope, 5_000, seed: 3, graph, embedded);
        await using IMemoryGraph searching = graph.Through(await Neo4jMemoryGraph.OpenAsync(await database.OptionsAsync() with { IndexBytesMax = 0 }, Ct));
        await SeededMemory.WriteAsync(Scope.User("bea"), 1_200, seed: 4, graph);
        ReadPoint at = ReadPoint.At(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
        double turns = 0;
        double facts = 0;
        const int Asked = 40;
        for (int i = 0; i < Asked; i++)
        {
            CandidateQuery query = memory.Question();
            Candidates exact = await embedded.CandidatesAsync(scope, query with { TurnsMax = 10, FactsMax = 10 }, at, Ct);
            Candidates found = await searching.CandidatesAsync(scope, query with { TurnsMax = 10, FactsMax = 10 }, at, Ct);
            Assert.Equal(exact.TurnStatistics.DocumentFrequencies, found.TurnStatistics.DocumentFrequencies);
            turns += exact.Turns.Select(turn => turn.Id).Intersect(found.Turns.Select(turn => turn.Id)).Count() / 10.0;
            facts += exact.Facts.Select(fact => fact.Id).Intersect(found.Facts.Select(fact => fact.Id)).Count() / 10.0;
        }
        Assert.True(turns / Asked >= .95, $"Of the 10 best turns {turns / Asked:P1} were found.");
        Assert.True(facts / Asked >= .95, $"Of the 10 best facts {facts / Asked:P1} were found.");
        CandidateQuery odd = memory.Question();
        Assert.Empty((await searching.CandidatesAsync(scope, odd with { Session = "" }, at, Ct)).Turns);
        // A vector of another length is of another model, whatever its name.
        TextEmbedding shorter = new(odd.Embedding!.Model, new float[] { 1, 0, 0 });
        Candidates byWords = await searching.CandidatesAsync(scope, odd with { Embedding = shorter }, at, Ct);
        Assert.NotEmpty(byWords.Turns);
        Assert.All(byWords.Turns, turn => Assert.Null(turn.Cosine));
        Assert.All(byWords.Facts, fact => Assert.Null(fact.Cosine));
    }

    public static TheoryData<string> Hostile => new(
        "+ - && || ! ( ) { } [ ] ^ \" ~ * ? : \\ /", "AND OR NOT TO", "foo:bar scope:* terms:a", "[1 TO 2", "C++ (and \"x", "a^b foo^ ~2 abc~",
        "') RETURN n; MATCH (n) DETACH DELETE n //", "`) DETACH DELETE (n", "$scope $vector {limit: 0}", "\u0000 \u001f \ud83d\ude00 \u202e", "*:*", new string('x', 9_000));

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task No_question_is_taken_for_syntax(string question)
    {
        Scope scope = Scope.User("ada");
        SeededMemory memory = await SeededMemory.WriteAsync(scope, 1_100, seed: 6, graph);
        await using IMemoryGraph searching = graph.Through(await Neo4jMemoryGraph.OpenAsync(await database.OptionsAsync() with { IndexBytesMax = 0 }, Ct));
        ReadPoint at = ReadPoint.At(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
        foreach (string asked in (string[])[question, string.Join(' ', Enumerable.Range(0, 1_000).Select(i => $"{question} word{i}"))[..10_000]])
        {
            RecallCues cues = CueReader.Read(asked);
            // Terms as no reader of questions makes them, too.
            foreach (RecallCues some in (RecallCues[])[cues, cues with { Terms = [.. asked.Split(' ').Distinct()] }])
                Assert.NotEmpty((await searching.CandidatesAsync(scope, memory.Question() with { Cues = some }, at, Ct)).Turns);
        }
        Assert.Equal(1_100, (await graph.CountsAsync(scope, at, Ct)).Turns);
    }
}
