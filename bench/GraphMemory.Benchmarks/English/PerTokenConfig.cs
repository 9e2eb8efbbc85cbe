using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace GraphMemory.Benchmarks.English;

/// <summary>
/// Many short iterations of which the fastest counts, so that the table means something on a machine that is busy with other work; results by token.
/// </summary>
sealed class PerTokenConfig : ManualConfig
{
    public PerTokenConfig()
    {
        AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(6).WithIterationCount(25).WithIterationTime(TimeInterval.FromMilliseconds(60)));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumn(StatisticColumn.Min, PerToken.Rate, PerToken.Time, PerToken.Bytes);
        HideColumns(Column.Gen0, Column.Gen1, Column.Gen2, Column.AllocRatio, Column.RatioSD, Column.Error, Column.StdDev, Column.Median);
    }
}
