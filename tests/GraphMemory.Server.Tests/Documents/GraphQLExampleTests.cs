using System.Text.Json;
using System.Text.RegularExpressions;
using GraphMemory.Server.Tests.Hosting;

namespace GraphMemory.Server.Tests.Documents;

/// <summary>Every GraphQL example of the documents is asked of a server with the sample conversation, and its answer is the one that stands below it.</summary>
public sealed class GraphQLExampleTests
{
    [Theory]
    [InlineData("README.md", 2)]
    [InlineData("docs/guide/graphql.md", 3)]
    public async Task Examples_are_answered_as_the_document_says(string document, int examples)
    {
        IReadOnlyList<CodeBlock> blocks = CodeBlock.Of(await File.ReadAllTextAsync(Path.Combine(Repository(), document), TestContext.Current.CancellationToken));
        Assert.Equal(examples, blocks.Count(block => block.Language == "graphql"));
        using TemporaryFolder folder = new();
        await using ServerProcess server = await ServerProcess.StartAsync(folder, "demo");

        JsonElement? answer = null;
        foreach (CodeBlock block in blocks)
        {
            if (block.Language == "graphql") answer = await server.AskAsync(block.Text);
            else if (answer is { } data && block.Language == "json") AssertHolds(data, block.Text);
            else if (answer is { } text && block.Language.Length == 0) AssertSays(text, block.Text);
        }
    }

    private static void AssertHolds(JsonElement answer, string json)
    {
        using JsonDocument expected = JsonDocument.Parse(json);
        Assert.True(Within(answer).Any(part => JsonElement.DeepEquals(part, expected.RootElement)), $"Not in the answer: {json}\n{answer}");
    }

    // An ellipsis stands for an id.
    private static void AssertSays(JsonElement answer, string text)
    {
        string pattern = $"^{Regex.Escape(text).Replace("…", "[0-9a-f-]{36}", StringComparison.Ordinal)}$";
        Assert.Contains(
            Within(answer).Where(part => part.ValueKind is JsonValueKind.String),
            part => Regex.IsMatch(part.GetString()!.TrimEnd('\n'), pattern, RegexOptions.None, TimeSpan.FromSeconds(10)));
    }

    private static IEnumerable<JsonElement> Within(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Within(property.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Within).Prepend(element),
        _ => [element],
    };

    private static string Repository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GraphMemory.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run from within the repository.");
    }
}
