using BenchmarkDotNet.Attributes;
using GraphMemory.Language.English;
using GraphMemory.Language.English.Loading;
using GraphMemory.Language.English.Network;

namespace GraphMemory.Benchmarks.English;

/// <summary>Whole analyses on one core, one text after the other, beside the same arithmetic done one number at a time.</summary>
[Config(typeof(PerTokenConfig))]
public class EnglishThroughput
{
    readonly EnglishAnalyzer analyzer = EnglishAnalyzer.Default;
    readonly EnglishAnalyzer scalar = EnglishAnalyzer.Load(ModelFile.DefaultDirectory, EnglishAnalyzer.DefaultCharactersMax, new ScalarArithmetic());
    string[] texts = [];

    [Params(EnglishTexts.Messages, EnglishTexts.Answers, EnglishTexts.Document)]
    public string Text { get; set; } = "";

    [GlobalSetup]
    public void SetUp() => texts = EnglishTexts.For(Text);

    internal static int CountTokens(string kind) =>
        kind == EnglishTexts.NewWords
            ? EnglishAnalyzer.Default.Analyze(EnglishTexts.OfNewWords(new Random(0)), entities: false).Tokens.Count
            : EnglishTexts.For(kind).Sum(text => EnglishAnalyzer.Default.Analyze(text, entities: false).Tokens.Count);

    [Benchmark(Baseline = true)]
    public int Scalar_with_entities() => Analyze(scalar, entities: true);

    [Benchmark]
    public int With_entities() => Analyze(analyzer, entities: true);

    [Benchmark]
    public int Tags_trees_lemmas() => Analyze(analyzer, entities: false);

    int Analyze(EnglishAnalyzer with, bool entities)
    {
        int tokens = 0;
        foreach (string text in texts) tokens += with.Analyze(text, entities).Tokens.Count;
        return tokens;
    }
}
