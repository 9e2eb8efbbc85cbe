using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace GraphMemory.Neo4j.Schema;

/// <summary>A step of the schema: a file of statements, each a transaction of its own that may be repeated.</summary>
internal sealed partial class Migration(Statement file)
{
    /// <summary>The file's name without the endings: <c>V001__constraints</c>. Their order is that of the steps.</summary>
    public string Name { get; } = file.Name[(file.Name.LastIndexOf('/') + 1)..];

    /// <summary>SHA-256 of the text that is run, 64 lower-case hex digits.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file.Text)));

    /// <summary>The statements in order.</summary>
    public IEnumerable<string> Statements => file.Text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The names of the indexes and constraints that it makes.</summary>
    public IEnumerable<string> Indexes => Made().Matches(file.Text).Select(match => match.Groups["name"].Value);

    [GeneratedRegex(@"CREATE [A-Z ]*(?:INDEX|CONSTRAINT) (?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Made();
}
