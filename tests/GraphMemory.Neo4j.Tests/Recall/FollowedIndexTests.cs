using GraphMemory.Contract;
using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Recall;
using GraphMemory.Sqlite;

namespace GraphMemory.Neo4j.Tests.Recall;

/// <summary>The index of a scope in the memory of one program, while another program writes to the scope.</summary>
[Collection(ServerCollection.Name)]
public sealed class FollowedIndexTests(RealServer server) : IAsyncLifetime
{
    private readonly TestDatabase database = new(server);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("graphmemory-");
    private readonly Scope scope = Scope.User("ada");
    private PrefixedGraph writing = null!;
    private Neo4jMemoryGraph other = null!;
    private IMemoryGraph asked = null!;
    private SqliteMemoryGraph embedded = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        writing = await database.OpenEmptyAsync();
        other = await Neo4jMemoryGraph.OpenAsync(await database.OptionsAsync(), Ct);
        asked = writing.Through(other);
        embedded = await SqliteMemoryGraph.OpenAsync(new SqliteOptions { File = Path.Combine(folder.FullName, "memory.db") }, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IMemoryGraph? graph in (IMemoryGraph?[])[asked, writing, embedded])
        {
            if (graph is not null) await graph.DisposeAsync();
        }
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public async Task What_another_program_writes_is_found_by_the_next_question(int seed)
    {
        ScopeWriter ada = new(embedded, scope, seed);
        await AssertSameAsync(ada);
        await ada.MeetAsync("Bea");
        long copied = 0;
        for (int i = 0; i < 5; i++)
        {
            await RandomHistory.WriteAsync(ada, seed + i, changes: 30);
            await RandomHistory.ReplayAsync(ada, embedded, writing, copied);
            copied = ada.Head.Sequence;
            await AssertSameAsync(ada);
        }
        ItemRef[] items = [.. (await embedded.JournalAsync(scope, 0, 1_000, Ct)).Where(entry => entry.Sequence % 5 == 0).Select(entry => new ItemRef(entry.Sequence, 0))];
        foreach (IMemoryGraph graph in (IMemoryGraph[])[embedded, writing]) await graph.EraseAsync(scope, items, Ct);
        await AssertSameAsync(ada);
    }

    [Fact]
    public async Task Vectors_features_and_terms_that_another_program_sets_are_found_by_the_next_question()
    {
        ScopeWriter ada = new(writing, scope);
        Turn first = await ada.TellAsync("tea", vector: [1, 0, 0, 0]);
        await ada.TellAsync("snow", vector: [0, 1, 0, 0]);
        Assert.Equal(1f, Cosine(await AskAsync("four"), first));
        await writing.SetEmbeddingsAsync(scope, [(IndexedKind.Turn, first.Id.Value, new TextEmbedding("another", new float[] { 0, 0, 1, 0, 0 }))], Ct);
        Assert.Null(Cosine(await AskAsync("four"), first));
        Assert.Equal(1f, Cosine(await AskAsync("another", [0, 0, 1, 0, 0]), first));
        IndexedText again = ScopeWriter.IndexOf(first) with { Features = new TurnFeatures(3, true, 1, true, NameKinds.Person), Terms = [new("coffe", 2)] };
        await ada.AppendAsync([again], new TurnExtracted(first.Id, "test/1"));
        TurnCandidate changed = (await AskAsync("four", question: "coffee")).Turns.Single(turn => turn.Id == first.Id);
        Assert.Equal((again.Features, 2f), (changed.Features, changed.WindowCounts[0]));
    }

    [Fact]
    public async Task An_index_read_in_the_background_while_another_program_writes_ranks_as_the_embedded_store()
    {
        SeededMemory memory = await SeededMemory.WriteAsync(scope, 1_500, seed: 9, writing, embedded);
        ReadPoint at = ReadPoint.At(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.NotEmpty((await asked.CandidatesAsync(scope, memory.Question(), at, Ct)).Turns);
        Task loaded = other.IndexesLoadedAsync();
        foreach (IMemoryGraph graph in (IMemoryGraph[])[embedded, writing])
            await RandomHistory.WriteAsync(await ScopeWriter.AtHeadAsync(graph, scope, seed: 77), seed: 5, changes: 20);
        await loaded;
        for (int i = 0; i < 10; i++)
        {
            CandidateQuery query = memory.Question();
            SameCandidates.Assert(await embedded.CandidatesAsync(scope, query, at, Ct), await asked.CandidatesAsync(scope, query, at, Ct), query);
        }
    }

    [Fact]
    public async Task More_indexes_than_fit_in_memory_answer_the_same()
    {
        await using IMemoryGraph small = writing.Through(await Neo4jMemoryGraph.OpenAsync(await database.OptionsAsync() with { IndexBytesMax = 20_000 }, Ct));
        ScopeWriter[] writers = [.. Enumerable.Range(0, 6).Select(i => new ScopeWriter(writing, Scope.User($"user {i}"), i + 1))];
        foreach (ScopeWriter writer in writers)
        {
            for (int i = 0; i < 5; i++) await writer.TellAsync($"tea {i} of {writer.Scope.Key}", vector: [.5f, .5f, .5f, .5f]);
        }
        for (int round = 0; round < 3; round++)
        {
            foreach (ScopeWriter writer in writers)
            {
                Candidates found = await small.CandidatesAsync(writer.Scope, Query("four", [1, 0, 0, 0], "tea"), writer.AtNow, Ct);
                Assert.Equal(5, found.Turns.Count);
                Assert.All(found.Turns, turn => Assert.NotNull(turn.Cosine));
            }
        }
    }

    private Task<Candidates> AskAsync(string model, float[]? vector = null, string question = "tea") =>
        asked.CandidatesAsync(scope, Query(model, vector ?? [1, 0, 0, 0], question), ReadPoint.At(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero)), Ct);

    private static CandidateQuery Query(string model, float[] vector, string question) => new() { Cues = CueReader.Read(question), Embedding = new TextEmbedding(model, vector) };

    private static float? Cosine(Candidates found, Turn turn) => found.Turns.Single(candidate => candidate.Id == turn.Id).Cosine;

    private async Task AssertSameAsync(ScopeWriter ada)
    {
        foreach (string question in (string[])["Where is the violin of my grandmother?", "tea in Turin yesterday", "Bea"])
        {
            CandidateQuery query = Query(ScopeWriter.Model, [.5f, .5f, -.5f, .5f], question);
            foreach (ReadPoint at in (ReadPoint[])[ada.AtNow, ReadPoint.At(ada.Now.AddMinutes(-20.5)), new(ada.Now.AddMinutes(-100), ada.Now)])
                SameCandidates.Assert(await embedded.CandidatesAsync(scope, query, at, Ct), await asked.CandidatesAsync(scope, query, at, Ct), query);
        }
    }
}
