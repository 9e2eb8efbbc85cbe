using GraphMemory.Context;
using GraphMemory.Contract;
using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Neo4j.Schema;
using GraphMemory.Recall;

namespace GraphMemory.Neo4j.Tests;

/// <summary>A database that cannot be written, as one on standby: it answers every read, and refuses writes by name.</summary>
public class ReadOnlyTests
{
    private const string DefaultToReadOnly = "server.databases.default_to_read_only=true";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [LongFact]
    public async Task Every_read_is_answered_as_before_and_every_write_is_refused_and_writes_nothing()
    {
        string script = RealServer.ScriptOrSkip(), folder = Directory.CreateTempSubdirectory("graphmemory-").FullName;
        Neo4jProcess process = await Neo4jProcess.StartAsync(script, "--dir", folder);
        try
        {
            ScopeWriter ada;
            string written;
            await using (Neo4jMemoryGraph graph = await Neo4jMemoryGraph.OpenAsync(TestDatabase.OptionsOf(process.Uri), Ct))
            {
                ada = new(graph, Scope.User("ada"));
                await RandomHistory.WriteAsync(ada, seed: 51, changes: 60);
                written = await ReadAsync(graph, ada);
            }
            foreach (string setting in (string[])[DefaultToReadOnly, "server.databases.read_only=neo4j"])
            {
                await process.StopAsync();
                process = await Neo4jProcess.StartAsync(script, "--dir", folder, "--set", setting);
                await using Neo4jMemoryGraph graph = await Neo4jMemoryGraph.OpenAsync(TestDatabase.OptionsOf(process.Uri), Ct);
                Assert.Equal(written, await ReadAsync(graph, ada));
                await AssertReadsOfAllScopesAsync(graph, ada);
                await AssertRefusedAsync(graph, ada);
                Assert.Equal(written, await ReadAsync(graph, ada));
                Assert.Empty((await DatabaseReport.ReadAsync(TestDatabase.OptionsOf(process.Uri), Ct)).Pending);
            }
        }
        finally
        {
            await process.StopAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    [LongFact]
    public async Task A_database_that_is_not_up_to_date_cannot_be_brought_up_to_date_and_says_why()
    {
        string script = RealServer.ScriptOrSkip(), folder = Directory.CreateTempSubdirectory("graphmemory-").FullName;
        // A server makes its first database only when it may write.
        Neo4jProcess process = await Neo4jProcess.StartAsync(script, "--dir", folder);
        try
        {
            await process.StopAsync();
            process = await Neo4jProcess.StartAsync(script, "--dir", folder, "--set", DefaultToReadOnly);
            MemoryException error = await Assert.ThrowsAsync<MemoryException>(() => Neo4jMemoryGraph.OpenAsync(TestDatabase.OptionsOf(process.Uri), Ct));
            AssertSaysReadOnly(error);
        }
        finally
        {
            await process.StopAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> ReadAsync(IMemoryGraph graph, ScopeWriter ada) =>
        await ScopeReading.OfAsync(graph, ada.Scope, [ada.AtNow, ReadPoint.At(ada.Now.AddMinutes(-20.5)), new ReadPoint(ada.Now, ada.Now.AddMinutes(-30.5))]);

    private static async Task AssertReadsOfAllScopesAsync(Neo4jMemoryGraph graph, ScopeWriter ada)
    {
        Assert.Equal([ada.Scope], await graph.ScopesAsync(null, 10, Ct));
        Assert.NotEmpty(await graph.ExtractionDueAsync(10, Ct));
        Assert.NotEmpty(await graph.EmbeddingModelsAsync(Ct));
        Assert.Equal((await graph.WithoutEmbeddingAsync(ScopeWriter.Model, 1_000, Ct)).Count, await graph.CountWithoutEmbeddingAsync(ScopeWriter.Model, Ct));
        Assert.NotEqual(0, (await graph.NextPositionsAsync(ada.Scope, ["s0"], Ct))["s0"]);
        CitedFacts cited = await graph.CitedFactsAsync(ada.Scope, new FactQuery { Statuses = null, First = 5 }, ada.AtNow, Ct);
        Assert.Equal(5, cited.Facts.Count);
        Assert.NotEmpty(cited.Turns);
        Assert.NotEmpty(await graph.JournalOfFactsAsync(ada.Scope, [cited.Facts[0].Fact.Id], Ct));
        Assert.NotEmpty(await graph.DistancesAsync(ada.Scope, new NeighbourQuery { Seeds = [cited.Facts[0].Fact.Subject] }, ada.AtNow, Ct));
        MemoryContext context = await new AgentMemory(graph, clock: ada.Clock).BuildContextAsync(new ContextRequest { Scope = ada.Scope, Message = "Who likes tea in Turin?" }, Ct);
        Assert.NotEmpty(context.Sections);
    }

    private static async Task AssertRefusedAsync(Neo4jMemoryGraph graph, ScopeWriter ada)
    {
        Turn turn = ada.NewTurn("I like secrets.");
        Task[] writes =
        [
            graph.TryAppendAsync(ada.Scope, [ada.Seal(new TurnAdded(turn, ExtractionDue: false))], [ScopeWriter.IndexOf(turn, [1, 0, 0, 0])], Ct),
            graph.SetEmbeddingsAsync(ada.Scope, [(IndexedKind.Turn, turn.Id.Value, new TextEmbedding("another", new float[] { 1, 0 }))], Ct),
            graph.EraseAsync(ada.Scope, [new ItemRef(1, 0)], Ct),
            new AgentMemory(graph, clock: ada.Clock).RememberAsync(ada.Scope, new ConversationTurn { Session = "s1", Text = "I like secrets." }, RememberWait.Extracted, Ct),
        ];
        foreach (Task write in writes) AssertSaysReadOnly(await Assert.ThrowsAsync<MemoryException>(() => write));
    }

    private static void AssertSaysReadOnly(MemoryException error)
    {
        Assert.Equal(MemoryErrorCode.StoreUnavailable, error.Code);
        Assert.Contains("read-only", error.Message, StringComparison.Ordinal);
        Assert.Contains("nothing was written", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secrets", error.ToString(), StringComparison.Ordinal);
    }
}
