using System.Collections;
using Neo4j.Driver;

namespace GraphMemory.Neo4j;

/// <summary>A statement out of a file of the folder cypher.</summary>
/// <param name="Name">The file's path in that folder without the endings: <c>reads/head</c>.</param>
/// <param name="File">The file's whole path in that folder: <c>reads/head.cypher</c>.</param>
/// <param name="From">The oldest server that it is for.</param>
/// <param name="Text">What is sent: the file without the comment at its head.</param>
internal sealed record Statement(string Name, string File, ServerVersion From, string Text)
{
    /// <summary>
    /// What is sent with parameters. The lists among them go as one map, which the file calls <c>$lists</c>: the server makes a plan for every type
    /// of a parameter and every size class of a list, and takes up to a second for it; of a map it does not ask what is in it. For the same reason
    /// texts are empty rather than null.
    /// </summary>
    public Query With(Dictionary<string, object?> parameters)
    {
        Dictionary<string, object?> lists = new(StringComparer.Ordinal);
        Dictionary<string, object?> sent = new(StringComparer.Ordinal) { ["lists"] = lists };
        foreach ((string name, object? value) in parameters) (IsList(value) ? lists : sent)[name] = value;
        return new Query(Text, sent);
    }

    // A vector is for an index, which takes nothing out of a map; its size is its model's.
    private static bool IsList(object? value) => value is IEnumerable and not (string or byte[] or float[] or IDictionary);
}
