using System.Collections.Frozen;
using System.Reflection;

namespace GraphMemory.Neo4j;

/// <summary>
/// The statements for one version of server. Each is a file; its first line says for which servers it is (<c>// versions: 5.26+</c>),
/// and of <c>name.cypher</c> and <c>name.5.cypher</c> the one for the newest servers that ours is not older than is taken. What several files
/// say is said once, in the folder parts, and stands for the line that names it (<c>// include parts/turn-columns</c>).
/// </summary>
internal sealed class Statements
{
    private const string Folder = "cypher/";
    private const string Ending = ".cypher";
    private const string Parts = "parts/";
    private const string VersionsMark = "// versions:";
    private const string IncludeMark = "// include ";

    private readonly FrozenDictionary<string, Statement> byName;

    public Statements(ServerVersion server)
    {
        byName = All()
            .Where(statement => statement.From.CompareTo(server) <= 0)
            .GroupBy(statement => statement.Name, StringComparer.Ordinal)
            .ToFrozenDictionary(variants => variants.Key, variants => variants.MaxBy(statement => statement.From)!, StringComparer.Ordinal);
    }

    /// <summary>The statement of a name.</summary>
    public Statement this[string name] => byName.TryGetValue(name, out Statement? statement)
        ? statement
        : throw new InvalidOperationException($"There is no statement '{name}' for this version of Neo4j.");

    /// <summary>Those whose names begin so, by name.</summary>
    public IEnumerable<Statement> In(string folder) =>
        byName.Values.Where(statement => statement.Name.StartsWith(folder, StringComparison.Ordinal)).OrderBy(statement => statement.Name, StringComparer.Ordinal);

    /// <summary>Every statement, of every version.</summary>
    public static IEnumerable<Statement> All()
    {
        Dictionary<string, string[]> files = Files().ToDictionary(StringComparer.Ordinal);
        return files.Keys.Where(file => !file.StartsWith(Parts, StringComparison.Ordinal)).Select(file => Read(file, files));
    }

    private static IEnumerable<KeyValuePair<string, string[]>> Files()
    {
        Assembly assembly = typeof(Statements).Assembly;
        foreach (string resource in assembly.GetManifestResourceNames())
        {
            string path = resource.Replace('\\', '/');
            if (!path.StartsWith(Folder, StringComparison.Ordinal) || !path.EndsWith(Ending, StringComparison.Ordinal)) continue;
            using StreamReader reader = new(assembly.GetManifestResourceStream(resource)!);
            yield return new(path[Folder.Length..], reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n'));
        }
    }

    private static Statement Read(string file, Dictionary<string, string[]> files)
    {
        string first = files[file][0];
        ServerVersion from = first.StartsWith(VersionsMark, StringComparison.Ordinal) && ServerVersion.Read(first) is { } version
            ? version
            : throw new InvalidOperationException($"cypher/{file}: the first line does not say '{VersionsMark} 5.26+' or the like.");
        string name = file[..^Ending.Length];
        if (name.EndsWith(".5", StringComparison.Ordinal)) name = name[..^2];
        return new Statement(name, file, from, string.Join('\n', Lines(file, files)).Trim());
    }

    // Without the comment at the head, and with what other files say.
    private static IEnumerable<string> Lines(string file, Dictionary<string, string[]> files) => files[file]
        .SkipWhile(line => line.StartsWith("//", StringComparison.Ordinal) && !IsInclude(line))
        .SelectMany(line => IsInclude(line) ? Lines(PartOf(line, file, files), files) : [line]);

    private static bool IsInclude(string line) => line.TrimStart().StartsWith(IncludeMark, StringComparison.Ordinal);

    private static string PartOf(string line, string file, Dictionary<string, string[]> files)
    {
        string part = line.Trim()[IncludeMark.Length..] + Ending;
        return files.ContainsKey(part) ? part : throw new InvalidOperationException($"cypher/{file} includes cypher/{part}, which is not there.");
    }
}
