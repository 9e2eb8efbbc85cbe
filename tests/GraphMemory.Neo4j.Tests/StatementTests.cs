using GraphMemory.Contract;
using GraphMemory.Graph;
using Neo4j.Driver;

namespace GraphMemory.Neo4j.Tests;

/// <summary>The files of the folder cypher: each is used, is understood by the servers it is for, and finds what it needs by an index.</summary>
[Collection(ServerCollection.Name)]
public class StatementTests(RealServer server)
{
    private static readonly string[] Scans = ["AllNodesScan", "LabelScan", "RelationshipTypeScan", "RelationshipTypesScan", "AllRelationshipsScan"];

    private readonly TestDatabase database = new(server);

    [Fact]
    public void Every_file_is_used_and_nothing_else_is_sent()
    {
        string source = string.Join('\n', Sources().Select(File.ReadAllText));
        Assert.All(
            Statements.All().Where(file => !IsFor(file, "migrations/") && !IsFor(file, "analyses/")),
            file => Assert.Contains($"\"{file.Name.Replace("-descending", "", StringComparison.Ordinal)}\"", source, StringComparison.Ordinal));
        string[] queries = [.. source.Split('\n').Where(line => line.Contains("new Query(", StringComparison.Ordinal))];
        Assert.All(queries, line => Assert.Matches(@"new Query\((text|Text, sent)\)", line));
        string folder = Path.Combine(Repository.Folder, "cypher");
        string[] files = [.. Directory.EnumerateFiles(folder, "*.cypher", SearchOption.AllDirectories)];
        string[] included = [.. files.SelectMany(File.ReadLines).Select(line => line.Trim())];
        Assert.All(
            files.Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Where(file => file.StartsWith("parts/", StringComparison.Ordinal)),
            file => Assert.Contains($"// include {file[..^".cypher".Length]}", included));
    }

    [Fact]
    public async Task Every_statement_for_this_server_is_understood_and_starts_at_an_index()
    {
        await using IMemoryGraph graph = await database.OpenEmptyAsync();
        await RandomHistory.WriteAsync(new ScopeWriter(graph, Scope.User("ada")), seed: 1, changes: 40);
        await using IDriver driver = await server.DriverAsync();
        ServerVersion version = ServerVersion.Read((await driver.GetServerInfoAsync()).Agent)!.Value;
        List<string> faults = [];
        foreach (Statement statement in Statements.All().Where(file => file.From.CompareTo(version) <= 0 && !IsFor(file, "migrations/") && !IsSchema(file)))
        {
            try
            {
                await using IAsyncSession session = driver.AsyncSession();
                IResultSummary summary = await (await session.RunAsync("EXPLAIN " + statement.Text)).ConsumeAsync();
                faults.AddRange(Operators(summary.Plan!).Where(name => Scans.Any(scan => name.Contains(scan, StringComparison.Ordinal))).Select(name => $"{statement.File}: {name}"));
            }
            catch (Neo4jException error)
            {
                faults.Add($"{statement.File}: {error.Message}");
            }
        }
        Assert.Empty(faults);
    }

    private static IEnumerable<string> Operators(IPlan plan) => plan.Children.SelectMany(Operators).Prepend(plan.OperatorType);

    private static bool IsFor(Statement file, string folder) => file.Name.StartsWith(folder, StringComparison.Ordinal);

    private static bool IsSchema(Statement file) => file.Name is "schema/bookkeeping" or "schema/indexes";

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Folder, "src", "GraphMemory.Neo4j"), "*.cs", SearchOption.AllDirectories);
}
