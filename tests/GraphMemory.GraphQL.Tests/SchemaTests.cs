using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMemory.GraphQL.Tests;

public sealed class SchemaTests
{
    private const string Rewrite = "GRAPHMEMORY_WRITE_SCHEMA";

    /// <summary>Run once with the environment variable GRAPHMEMORY_WRITE_SCHEMA=1 to write the file anew, and look at its change.</summary>
    [Fact]
    public void The_schema_that_is_checked_in_is_the_one_that_runs()
    {
        string path = Path.Combine(Repository(), "src", "GraphMemory.GraphQL", "schema.graphql");
        string running = SchemaText.Print();
        if (Environment.GetEnvironmentVariable(Rewrite) is "1") File.WriteAllText(path, running);
        Assert.Equal(File.ReadAllText(path), running);
    }

    private static string Repository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GraphMemory.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not lie in the repository.");
    }
}
