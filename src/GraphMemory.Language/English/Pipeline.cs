using System.Collections.Concurrent;
using GraphMemory.Language.English.Entities;
using GraphMemory.Language.English.Grammar;
using GraphMemory.Language.English.Loading;
using GraphMemory.Language.English.Network;
using GraphMemory.Language.English.Tokens;
using GraphMemory.Language.English.Trees;

namespace GraphMemory.Language.English;

/// <summary>The stages of the analysis in their order, from text to tokens with tags, trees and names.</summary>
sealed unsafe class Pipeline
{
    readonly ConcurrentBag<Workspace> workspaces = [];

    public Pipeline(string directory, Arithmetic arithmetic)
    {
        Tables = Tables.Read(ModelFile.Tables.Read(directory));
        Safetensors weights = new(ModelFile.Weights.Read(directory));
        Rules = new AttributeRules(Tables);
        Lexicon lexicon = new(Tables, Rules);
        Tokenizer = new Tokenizer(lexicon, new ChunkSplitter(Tables, lexicon));
        TreeEncoder = new TokenEncoder(weights, "tok2vec", vectorKind: 0, arithmetic);
        EntityEncoder = new TokenEncoder(weights, "ner.tok2vec", vectorKind: 2, arithmetic);
        Tagger = new Tagger(weights, arithmetic);
        Parser = new Parser(weights, Tables, arithmetic);
        EntityFinder = new EntityFinder(weights, Tables, arithmetic);
    }

    public Tables Tables { get; }

    public Tokenizer Tokenizer { get; }

    public TokenEncoder TreeEncoder { get; }

    public TokenEncoder EntityEncoder { get; }

    public Tagger Tagger { get; }

    public Parser Parser { get; }

    public EntityFinder EntityFinder { get; }

    public AttributeRules Rules { get; }

    /// <param name="text">A text without lone surrogates.</param>
    /// <param name="entities">Whether to look for names.</param>
    public AnalyzedText Analyze(string text, bool entities)
    {
        if (!workspaces.TryTake(out Workspace? workspace)) workspace = new Workspace();
        Tokenizer.Tokenize(text, workspace.Tokens);
        AnalyzedText result = new(text);
        if (workspace.Tokens.Count > 0) Analyze(result, workspace, entities);
        if (workspace.IsWorthKeeping) workspaces.Add(workspace);

        // The kernels read the weights through pointers, of which the collector knows nothing.
        GC.KeepAlive(this);
        return result;
    }

    void Analyze(AnalyzedText result, Workspace workspace, bool entities)
    {
        TokenBuffer tokens = workspace.Tokens;
        workspace.Begin();
        float* reduced = workspace.Reduced.AtLeast(tokens.Count * Parser.Scorer.ReducedStride);
        for (int from = 0; from < tokens.Count; from += TokenEncoder.BlockTokens)
        {
            int count = Math.Min(tokens.Count - from, TokenEncoder.BlockTokens);
            float* vectors = TreeEncoder.Encode(tokens, from, count, workspace);
            Parser.Scorer.Reduce(vectors, count, reduced + (nint)from * Parser.Scorer.ReducedStride);
            Tagger.Tag(vectors, workspace.Tags.AsSpan(from, count), workspace);
        }
        Parser.Parse(reduced, workspace);
        Rules.Read(workspace);
        TextBuilder.Fill(result, workspace, entities ? FindEntities(workspace) : []);
    }

    List<FoundEntity> FindEntities(Workspace workspace)
    {
        TokenBuffer tokens = workspace.Tokens;
        float* reduced = workspace.Reduced.AtLeast(tokens.Count * EntityFinder.Scorer.ReducedStride);
        for (int from = 0; from < tokens.Count; from += TokenEncoder.BlockTokens)
        {
            int count = Math.Min(tokens.Count - from, TokenEncoder.BlockTokens);
            float* vectors = EntityEncoder.Encode(tokens, from, count, workspace);
            EntityFinder.Scorer.Reduce(vectors, count, reduced + (nint)from * EntityFinder.Scorer.ReducedStride);
        }
        return EntityFinder.Find(reduced, workspace);
    }
}
