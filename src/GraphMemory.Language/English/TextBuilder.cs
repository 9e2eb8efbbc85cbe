using GraphMemory.Language.English.Entities;
using GraphMemory.Language.English.Network;
using GraphMemory.Language.English.Tokens;
using GraphMemory.Language.English.Trees;

namespace GraphMemory.Language.English;

/// <summary>Makes the objects a caller sees out of the numbers the stages leave behind.</summary>
static class TextBuilder
{
    public static void Fill(AnalyzedText text, Workspace workspace, List<FoundEntity> entities)
    {
        TokenBuffer buffer = workspace.Tokens;
        Token[] tokens = new Token[buffer.Count];
        for (int i = 0; i < tokens.Length; i++)
            tokens[i] = new Token(text, i, buffer.Starts[i], buffer.HasSpace[i], buffer.Lexemes[i].Word, workspace.Readings[i]);
        text.Tokens = new TokenList(tokens);
        Hang(text, tokens, workspace.Tree);
        text.Sentences = Sentences(text, tokens, workspace.Tree);
        text.Entities = Entities(tokens, entities);
    }

    static void Hang(AnalyzedText text, Token[] tokens, Tree tree)
    {
        tree.FindChildren();
        text.ChildTokens = new Token[tree.Children.TotalCount];
        for (int i = 0; i < text.ChildTokens.Length; i++) text.ChildTokens[i] = tokens[tree.Children.At(i)];
        for (int i = 0; i < tokens.Length; i++)
        {
            ReadOnlySpan<int> own = tree.Children.Of(i);
            tokens[i].Head = tokens[tree.Heads[i]];
            tokens[i].ChildrenFirst = tree.Children.First(i);
            tokens[i].ChildrenCount = own.Length;
            tokens[i].ChildrenLeftCount = ~own.BinarySearch(i);
        }
    }

    static Sentence[] Sentences(AnalyzedText text, Token[] tokens, Tree tree)
    {
        List<Sentence> sentences = [];
        for (int first = 0; first < tokens.Length;)
        {
            int next = first + 1;
            while (next < tokens.Length && !tree.SentenceStarts[next]) next++;
            Sentence sentence = new(text, sentences.Count, new TokenList(tokens, first, next - first));
            foreach (Token token in sentence.Tokens) token.Sentence = sentence;
            sentences.Add(sentence);
            first = next;
        }
        return [.. sentences];
    }

    static NamedEntity[] Entities(Token[] tokens, List<FoundEntity> found)
    {
        NamedEntity[] entities = new NamedEntity[found.Count];
        for (int i = 0; i < entities.Length; i++)
        {
            entities[i] = new NamedEntity(found[i].Type, new TokenList(tokens, found[i].First, found[i].Last - found[i].First + 1));
            foreach (Token token in entities[i].Tokens) token.Entity = entities[i];
        }
        return entities;
    }
}
