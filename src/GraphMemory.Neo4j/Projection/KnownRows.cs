using GraphMemory.Neo4j.Values;
using Neo4j.Driver;

namespace GraphMemory.Neo4j.Projection;

/// <summary>What is there of that which a change refers to. The projection adds what it makes.</summary>
internal sealed class KnownRows
{
    public HashSet<Guid> Entities { get; } = [];

    /// <summary>Turns and facts, each with the terms by which it was indexed before the change; null for those that the change adds.</summary>
    public Dictionary<Guid, string?> Turns { get; } = [];

    /// <inheritdoc cref="Turns"/>
    public Dictionary<Guid, string?> Facts { get; } = [];

    /// <summary>How many dimensions the models have whose vectors are kept.</summary>
    public Dictionary<string, int> Models { get; } = new(StringComparer.Ordinal);


    /// <summary>Reads the answer of append/prepare.</summary>
    public static KnownRows Read(IRecord prepared)
    {
        IReadOnlyDictionary<string, object?> row = prepared.Values;
        KnownRows known = new();
        foreach (string id in row.Texts("entities")) known.Entities.Add(Guid.ParseExact(id, "D"));
        foreach (IReadOnlyDictionary<string, object?> turn in row.Maps("turns")) known.Turns[turn.Id("id")] = turn.Text("terms");
        foreach (IReadOnlyDictionary<string, object?> fact in row.Maps("facts")) known.Facts[fact.Id("id")] = fact.Text("terms");
        foreach (IReadOnlyDictionary<string, object?> model in row.Maps("models")) known.Models[model.Text("name")] = model.Int32("dimensions");
        return known;
    }
}
