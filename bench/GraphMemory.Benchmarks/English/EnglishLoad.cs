using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using GraphMemory.Language.English;

namespace GraphMemory.Benchmarks.English;

/// <summary>Loading the model, and the first text, each time in a fresh process.</summary>
[SimpleJob(RunStrategy.ColdStart, launchCount: 8, warmupCount: 0, iterationCount: 1, invocationCount: 1)]
public class EnglishLoad
{
    [Benchmark]
    public int Load_the_model() => EnglishAnalyzer.Load().CharactersMax;

    [Benchmark]
    public int Load_and_analyse_a_message() => EnglishAnalyzer.Load().Analyze("My sister Ana moved from Graz to Turin last spring.").Tokens.Count;
}
