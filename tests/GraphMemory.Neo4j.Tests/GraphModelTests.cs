using System.Text.RegularExpressions;
using GraphMemory.Contract;
using GraphMemory.Graph;
using GraphMemory.Neo4j.Schema;

namespace GraphMemory.Neo4j.Tests;

/// <summary>The graph is what docs/guide/neo4j.md and "graphmemory graph-schema" promise to those who query it.</summary>
[Collection(ServerCollection.Name)]
public partial class GraphModelTests(RealServer server)
{
    private readonly TestDatabase database = new(server);

    [Fact]
    public void The_guide_and_the_program_say_the_same()
    {
        string guide = File.ReadAllText(Path.Combine(Repository.Folder, "docs", "guide", "neo4j.md"));
        foreach (NodeKind node in GraphModel.Nodes)
        {
            Match row = Regex.Match(guide, $@"(?m)^\| `{node.Label}` \|[^|]*\|(?<properties>.*)\|$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
            Assert.True(row.Success, $"The guide has no row for {node.Label}.");
            Assert.Equal(node.Properties.Order(), Quoted().Matches(row.Groups["properties"].Value).Select(match => match.Groups["name"].Value).Order());
        }
        foreach (RelationshipKind kind in GraphModel.Relationships)
            Assert.Matches($@"\(:{kind.From}\)-\[:[A-Z_|\\]*\b{kind.Type}\b[^\]]*\]->\(:{kind.To}\)", guide);
    }

    [Fact]
    public async Task A_real_graph_holds_nothing_else_and_everything_that_is_promised()
    {
        await using PrefixedGraph graph = await database.OpenEmptyAsync();
        await WriteAsync(graph);
        var parameters = new { own = graph.Tokens };
        HashSet<string> nodes = [.. (await database.RunAsync(
            "MATCH (n) WHERE n.scope IN $own UNWIND labels(n) AS label UNWIND keys(n) AS key RETURN DISTINCT label + '.' + key AS pair", parameters)).Select(row => (string)row["pair"]!)];
        HashSet<string> promised = [.. GraphModel.Nodes.SelectMany(node => node.Properties.Append("scope").Select(property => $"{node.Label}.{property}"))];
        // The second label of a fact that is active adds no property.
        Assert.Empty(nodes.Where(pair => !pair.StartsWith("ActiveFact.", StringComparison.Ordinal)).Except(promised).Order());
        Assert.Empty(promised.Except(nodes).Order());

        HashSet<string> ways = [.. (await database.RunAsync(
            """
            MATCH (a)-[r]->(b) WHERE a.scope IN $own
            RETURN DISTINCT head([l IN labels(a) WHERE l <> 'ActiveFact']) + ' ' + type(r) + ' ' + head([l IN labels(b) WHERE l <> 'ActiveFact']) AS way
            """, parameters)).Select(row => (string)row["way"]!)];
        Assert.Equal(GraphModel.Relationships.Select(kind => $"{kind.From} {kind.Type} {kind.To}").Order(), ways.Order());
    }

    /// <summary>A history with every kind of change.</summary>
    private static async Task WriteAsync(PrefixedGraph graph)
    {
        await RandomHistory.WriteAsync(new ScopeWriter(graph, Scope.User("ada")), seed: 21, changes: 200);
        await SampleMemory.WriteAsync(graph, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("`(?<name>[A-Za-z]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();
}
