namespace GraphMemory.Evaluation.Sets;

/// <summary>One thing to measure.</summary>
internal interface IEvaluationSet
{
    string Name { get; }

    Task<SetReport> RunAsync(EvaluationRun run, CancellationToken ct);
}
