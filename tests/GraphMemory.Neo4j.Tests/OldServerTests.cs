using GraphMemory.Neo4j.Schema;
using GraphMemory.Neo4j.Tests.Scripted;

namespace GraphMemory.Neo4j.Tests;

/// <summary>Servers that cannot hold a memory are refused before anything is asked of them.</summary>
public class OldServerTests
{
    [Theory]
    [InlineData("Neo4j/5.13.0", "5.13", "5.26")]
    [InlineData("Neo4j/4.4.42", "4.4;", "5.26")]
    [InlineData("Memgraph/v2.18", "'Memgraph/v2.18'", "Neo4j")]
    [InlineData("Neo4j/dev", "'Neo4j/dev'", "version")]
    [InlineData("FalkorDB/5.30.1", "'FalkorDB/5.30.1'", "Neo4j")]
    public async Task A_server_that_is_too_old_or_another_is_refused_by_name(string agent, string found, string needed)
    {
        await using PretendedServer server = new(agent, call => PretendedServer.Ready(call, ServerVersion.Oldest));
        foreach (Func<Task> open in (Func<Task>[])[() => Neo4jMemoryGraph.OpenAsync(server.Options, default), () => DatabaseReport.ReadAsync(server.Options, default)])
        {
            MemoryException error = await Assert.ThrowsAsync<MemoryException>(open);
            Assert.Equal(MemoryErrorCode.StoreUnusable, error.Code);
            Assert.Contains(found, error.Message, StringComparison.Ordinal);
            Assert.Contains(needed, error.Message, StringComparison.Ordinal);
            Assert.Contains(server.Options.Location, error.Message, StringComparison.Ordinal);
        }
        Assert.Empty(server.Calls);
    }

    [Theory]
    [InlineData("Neo4j/5.26.0")]
    [InlineData("Neo4j/2026.09.0")]
    public async Task A_server_that_is_new_enough_is_taken(string agent)
    {
        await using PretendedServer server = new(agent, call => PretendedServer.Ready(call, ServerVersion.Read(agent)!.Value));
        await using Neo4jMemoryGraph graph = await Neo4jMemoryGraph.OpenAsync(server.Options, default);
        Assert.NotEmpty(server.Calls);
    }
}
