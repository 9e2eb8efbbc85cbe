namespace Neo4j.Driver;

/// <summary>A row of a result: values by key, in the order of the query's columns.</summary>
public interface IRecord : IReadOnlyDictionary<string, object?>
{
    /// <summary>The value of a column, counted from 0.</summary>
    object? this[int index] { get; }

    /// <summary>The columns in order.</summary>
    new IReadOnlyList<string> Keys { get; }

    /// <summary>The row as a dictionary.</summary>
    new IReadOnlyDictionary<string, object?> Values { get; }

    /// <summary>The value of a column, converted as by <see cref="ValueExtensions.As{T}(object)"/>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    T Get<T>(string key);
}
