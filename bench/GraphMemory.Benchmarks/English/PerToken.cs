using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace GraphMemory.Benchmarks.English;

/// <summary>Columns that count in tokens, of the fastest iteration, for benchmarks whose parameter is the kind of text.</summary>
sealed class PerToken(string name, Func<double, double, string> show) : IColumn
{
    public static IColumn Rate { get; } = new PerToken("Tokens/s", (nanoseconds, _) => (1e9 / nanoseconds).ToString("N0", CultureInfo.InvariantCulture));

    public static IColumn Time { get; } = new PerToken("us/token", (nanoseconds, _) => (nanoseconds / 1e3).ToString("F2", CultureInfo.InvariantCulture));

    public static IColumn Bytes { get; } = new PerToken("B/token", (_, bytes) => bytes.ToString("N0", CultureInfo.InvariantCulture));

    public string Id => ColumnName;

    public string ColumnName { get; } = name;

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => $"{ColumnName} in the fastest iteration";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        double tokens = EnglishThroughput.CountTokens((string)benchmarkCase.Parameters["Text"]);
        return summary[benchmarkCase] is { ResultStatistics: { } statistics } report
            ? show(statistics.Min / tokens, (report.GcStats.GetBytesAllocatedPerOperation(benchmarkCase) ?? 0) / tokens)
            : "-";
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;
}
