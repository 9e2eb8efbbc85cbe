using GraphMemory.Bolt.Tests.Scripted;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Tests;

public class SummaryTests
{
    [Fact]
    public async Task A_summary_tells_what_was_done_and_where()
    {
        await using var server = ScriptedServer.Playing(
            """
            C: RUN
            C: PULL
            S: SUCCESS {"fields": [], "t_first": 3, "db": "neo4j"}
            S: SUCCESS {"type": "rw", "t_last": 2,
                "stats": {"nodes-created": 1, "nodes-deleted": 2, "relationships-created": 3,
                "relationships-deleted": 4, "properties-set": 5, "labels-added": 6, "labels-removed": 7,
                "indexes-added": 8, "indexes-removed": 9, "constraints-added": 10, "constraints-removed": 11, "system-updates": 12, "contains-updates": true},
                "statuses": [{"gql_status": "02000", "status_description": "no data"},
                {"gql_status": "03N90", "status_description": "cartesian", "neo4j_code": "Neo.ClientNotification.Statement.CartesianProduct",
                "title": "Product", "diagnostic_record": {"_severity": "INFORMATION", "_classification": "PERFORMANCE"}}],
                "plan": {"operatorType": "ProduceResults@neo4j", "args": {"Details": "n"}, "identifiers": ["n"],
                "children": [{"operatorType": "AllNodesScan@neo4j", "args": {}, "identifiers": ["n"], "children": []}]}}
            """);
        await using IDriver driver = server.Driver();
        await using IAsyncSession session = driver.AsyncSession();

        IResultSummary summary = await (await session.RunAsync("EXPLAIN MATCH (n) RETURN n")).ConsumeAsync();

        ICounters c = summary.Counters;
        Assert.Equal(
            [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
            [
                c.NodesCreated, c.NodesDeleted, c.RelationshipsCreated, c.RelationshipsDeleted, c.PropertiesSet, c.LabelsAdded, c.LabelsRemoved,
                c.IndexesAdded, c.IndexesRemoved, c.ConstraintsAdded, c.ConstraintsRemoved, c.SystemUpdates,
            ]);
        Assert.True(c is { ContainsUpdates: true, ContainsSystemUpdates: true });
        Assert.Equal("EXPLAIN MATCH (n) RETURN n", summary.Query.Text);
        Assert.Equal((QueryType.ReadWrite, "neo4j", "5.8"), (summary.QueryType, summary.Database.Name, summary.Server.ProtocolVersion));
        Assert.Equal((3, 2), (summary.ResultAvailableAfter.TotalMilliseconds, summary.ResultConsumedAfter.TotalMilliseconds));
        INotification notification = Assert.Single(summary.Notifications);
        Assert.Equal(
            ("Neo.ClientNotification.Statement.CartesianProduct", "Product", "cartesian", "INFORMATION", "PERFORMANCE"),
            (notification.Code, notification.Title, notification.Description, notification.RawSeverityLevel, notification.RawCategory));
        Assert.True(summary.HasPlan);
        Assert.Equal("AllNodesScan@neo4j", Assert.Single(summary.Plan!.Children).OperatorType);
        Assert.Equal("n", summary.Plan.Arguments["Details"]);
        Assert.Equal(["n"], summary.Plan.Identifiers);
    }

    [Fact]
    public async Task Notifications_of_older_servers_are_read_as_well()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.SignInAsync(4);
            await connection.PlayAsync(
                """
                C: RUN
                C: PULL
                S: SUCCESS {"fields": []}
                S: SUCCESS {"notifications": [{"code": "C", "title": "T", "description": "D", "severity": "WARNING", "category": "HINT"}]}
                """);
            await connection.ExpectEndAsync();
        });
        await using IDriver driver = server.Driver();
        await using IAsyncSession session = driver.AsyncSession();

        IResultSummary summary = await (await session.RunAsync("RETURN 1")).ConsumeAsync();

        Assert.Equal(("C", "WARNING", "HINT"), summary.Notifications.Select(n => (n.Code, n.RawSeverityLevel, n.RawCategory)).Single());
        Assert.Equal((-1, QueryType.Unknown, false), (summary.ResultAvailableAfter.TotalMilliseconds, summary.QueryType, summary.HasPlan));
    }
}
