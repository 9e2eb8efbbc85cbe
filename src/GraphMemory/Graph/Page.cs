namespace GraphMemory.Graph;

/// <summary>Bounds of a page.</summary>
public static class Page
{
    /// <summary>The size of a page when none is asked for.</summary>
    public const int DefaultSize = 20;
}

/// <summary>A part of a list.</summary>
/// <param name="Items">The rows, in the order of the list.</param>
/// <param name="HasMore">True when rows follow.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, bool HasMore)
{
    /// <summary>A page without rows.</summary>
    public static Page<T> Empty { get; } = new([], HasMore: false);
}
