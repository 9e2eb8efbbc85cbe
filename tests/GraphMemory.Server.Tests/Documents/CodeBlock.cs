namespace GraphMemory.Server.Tests.Documents;

/// <summary>A block of code in a Markdown document.</summary>
/// <param name="Language">What stands behind the fence; empty for a plain block.</param>
/// <param name="Text">Its lines.</param>
internal sealed record CodeBlock(string Language, string Text)
{
    private const string Fence = "```";

    public static IReadOnlyList<CodeBlock> Of(string markdown)
    {
        List<CodeBlock> blocks = [];
        List<string>? lines = null;
        string language = "";
        foreach (string line in markdown.Split('\n'))
        {
            if (!line.StartsWith(Fence, StringComparison.Ordinal))
            {
                lines?.Add(line);
            }
            else if (lines is null)
            {
                (lines, language) = ([], line[Fence.Length..].Trim());
            }
            else
            {
                blocks.Add(new(language, string.Join('\n', lines)));
                lines = null;
            }
        }
        return blocks;
    }
}
