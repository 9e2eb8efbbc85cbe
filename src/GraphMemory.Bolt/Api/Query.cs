using GraphMemory.Bolt.PackStream;

namespace Neo4j.Driver;

/// <summary>A statement with its parameters.</summary>
public class Query
{
    /// <summary>A statement without parameters.</summary>
    public Query(string text)
        : this(text, (object?)null)
    {
    }

    /// <summary>A statement whose parameters are the properties of an object, anonymous ones as well, or a map.</summary>
    public Query(string text, object? parameters)
        : this(text, ParameterMap.Of(parameters))
    {
    }

    /// <summary>A statement with a map of parameters, which is not copied.</summary>
    public Query(string text, IDictionary<string, object?> parameters)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
        Parameters = parameters ?? new Dictionary<string, object?>();
    }

    /// <summary>The statement.</summary>
    public string Text { get; }

    /// <summary>The parameters by name, without the dollar sign.</summary>
    public IDictionary<string, object?> Parameters { get; }
}
