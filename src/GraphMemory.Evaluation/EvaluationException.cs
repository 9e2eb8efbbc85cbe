namespace GraphMemory.Evaluation;

/// <summary>The evaluation cannot run: data that is not there or cannot be read, or a set that does not exist. The message says what to do.</summary>
public sealed class EvaluationException(string message, Exception? inner = null) : Exception(message, inner);
