namespace GraphMemory.Neo4j;

/// <summary>A statement out of a file of the folder cypher.</summary>
/// <param name="Name">The file's path in that folder without the endings: <c>reads/head</c>.</param>
/// <param name="File">The file's whole path in that folder: <c>reads/head.cypher</c>.</param>
/// <param name="From">The oldest server that it is for.</param>
/// <param name="Text">What is sent: the file without the comment at its head.</param>
internal sealed record Statement(string Name, string File, ServerVersion From, string Text);
