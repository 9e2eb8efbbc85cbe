using System.Diagnostics;
using System.Globalization;
using System.Numerics.Tensors;
using GraphMemory.Benchmarks.Store;
using GraphMemory.Bolt;
using GraphMemory.Context;
using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Neo4j;
using GraphMemory.Recall;
using GraphMemory.Sqlite;
using Neo4j.Driver;

namespace GraphMemory.Benchmarks.Neo4j;

/// <summary>
/// The store on Neo4j beside the embedded one and a straightforward way of asking Neo4j: import, the context of a turn in one large memory and in
/// one of many, recall by vector in a memory that holds a hundredth of all. On an empty database; run it by hand.
/// </summary>
internal sealed class Neo4jRun(Neo4jMemoryGraph graph, Neo4jMemoryGraph searching, IMemoryGraph embedded, IDriver driver, int large, int scopes)
{
    private const int PerEntry = 500;
    private const int PerScope = 100;
    private const int Asked = 120;
    private const int Warming = 600;

    /// <summary>Runs all of it.</summary>
    /// <param name="uri">The server, without a password.</param>
    /// <param name="large">Facts of the large memory; a tenth as many turns.</param>
    /// <param name="scopes">Memories of a hundred facts.</param>
    public static async Task PrintAsync(string uri, int large, int scopes)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("graphmemory-bench-");
        try
        {
            Neo4jOptions options = new() { Uri = new Uri(uri), WriteTimeLimit = TimeSpan.FromMinutes(5) };
            await using Neo4jMemoryGraph graph = await Neo4jMemoryGraph.OpenAsync(options).ConfigureAwait(false);
            await using Neo4jMemoryGraph searching = await Neo4jMemoryGraph.OpenAsync(options with { IndexBytesMax = 0 }).ConfigureAwait(false);
            await using SqliteMemoryGraph embedded = await SqliteMemoryGraph.OpenAsync(
                new SqliteOptions { File = Path.Combine(folder.FullName, "memory.db") }).ConfigureAwait(false);
            await using IDriver driver = GraphDatabase.Driver(uri, AuthTokens.None);
            await new Neo4jRun(graph, searching, embedded, driver, large, scopes).RunAsync().ConfigureAwait(false);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Asks a database that an earlier run filled: the context of a turn in memories of which nothing is in this program's memory, and again.</summary>
    /// <param name="uri">The server, without a password.</param>
    /// <param name="scopes">How many memories of a hundred facts that run made, at least 720.</param>
    public static async Task AskFilledAsync(string uri, int scopes)
    {
        await using Neo4jMemoryGraph graph = await Neo4jMemoryGraph.OpenAsync(new Neo4jOptions { Uri = new Uri(uri) }).ConfigureAwait(false);
        await graph.Warming.ConfigureAwait(false);
        using SeededGenerator generator = new();
        AgentMemory memory = new(graph, generator);
        ClusteredTexts questions = new(95);
        foreach (string when in (string[])["for the first time", "again"])
        {
            await TimeAsync($"context, one of {scopes:N0} memories, asked {when}", i => memory.BuildContextAsync(
                new ContextRequest { Scope = Small(i * 37 % scopes), Message = questions.Question(), Session = "s1" })).ConfigureAwait(false);
        }
    }

    private static Scope Small(int number) => Scope.User(string.Create(CultureInfo.InvariantCulture, $"user {number}"));

    private async Task RunAsync()
    {
        // The first uses of the statements go to the making of plans.
        await FillAsync(Scope.User("first"), new ClusteredTexts(3), 3_000, 0).ConfigureAwait(false);
        await ImportAsync(turns: 5_000).ConfigureAwait(false);
        Scope whole = Scope.User("large");
        Stopwatch watch = Stopwatch.StartNew();
        await FillAsync(whole, new ClusteredTexts(1), large / 10, large).ConfigureAwait(false);
        Console.WriteLine($"one memory of {large:N0} facts and {large / 10:N0} turns written to both stores in {watch.Elapsed.TotalSeconds:N0} s");
        await LoadAsync(whole).ConfigureAwait(false);
        await ContextsAsync($"one memory of {large:N0} facts", [whole]).ConfigureAwait(false);
        await ReadsAsync(whole).ConfigureAwait(false);

        Scope share = Scope.User("share");
        List<(Guid Id, float[] Vector)> vectors = await FillAsync(share, new ClusteredTexts(2), 0, large / 100).ConfigureAwait(false);
        await RecallAsync(share, vectors).ConfigureAwait(false);

        Scope[] many = [.. Enumerable.Range(0, scopes).Select(Small)];
        watch.Restart();
        await Parallel.ForAsync(
            0, scopes, new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (i, _) => await FillAsync(many[i], new ClusteredTexts(1_000 + i), 0, PerScope).ConfigureAwait(false)).ConfigureAwait(false);
        Console.WriteLine($"{scopes:N0} memories of {PerScope} facts written to both stores in {watch.Elapsed.TotalSeconds:N0} s");
        if (scopes == 0) return;
        await ContextsAsync($"{scopes:N0} memories of {PerScope} facts beside {large * 1.01:N0} others, each asked for the first time", many).ConfigureAwait(false);
        Scope[] again = [.. many.Take(Asked)];
        await ContextsAsync($"{again.Length:N0} of them, asked before", again).ConfigureAwait(false);
        await CompareAsync(many).ConfigureAwait(false);
    }

    private async Task ImportAsync(int turns)
    {
        foreach ((string name, IMemoryGraph store) in ((string, IMemoryGraph)[])[("Neo4j", graph), ("embedded", embedded)])
        {
            ClusteredTexts texts = new(5);
            (Turn Turn, IndexedText Index)[] rows = [.. Enumerable.Range(0, turns).Select(texts.Turn)];
            Stopwatch watch = Stopwatch.StartNew();
            ScopeHead head = ScopeHead.Empty;
            foreach ((Turn Turn, IndexedText Index)[] part in rows.Chunk(PerEntry))
            {
                head = await SeededScope.AppendAsync(
                    store, Scope.User("import"), head, [.. part.Select(row => new TurnAdded(row.Turn, ExtractionDue: false))], [.. part.Select(row => row.Index)]).ConfigureAwait(false);
            }
            Console.WriteLine($"import, {name}: {turns / watch.Elapsed.TotalSeconds:N0} turns/s, embedded before, {PerEntry} to an entry");
        }
    }

    private async Task<List<(Guid Id, float[] Vector)>> FillAsync(Scope scope, ClusteredTexts texts, int turns, int facts)
    {
        List<(Guid Id, float[] Vector)> vectors = [];
        ScopeHead head = ScopeHead.Empty;
        int rows = turns + facts;
        for (int first = 0; first < rows; first += PerEntry)
        {
            List<ChangeItem> items = first == 0 ? [texts.Self] : [];
            List<IndexedText> index = [];
            for (int i = first; i < Math.Min(rows, first + PerEntry); i++)
            {
                if (i < turns)
                {
                    (Turn turn, IndexedText text) = texts.Turn(i);
                    items.Add(new TurnAdded(turn, ExtractionDue: false));
                    index.Add(text);
                }
                else
                {
                    (IReadOnlyList<ChangeItem> made, IndexedText text) = texts.Fact(i - turns);
                    items.AddRange(made);
                    index.Add(text);
                    vectors.Add((text.Id, text.Embedding!.Vector.ToArray()));
                }
            }
            await SeededScope.AppendAsync(embedded, scope, head, items, index).ConfigureAwait(false);
            head = await SeededScope.AppendAsync(graph, scope, head, items, index).ConfigureAwait(false);
        }
        return vectors;
    }

    // The first question is answered by search, and has the index read in the background.
    private async Task LoadAsync(Scope scope)
    {
        using SeededGenerator generator = new();
        Stopwatch watch = Stopwatch.StartNew();
        await new AgentMemory(graph, generator).BuildContextAsync(new ContextRequest { Scope = scope, Message = new ClusteredTexts(97).Question() }).ConfigureAwait(false);
        double first = watch.Elapsed.TotalMilliseconds;
        await graph.IndexesLoadedAsync().ConfigureAwait(false);
        Console.WriteLine($"first question {first:N0} ms; its index was in memory after {watch.Elapsed.TotalSeconds:N1} s");
    }

    // A memory among many must find all that a store of its own would.
    private async Task CompareAsync(Scope[] memories)
    {
        ClusteredTexts questions = new(96);
        // Each makes the same vectors in the same order.
        using SeededGenerator first = new();
        using SeededGenerator second = new();
        AgentMemory here = new(graph, first);
        AgentMemory there = new(embedded, second);
        int same = 0;
        for (int i = 0; i < Asked; i++)
        {
            ContextRequest request = new() { Scope = memories[i * 53 % memories.Length], Message = questions.Question(), At = SeededScope.Now };
            string[] found = Lines(await here.BuildContextAsync(request).ConfigureAwait(false));
            string[] expected = Lines(await there.BuildContextAsync(request).ConfigureAwait(false));
            if (found.AsSpan().SequenceEqual(expected)) same++;
        }
        Console.WriteLine($"of {Asked} contexts {same} have the lines of the embedded store, in its order");

        static string[] Lines(MemoryContext context) => [.. context.Sections.SelectMany(section => section.Lines).Select(line => line.Text)];
    }

    private async Task ContextsAsync(string what, Scope[] memories)
    {
        ClusteredTexts questions = new(99);
        string[] asked = [.. Enumerable.Range(0, Asked + Warming).Select(_ => questions.Question())];
        foreach ((string name, IMemoryGraph store) in ((string, IMemoryGraph)[])[("Neo4j", graph), ("Neo4j, searching", searching), ("embedded", embedded)])
        {
            using SeededGenerator generator = new();
            AgentMemory memory = new(store, generator);
            await TimeAsync($"context, {what}, {name}", i => memory.BuildContextAsync(
                new ContextRequest { Scope = memories[i * 37 % memories.Length], Message = asked[i], Session = "s1" })).ConfigureAwait(false);
        }
        await TimeAsync($"the plain way, {what}, facts alone", i => PlainAsync(memories[i * 37 % memories.Length], new SeededTexts(i).Vector())).ConfigureAwait(false);
    }

    // What front ends ask: all facts, page after page, those about one entity, of which this memory has the most there can be, and what is around it.
    private async Task ReadsAsync(Scope scope)
    {
        foreach ((string name, IMemoryGraph store) in ((string, IMemoryGraph)[])[("Neo4j", graph), ("embedded", embedded)])
        {
            EntityId self = (await store.EntitiesAsync(scope, new EntityQuery { SelfOnly = true }, SeededScope.Now, CancellationToken.None).ConfigureAwait(false)).Items[0].Id;
            FactId? after = null;
            await TimeAsync($"the next 100 of all facts, {name}", async _ => after = await PageAsync(store, new FactQuery { First = 100, After = after }).ConfigureAwait(false)).ConfigureAwait(false);
            await TimeAsync(
                $"the latest 100 facts about one entity, {name}",
                _ => PageAsync(store, new FactQuery { First = 100, Subjects = [self], Descending = true })).ConfigureAwait(false);
            await TimeAsync(
                $"the neighbourhood of one entity, {name}",
                _ => store.NeighboursAsync(scope, new NeighbourQuery { Seeds = [self] }, SeededScope.Now, CancellationToken.None)).ConfigureAwait(false);
        }

        async Task<FactId?> PageAsync(IMemoryGraph store, FactQuery query) =>
            (await store.FactsAsync(scope, query, SeededScope.Now, CancellationToken.None).ConfigureAwait(false)).Items is [.., var last] ? last.Fact.Id : null;
    }

    // What a first try does: the index is asked for many rows, and those of others are thrown away.
    private async Task<IReadOnlyList<IRecord>> PlainAsync(Scope scope, float[] vector)
    {
        await using IAsyncSession session = driver.AsyncSession(config => config.WithDatabase("neo4j"));
        return (await session.ReadInOneTripAsync(new Query(
            """
            CALL db.index.vector.queryNodes('fact_vector', 1000, $vector) YIELD node AS v, score
            WITH v, score WHERE v.scope = $scope
            MATCH (f:Fact)-[:HAS_VERSION]->(v)
            RETURN f.id AS id, f.text AS text ORDER BY score DESC LIMIT 10
            """,
            new Dictionary<string, object?> { ["scope"] = scope.Token, ["vector"] = vector })).ConfigureAwait(false)).Records;
    }

    private async Task RecallAsync(Scope scope, List<(Guid Id, float[] Vector)> vectors)
    {
        ClusteredTexts questions = new(98);
        double found = 0;
        double plain = 0;
        RecallWeights byVector = new() { Lexical = 0, NamedEntity = 0, NearEntity = 0, Slot = 0 };
        for (int i = 0; i < Asked; i++)
        {
            float[] question = questions.Vector();
            HashSet<Guid> exact = [.. vectors.OrderByDescending(row => TensorPrimitives.Dot<float>(row.Vector, question)).Take(10).Select(row => row.Id)];
            CandidateQuery query = new()
            {
                Cues = CueReader.Read(""),
                Embedding = new TextEmbedding(ClusteredTexts.Model, question),
                TurnsMax = 0,
                FactsMax = 10,
                Weights = byVector,
            };
            Candidates candidates = await graph.CandidatesAsync(scope, query, SeededScope.Now, CancellationToken.None).ConfigureAwait(false);
            found += candidates.Facts.Count(fact => exact.Contains(fact.Id.Value)) / 10.0;
            plain += (await PlainAsync(scope, question).ConfigureAwait(false)).Count(row => exact.Contains(Guid.Parse(row.Get<string>("id")))) / 10.0;
        }
        Console.WriteLine($"recall@10 by vector, a memory of {vectors.Count:N0} among {large + vectors.Count:N0} facts: {found / Asked:N3}; the plain way {plain / Asked:N3}");
    }

    private static async Task TimeAsync<T>(string what, Func<int, Task<T>> work)
    {
        // Others than those that are timed: until the server has compiled what it does.
        for (int i = Asked; i < Asked + Warming; i++) await work(i).ConfigureAwait(false);
        List<double> times = [];
        Stopwatch watch = new();
        for (int i = 0; i < Asked; i++)
        {
            watch.Restart();
            await work(i).ConfigureAwait(false);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine($"{what}: min {times[0]:N1} ms, p50 {times[Asked / 2]:N1} ms, p95 {times[(int)(Asked * .95)]:N1} ms");
    }
}
