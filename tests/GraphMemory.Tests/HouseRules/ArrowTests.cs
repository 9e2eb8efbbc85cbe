using System.Xml.Linq;

namespace GraphMemory.Tests.HouseRules;

/// <summary>Dependencies point one way: server, then stores and protocols, then the memory, then language.</summary>
public sealed class ArrowTests
{
    /// <summary>What each project may refer to, itself left out.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["GraphMemory.Language"] = [],
        ["GraphMemory.Bolt"] = [],
        ["GraphMemory"] = ["GraphMemory.Language"],
        ["GraphMemory.Sqlite"] = ["GraphMemory"],
        ["GraphMemory.Neo4j"] = ["GraphMemory", "GraphMemory.Bolt"],
        ["GraphMemory.GraphQL"] = ["GraphMemory"],
        ["GraphMemory.Evaluation"] = ["GraphMemory", "GraphMemory.Sqlite", "GraphMemory.Language"],
        ["GraphMemory.Server"] = ["GraphMemory", "GraphMemory.Sqlite", "GraphMemory.Neo4j", "GraphMemory.GraphQL", "GraphMemory.Evaluation", "GraphMemory.Language"],
    };

    public static TheoryData<string> Projects => [.. Repository.Files("src", "*.csproj").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_what_it_may(string project)
    {
        string file = Repository.Files("src", project + ".csproj").Single();
        IEnumerable<string> references = XDocument.Load(file).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')));

        Assert.True(Allowed.ContainsKey(project), $"{project} has no arrows yet: decide what it may refer to.");
        Assert.Empty(references.Except(Allowed[project]));
    }

    [Theory]
    [InlineData("GraphMemory", "Microsoft.AspNetCore")]
    [InlineData("GraphMemory", "Microsoft.Data.Sqlite")]
    [InlineData("GraphMemory", "GraphQL")]
    [InlineData("GraphMemory", "Neo4j.Driver")]
    [InlineData("GraphMemory.Language", "GraphMemory.Graph")]
    [InlineData("GraphMemory.Language", "GraphMemory.Recall")]
    [InlineData("GraphMemory.GraphQL", "Microsoft.Data.Sqlite")]
    public void A_project_does_not_speak_of(string project, string concept) =>
        Assert.Empty(Repository.Files(Path.Combine("src", project), "*.cs")
            .Where(file => File.ReadLines(file).Any(line => line.StartsWith($"using {concept}", StringComparison.Ordinal)))
            .Select(Path.GetFileName));
}
