using System.Diagnostics.CodeAnalysis;
using GraphQLParser.AST;

namespace GraphMemory.GraphQL.Limits;

/// <summary>Documents that were parsed, guarded and validated, by their text: the latest used are kept. Safe to share.</summary>
internal sealed class DocumentCache(GraphQLApiOptions options)
{
    private const int CharactersMax = 4_000_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Text, GraphQLDocument Document)>> byText = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Text, GraphQLDocument Document)> latestFirst = [];
    private int characters;

    public bool TryGet(string text, [NotNullWhen(true)] out GraphQLDocument? document)
    {
        lock (gate)
        {
            if (!byText.TryGetValue(text, out LinkedListNode<(string Text, GraphQLDocument Document)>? node))
            {
                document = null;
                return false;
            }
            latestFirst.Remove(node);
            latestFirst.AddFirst(node);
            document = node.Value.Document;
            return true;
        }
    }

    public void Keep(string text, GraphQLDocument document)
    {
        lock (gate)
        {
            if (byText.ContainsKey(text)) return;
            byText.Add(text, latestFirst.AddFirst((text, document)));
            characters += text.Length;
            while (latestFirst.Count > options.CachedDocumentsMax || characters > CharactersMax)
            {
                string oldest = latestFirst.Last!.Value.Text;
                latestFirst.RemoveLast();
                byText.Remove(oldest);
                characters -= oldest.Length;
            }
        }
    }
}
