using GraphMemory.Language.English.Entities;
using GraphMemory.Language.English.Grammar;
using GraphMemory.Language.English.Tokens;
using GraphMemory.Language.English.Trees;

namespace GraphMemory.Language.English;

/// <summary>Makes the objects a caller sees out of the numbers the stages leave behind.</summary>
static class TextBuilder
{
    public static void Fill(AnalyzedText text, TokenBuffer buffer, ReadOnlySpan<Reading> readings, Tree tree, List<FoundEntity> entities)
    {
        Token[] tokens = new Token[buffer.Count];
        for (int i = 0; i < tokens.Length; i++)
            tokens[i] = new Token(text, i, buffer.Starts[i], buffer.HasSpace[i], buffer.Lexemes[i].Word, readings[i]);
        text.Tokens = new TokenList(tokens);
        Hang(text, tokens, tree);
        text.Sentences = Sentences(text, tokens, tree);
        text.Entities = Entities(tokens, entities);
    }

    static void Hang(AnalyzedText text, Token[] tokens, Tree tree)
    {
        Children children = new(tree.Heads);
        text.ChildTokens = new Token[children.All.Length];
        for (int i = 0; i < children.All.Length; i++) text.ChildTokens[i] = tokens[children.All[i]];
        for (int i = 0; i < tokens.Length; i++)
        {
            ReadOnlySpan<int> own = children.Of(i);
            tokens[i].Head = tokens[tree.Heads[i]];
            tokens[i].ChildrenFirst = children.First(i);
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
