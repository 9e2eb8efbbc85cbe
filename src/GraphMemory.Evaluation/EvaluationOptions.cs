namespace GraphMemory.Evaluation;

/// <summary>What to measure and on what.</summary>
public sealed record EvaluationOptions
{
    /// <summary>Names of sets, as <see cref="EvaluationRunner.SetNames"/> lists them; empty means all.</summary>
    public IReadOnlyList<string> Sets { get; init; } = [];

    /// <summary>The folder of the data files; null for <c>$GRAPHMEMORY_SHARED/data</c>, else <c>../shared/data</c>.</summary>
    public string? DataFolder { get; init; }

    /// <summary>The version that is measured, as the report names it; null when it is not known.</summary>
    public string? Commit { get; init; }

    /// <summary>True: recall is measured once more for each signal, with its weight at 0. Takes a few times as long.</summary>
    public bool LeaveOneOut { get; init; }

    /// <summary>True: the abstention set also tells what other floors would give.</summary>
    public bool FitFloors { get; init; }

    /// <summary>The sizes of memory at which latency is measured, in turns, ascending: 1 to 100,000 each.</summary>
    public IReadOnlyList<int> LatencyTurns { get; init; } = [1_000, 5_000, 20_000];
}

/// <summary>How far an evaluation is.</summary>
/// <param name="Set">The set at work.</param>
/// <param name="Step">What it does: "remembering", "asking".</param>
/// <param name="Done">How many of them are done.</param>
/// <param name="Total">How many there are.</param>
public sealed record EvaluationProgress(string Set, string Step, int Done, int Total);
