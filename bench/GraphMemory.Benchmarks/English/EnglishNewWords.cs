using BenchmarkDotNet.Attributes;
using GraphMemory.Language.English;

namespace GraphMemory.Benchmarks.English;

/// <summary>
/// What it costs when the caches are of no use: a document whose longer words were never seen before, another one each time.
/// </summary>
[Config(typeof(PerTokenConfig))]
[InvocationCount(1)]
public class EnglishNewWords
{
    readonly Random random = new(4);
    string text = "";

    [Params(EnglishTexts.NewWords)]
    public string Text { get; set; } = "";

    [IterationSetup]
    public void SetUp() => text = EnglishTexts.OfNewWords(random);

    [Benchmark]
    public int With_entities() => EnglishAnalyzer.Default.Analyze(text).Tokens.Count;

    [Benchmark]
    public int Tags_trees_lemmas() => EnglishAnalyzer.Default.Analyze(text, entities: false).Tokens.Count;
}
