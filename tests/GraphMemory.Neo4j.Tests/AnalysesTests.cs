using System.Text;
using GraphMemory.Journal;
using Neo4j.Driver;

namespace GraphMemory.Neo4j.Tests;

/// <summary>The analyses of the folder cypher/analyses: each says what it answers, begins at an index, and answers as docs/guide/analyses.md shows.</summary>
[Collection(OwnServerCollection.Name)]
public class AnalysesTests(OwnServer server)
{
    private const string GuideMark = "## The analyses\n";

    private readonly TestDatabase database = new(server);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_file_says_its_question_parameters_columns_and_cost()
    {
        Assert.True(AnalysisFile.All.Count >= 14);
        foreach (AnalysisFile file in AnalysisFile.All)
        {
            Assert.Equal(AnalysisFile.HeadParts, file.Head.Keys);
            Assert.EndsWith("?", file.Head["question"], StringComparison.Ordinal);
            Assert.All(file.Parameters, parameter => Assert.Matches($@"\b{parameter}\b", file.Head["parameters"]));
        }
    }

    [Fact]
    public async Task Every_analysis_only_reads_and_begins_at_an_index()
    {
        await RememberAsync();
        Dictionary<string, object?> all = await ParametersAsync();
        await using IDriver driver = await server.DriverAsync();
        await using IAsyncSession session = driver.AsyncSession();
        List<string> faults = [];
        foreach (AnalysisFile file in AnalysisFile.All)
        {
            IResultCursor cursor = await session.RunAsync(new Query("EXPLAIN " + file.Statement, all.Where(pair => file.Parameters.Contains(pair.Key)).ToDictionary()));
            IResultSummary summary = await cursor.ConsumeAsync();
            Assert.Equal(QueryType.ReadOnly, summary.QueryType);
            string[] operators = [.. Within(summary.Plan!).Select(plan => plan.OperatorType)];
            if (operators.Any(IsScan) || !operators.Any(IsSeek)) faults.Add($"{file.Name}: {string.Join(" ", operators)}");
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task The_guide_shows_what_they_answer()
    {
        await RememberAsync();
        StringBuilder shown = new();
        foreach (AnalysisFile file in AnalysisFile.All)
        {
            Dictionary<string, object?> parameters = (await ParametersAsync()).Where(pair => file.Parameters.Contains(pair.Key)).ToDictionary();
            (IReadOnlyList<string> keys, IReadOnlyList<IRecord> rows) = await AskAsync(file.Statement, parameters);
            Assert.All(keys, key => Assert.Matches($@"\b{key}\b", file.Head["columns"]));
            string given = string.Join(", ", parameters.Where(pair => pair.Key is not "scope").Select(pair => $"{pair.Key}: {Literal(pair.Value)}"));
            shown.Append($"\n### {file.Name}\n\n{file.Head["question"]} Reads {file.Head["cost"]}.\n\n")
                .Append($"- Parameters: {file.Head["parameters"]}\n- Columns: {file.Head["columns"]}\n\n")
                .Append($"```\n{(given.Length == 0 ? "" : $"{given}\n\n")}{AnalysisTable.Of(keys, rows)}```\n");
        }
        await File.WriteAllTextAsync(Path.Combine(AppContext.BaseDirectory, "analyses.received.md"), shown.ToString(), Ct);
        string guide = (await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "docs", "guide", "analyses.md"), Ct)).ReplaceLineEndings("\n");
        Assert.Equal(guide[(guide.IndexOf(GuideMark, StringComparison.Ordinal) + GuideMark.Length)..].Trim(), shown.ToString().Trim());
    }

    [Fact]
    public async Task The_recipe_for_readers_is_understood_by_the_server()
    {
        string guide = await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "docs", "guide", "analyses.md"), Ct);
        string[] statements = [.. guide.Split("```cypher")[1..].SelectMany(part => part.Split("```")[0].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        Assert.Equal(6, statements.Length);
        await using IDriver driver = await server.DriverAsync();
        await using IAsyncSession session = driver.AsyncSession(config => config.WithDatabase("system"));
        await RunAsync("DROP USER reader IF EXISTS");
        foreach (string statement in statements)
        {
            // Community Edition reads roles and rights, and then says that it has none.
            string? refused = await RunAsync(statement);
            Assert.True(refused is null or "Neo.ClientError.Statement.UnsupportedAdministrationCommand", $"{statement}: {refused}");
        }
        await RunAsync("DROP USER reader IF EXISTS");

        async Task<string?> RunAsync(string statement)
        {
            try
            {
                await (await session.RunAsync(new Query(statement, new { password = "only-for-a-moment" }))).ConsumeAsync();
                return null;
            }
            catch (Neo4jException error)
            {
                return error.Code;
            }
        }
    }

    // Alone in the database, since an analysis lists the memories.
    private async Task RememberAsync()
    {
        await using Neo4jMemoryGraph graph = await Neo4jMemoryGraph.OpenAsync(await database.OptionsAsync(), Ct);
        if (await graph.HeadAsync(SampleMemory.Scope, Ct) == ScopeHead.Empty) await SampleMemory.WriteAsync(graph, Ct);
    }

    private async Task<Dictionary<string, object?>> ParametersAsync()
    {
        string scope = SampleMemory.Scope.Token;
        IRecord moved = (await database.RunAsync(
            "MATCH (c:Change {scope: $scope})-[:CHANGED]->(f:Fact {text: 'lives in Turin'})-[:STATED_IN]->(t:Turn) RETURN f.id AS fact, t.id AS turn, c.sequence AS sequence ORDER BY sequence LIMIT 1",
            new { scope }))[0];
        return new()
        {
            ["scope"] = scope,
            ["after"] = "",
            ["limit"] = 10L,
            ["nameKey"] = "user",
            ["fromKey"] = "nina",
            ["toKey"] = "aurora robotics",
            ["predicate"] = "lives_in",
            ["facet"] = null,
            ["at"] = SampleMemory.Now,
            ["known"] = SampleMemory.Now,
            ["validThen"] = SampleMemory.Before,
            ["knownThen"] = SampleMemory.Before,
            ["validNow"] = SampleMemory.Now,
            ["knownNow"] = SampleMemory.Now,
            ["from"] = SampleMemory.Before,
            ["until"] = SampleMemory.Now,
            ["before"] = SampleMemory.Before,
            ["factId"] = moved["fact"],
            ["turnId"] = moved["turn"],
            ["sequence"] = moved["sequence"],
        };
    }

    private async Task<(IReadOnlyList<string> Keys, IReadOnlyList<IRecord> Rows)> AskAsync(string text, Dictionary<string, object?> parameters)
    {
        await using IDriver driver = await server.DriverAsync();
        await using IAsyncSession session = driver.AsyncSession(config => config.WithDefaultAccessMode(AccessMode.Read));
        IResultCursor cursor = await session.RunAsync(new Query(text, parameters));
        return (await cursor.KeysAsync(), await cursor.ToListAsync(Ct));
    }

    private static string Literal(object? value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        DateTimeOffset at => $"datetime('{at.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}')",
        _ => AnalysisTable.Text(value),
    };

    private static bool IsSeek(string name) => name.StartsWith("Node", StringComparison.Ordinal) && name.Contains("IndexSeek", StringComparison.Ordinal);

    private static bool IsScan(string name) =>
        name.StartsWith("AllNodesScan", StringComparison.Ordinal) || name.Contains("LabelScan", StringComparison.Ordinal) || name.StartsWith("NodeIndexScan", StringComparison.Ordinal)
        || name.Contains("RelationshipTypeScan", StringComparison.Ordinal) || name.Contains("AllRelationshipsScan", StringComparison.Ordinal);

    private static IEnumerable<IPlan> Within(IPlan plan) => plan.Children.SelectMany(Within).Prepend(plan);
}
