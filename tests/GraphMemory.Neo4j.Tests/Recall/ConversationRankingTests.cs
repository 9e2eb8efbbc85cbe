using System.IO.Compression;
using System.Text.Json;
using GraphMemory.Graph;
using GraphMemory.Import;
using GraphMemory.Language.Embeddings;
using GraphMemory.Recall;
using GraphMemory.Sqlite;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace GraphMemory.Neo4j.Tests.Recall;

/// <summary>Real conversations with the shipped model of embeddings, asked of both stores.</summary>
[Collection(ServerCollection.Name)]
public sealed class ConversationRankingTests(RealServer server) : IAsyncLifetime
{
    private static readonly Scope Scope = Scope.User("locomo");

    private readonly TestDatabase database = new(server);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("graphmemory-");
    private readonly IEmbeddingGenerator<string, Embedding<float>> embeddings = EmbeddingModel.Open(new EmbeddingOptions { CacheCapacity = 20_000 });
    private PrefixedGraph graph = null!;
    private SqliteMemoryGraph embedded = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        embedded = await SqliteMemoryGraph.OpenAsync(new SqliteOptions { File = Path.Combine(folder.FullName, "memory.db") }, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (graph is not null) await graph.DisposeAsync();
        if (embedded is not null) await embedded.DisposeAsync();
        embeddings.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_conversation_is_ranked_the_same_by_both_stores()
    {
        using JsonDocument data = DataOrSkip();
        graph = await database.OpenEmptyAsync();
        JsonElement conversation = data.RootElement[0];
        (AgentMemory here, AgentMemory there) = await RememberAsync([conversation]);
        ScopeCounts counts = await graph.CountsAsync(Scope, await there.NowAsync(Scope, Ct), Ct);
        Assert.InRange(counts.Turns, 100, 1_000);
        Assert.InRange(counts.Facts, 10, 1_000);
        int asked = 0;
        double apart = 0;
        foreach (string question in QuestionsOf(conversation))
        {
            IReadOnlyList<RecalledItem> expected = await AskAsync(here, question);
            IReadOnlyList<RecalledItem> actual = await AskAsync(there, question);
            Assert.Equal(expected.Select(NameOf), actual.Select(NameOf));
            foreach ((RecalledItem a, RecalledItem b) in expected.Zip(actual)) apart = Math.Max(apart, Math.Abs(a.Score - b.Score));
            asked++;
        }
        Say($"{asked} questions to {counts.Turns} turns and {counts.Facts} facts: the same 20 of each in the same order, scores at most {apart:0.########} apart.");
        Assert.True(apart <= .000_01, $"Scores are up to {apart} apart.");
        Assert.True(asked > 100);
    }

    [LongFact]
    public async Task Of_several_conversations_in_one_memory_without_an_index_in_memory_the_best_are_found_by_search()
    {
        using JsonDocument data = DataOrSkip();
        graph = await database.OpenEmptyAsync();
        JsonElement[] conversations = [.. data.RootElement.EnumerateArray()];
        (AgentMemory here, AgentMemory _) = await RememberAsync(conversations);
        await using IMemoryGraph searching = graph.Through(await Neo4jMemoryGraph.OpenAsync(await database.OptionsAsync() with { IndexBytesMax = 0 }, Ct));
        AgentMemory there = MemoryOf(searching);
        ScopeCounts counts = await graph.CountsAsync(Scope, await here.NowAsync(Scope, Ct), Ct);
        Assert.InRange(counts.Turns, Neo4j.Recall.CandidateReads.AtOnceMax, 10_000);
        double shared = 0;
        int asked = 0;
        foreach (string question in conversations.SelectMany(QuestionsOf))
        {
            IReadOnlyList<RecalledItem> expected = [.. (await AskAsync(here, question)).Where(item => item.Turn is not null).Take(10)];
            // Of some questions the first twenty are facts.
            if (expected.Count == 0) continue;
            IReadOnlyList<RecalledItem> actual = [.. (await AskAsync(there, question)).Where(item => item.Turn is not null).Take(10)];
            shared += expected.Select(NameOf).Intersect(actual.Select(NameOf)).Count() / (double)expected.Count;
            asked++;
        }
        Say($"{asked} questions to {counts.Turns} turns and {counts.Facts} facts: {shared / asked:P2} of the first ten turns in common.");
        Assert.True(asked > 900);
        Assert.True(shared / asked >= .95, $"Of the 10 best turns {shared / asked:P1} were found.");
    }

    private async Task<(AgentMemory Here, AgentMemory There)> RememberAsync(IReadOnlyList<JsonElement> conversations)
    {
        // The same clock and random numbers give the same ids.
        AgentMemory[] memories = [MemoryOf(embedded), MemoryOf(graph)];
        foreach (JsonElement conversation in conversations)
        {
            ConversationTurn[] turns = await TurnsOfAsync(conversation);
            foreach (AgentMemory memory in memories)
            {
                foreach (ConversationTurn[] some in turns.Chunk(64)) await memory.RememberAsync(Scope, some, RememberWait.Extracted, Ct);
                while (await memory.DrainAsync(1_000, Ct) > 0)
                {
                    // Until every vector is there.
                }
            }
        }
        return (memories[0], memories[1]);
    }

    private AgentMemory MemoryOf(IMemoryGraph store) => new(
        store,
        embeddings,
        new MemoryOptions { Recall = new RecallOptions { Deadline = Timeout.InfiniteTimeSpan } },
        new FakeTimeProvider(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero)),
        RandomSource.Seeded(7));

    private static async Task<ConversationTurn[]> TurnsOfAsync(JsonElement conversation)
    {
        string name = conversation.GetProperty("sample_id").GetString()!;
        using MemoryStream content = new(System.Text.Encoding.UTF8.GetBytes($"[{conversation.GetRawText()}]"));
        (string _, IAsyncEnumerable<ImportItem> items) = await ConversationImport.ReadAsync(content, new ImportOptions { User = "locomo", Session = name }, format: null, Ct);
        List<ConversationTurn> turns = [];
        await foreach (ImportItem item in items) turns.Add(Assert.IsType<ImportItem.Told>(item).Turn);
        return [.. turns];
    }

    private static IEnumerable<string> QuestionsOf(JsonElement conversation) =>
        conversation.GetProperty("qa").EnumerateArray().Select(asked => asked.GetProperty("question").GetString()!);

    private static async Task<IReadOnlyList<RecalledItem>> AskAsync(AgentMemory memory, string question) =>
        (await memory.SearchAsync(new SearchRequest { Scope = Scope, Query = question, First = 20, ApplyFloor = false }, Ct)).Items;

    private static string NameOf(RecalledItem item) => item.Turn?.Turn.Id.ToString() ?? item.Fact!.Fact.Id.ToString();

    private static JsonDocument DataOrSkip()
    {
        string? file = SharedFolder.Find("data", "locomo_conv1-5.json.gz");
        Assert.SkipUnless(file is not null, "locomo_conv1-5.json.gz is not beside the repository; set GRAPHMEMORY_SHARED to the folder that holds data/.");
        using GZipStream text = new(File.OpenRead(file), CompressionMode.Decompress);
        return JsonDocument.Parse(text);
    }

    private static void Say(string measured) => TestContext.Current.TestOutputHelper!.WriteLine(measured);
}
