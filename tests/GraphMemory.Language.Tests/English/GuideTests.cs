using System.Text.RegularExpressions;
using GraphMemory.Language.English;

namespace GraphMemory.Language.Tests.English;

/// <summary>What docs/guide/english.md shows is what comes out.</summary>
public sealed partial class GuideTests
{
    [Fact]
    public void The_example_of_the_guide_works()
    {
        AnalyzedText text = EnglishAnalyzer.Default.Analyze("My sister Ana moved from Graz to Turin last spring.");

        Token root = text.Sentences[0].Root;                       // moved
        Token? subject = root.Child("nsubj", "nsubjpass");         // sister
        string who = subject!.Subtree.Text;                        // My sister Ana
        IEnumerable<string> places =                               // Graz, Turin
            from preposition in root.Children
            where preposition.Dep == "prep"
            select preposition.Child("pobj")!.Text;
        NamedEntity when = text.Entities.Single(entity => entity.Type == "DATE");   // last spring

        Assert.Equal(("moved", "My sister Ana", "last spring"), (root.Text, who, when.Text));
        Assert.Equal(["Graz", "Turin"], places);
        string source = File.ReadAllText(Path.Combine(Repository(), "tests", "GraphMemory.Language.Tests", "English", "GuideTests.cs"));
        Assert.All(Block("csharp").Single().Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains(line.Trim(), source));
    }

    [Fact]
    public void The_trees_of_the_guide_are_drawn_as_shown()
    {
        string[] trees = [.. Block("tree")];
        Assert.Equal(10, trees.Length);
        foreach (string tree in trees)
        {
            string[] parts = tree.Split("\n\n", 2);
            Assert.Equal(parts[1], TreePicture.Render(EnglishAnalyzer.Default.Analyze(parts[0])));
        }
    }

    static IEnumerable<string> Block(string language)
    {
        string guide = Path.Combine(Repository(), "docs", "guide", "english.md");
        return Fence().Matches(File.ReadAllText(guide).ReplaceLineEndings("\n"))
            .Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["content"].Value);
    }

    static string Repository()
    {
        string? directory = AppContext.BaseDirectory;
        while (directory is not null && !File.Exists(Path.Combine(directory, "GraphMemory.sln"))) directory = Path.GetDirectoryName(directory);
        return directory ?? throw new DirectoryNotFoundException("The tests do not lie in the repository.");
    }

    [GeneratedRegex("^```(?<language>[a-z]+)\n(?<content>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
