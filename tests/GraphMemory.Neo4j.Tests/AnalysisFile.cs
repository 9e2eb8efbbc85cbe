using System.Reflection;
using System.Text.RegularExpressions;

namespace GraphMemory.Neo4j.Tests;

/// <summary>A file of cypher/analyses, with what its head says.</summary>
internal sealed partial record AnalysisFile(string Name, IReadOnlyDictionary<string, string> Head, string Statement)
{
    public static readonly string[] HeadParts = ["versions", "question", "parameters", "columns", "cost"];

    public static IReadOnlyList<AnalysisFile> All { get; } = [.. Statements.All()
        .Where(statement => statement.Name.StartsWith("analyses/", StringComparison.Ordinal))
        .OrderBy(statement => statement.Name, StringComparer.Ordinal)
        .Select(statement => new AnalysisFile(statement.Name["analyses/".Length..], HeadOf(statement.File), statement.Text))];

    /// <summary>The names of the statement's parameters.</summary>
    public IReadOnlySet<string> Parameters => Parameter().Matches(Statement).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);

    private static Dictionary<string, string> HeadOf(string file)
    {
        Assembly assembly = typeof(Neo4jMemoryGraph).Assembly;
        using StreamReader reader = new(assembly.GetManifestResourceStream($"cypher/{file}")!);
        Dictionary<string, string> head = new(StringComparer.Ordinal);
        string part = "";
        while (reader.ReadLine() is { } line && line.StartsWith("//", StringComparison.Ordinal))
        {
            Match match = Part().Match(line);
            if (match.Success) head[part = match.Groups["name"].Value] = match.Groups["text"].Value;
            else head[part] += " " + line[2..].Trim();
        }
        return head;
    }

    [GeneratedRegex(@"\$(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex("^// (?<name>[a-z]+): (?<text>.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Part();
}
