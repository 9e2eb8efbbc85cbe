using BenchmarkDotNet.Attributes;
using GraphMemory.Language.English;
using GraphMemory.Language.English.Entities;
using GraphMemory.Language.English.Network;

namespace GraphMemory.Benchmarks.English;

/// <summary>Where the time goes: every stage alone, on what the stages before it left.</summary>
[Config(typeof(PerTokenConfig))]
public unsafe class EnglishStages
{
    readonly Pipeline pipeline = EnglishAnalyzer.Default.Pipeline;
    Prepared[] texts = [];

    [Params(EnglishTexts.Messages)]
    public string Text { get; set; } = "";

    [GlobalSetup]
    public void SetUp()
    {
        texts = [.. EnglishTexts.For(Text).Select(text => new Prepared(text))];
        _1_tokenize();
        foreach (Prepared text in texts) text.Workspace.Begin();
        _2_encode_and_tag();
        _3_parse();
        _4_rules_and_lemmas();
        _5_encode_for_entities();
        _6_find_entities();
    }

    [Benchmark]
    public void _1_tokenize()
    {
        foreach (Prepared text in texts) pipeline.Tokenizer.Tokenize(text.Text, text.Workspace.Tokens);
    }

    [Benchmark]
    public void _2_encode_and_tag()
    {
        foreach (Prepared text in texts)
        {
            float* vectors = pipeline.TreeEncoder.Encode(text.Workspace.Tokens, 0, text.Count, text.Workspace);
            pipeline.Parser.Scorer.Reduce(vectors, text.Count, text.ForTrees.Pointer);
            pipeline.Tagger.Tag(vectors, text.Workspace.Tags.AsSpan(0, text.Count), text.Workspace);
        }
    }

    [Benchmark]
    public void _3_parse()
    {
        foreach (Prepared text in texts) pipeline.Parser.Parse(text.ForTrees.Pointer, text.Workspace);
    }

    [Benchmark]
    public void _4_rules_and_lemmas()
    {
        foreach (Prepared text in texts) pipeline.Rules.Read(text.Workspace);
    }

    [Benchmark]
    public void _5_encode_for_entities()
    {
        foreach (Prepared text in texts)
        {
            float* vectors = pipeline.EntityEncoder.Encode(text.Workspace.Tokens, 0, text.Count, text.Workspace);
            pipeline.EntityFinder.Scorer.Reduce(vectors, text.Count, text.ForEntities.Pointer);
        }
    }

    [Benchmark]
    public void _6_find_entities()
    {
        foreach (Prepared text in texts) text.Found = pipeline.EntityFinder.Find(text.ForEntities.Pointer, text.Workspace);
    }

    [Benchmark]
    public void _7_build_result()
    {
        foreach (Prepared text in texts) TextBuilder.Fill(new AnalyzedText(text.Text), text.Workspace, text.Found);
    }

    /// <summary>A short text with what the stages keep of it.</summary>
    sealed class Prepared(string text)
    {
        const int FloatsMax = 64 * 128;

        public string Text { get; } = text;

        public Workspace Workspace { get; } = new();

        public int Count => Workspace.Tokens.Count;

        public AlignedFloats ForTrees { get; } = new(FloatsMax);

        public AlignedFloats ForEntities { get; } = new(FloatsMax);

        public List<FoundEntity> Found { get; set; } = [];
    }
}
