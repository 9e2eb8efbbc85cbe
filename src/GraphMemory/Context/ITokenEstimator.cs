namespace GraphMemory.Context;

/// <summary>Counts tokens of a text, so that a context fits its budget. Safe to share between threads.</summary>
public interface ITokenEstimator
{
    /// <summary>What it is called in a context: which tokenizer it counts or estimates.</summary>
    string Name { get; }

    /// <summary>The number of tokens, at least 1 for a text that is not empty.</summary>
    int Count(string text);
}
