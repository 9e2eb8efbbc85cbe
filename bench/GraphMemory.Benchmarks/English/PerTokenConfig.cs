using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;

namespace GraphMemory.Benchmarks.English;

/// <summary>Short runs, results by token.</summary>
sealed class PerTokenConfig : ManualConfig
{
    public PerTokenConfig()
    {
        AddJob(Job.Default.WithWarmupCount(4).WithIterationCount(12));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumn(PerToken.Rate, PerToken.Time, PerToken.Bytes);
        HideColumns(Column.Gen0, Column.Gen1, Column.Gen2, Column.AllocRatio, Column.RatioSD);
    }
}
