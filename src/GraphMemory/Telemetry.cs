using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace GraphMemory;

/// <summary>What the memory tells about itself: one meter and one activity source, both named <c>GraphMemory</c>. Never carries what people said.</summary>
public static class Telemetry
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "GraphMemory";

    internal static ActivitySource Activities { get; } = new(Name);

    private static readonly Meter Meter = new(Name);

    internal static Counter<long> TurnsRemembered { get; } = Meter.CreateCounter<long>("graphmemory.turns.remembered", "{turn}", "Turns that were new.");

    internal static Counter<long> FactsDecided { get; } = Meter.CreateCounter<long>("graphmemory.claims.judged", "{claim}", "Claims by verdict.");

    internal static Counter<long> ExtractionFailures { get; } = Meter.CreateCounter<long>("graphmemory.extraction.failures", "{turn}", "Turns whose words could not be read for claims.");

    internal static Counter<long> AppendsRefused { get; } = Meter.CreateCounter<long>("graphmemory.appends.refused", "{append}", "Appends that another writer was ahead of.");

    internal static Histogram<double> RememberDuration { get; } = Meter.CreateHistogram<double>("graphmemory.remember.duration", "s", "Duration of a remember call.");

    internal static Histogram<double> ContextDuration { get; } = Meter.CreateHistogram<double>("graphmemory.context.duration", "s", "Duration of building a context.");

    internal static Histogram<double> RetrievalLatency { get; } = Meter.CreateHistogram<double>("graphmemory.retrieval.latency", "s", "Duration of a recall.");

    internal static Histogram<int> ResultsCount { get; } = Meter.CreateHistogram<int>("graphmemory.results.count", "{result}", "Results of a recall.");

    internal static Histogram<double> AverageRelevance { get; } = Meter.CreateHistogram<double>("graphmemory.results.relevance", "1", "Mean relevance of the results of a recall.");
}
