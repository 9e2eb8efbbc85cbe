using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Values;

/// <summary>The columns of a result, shared by all its records.</summary>
internal sealed class RecordKeys(string[] names)
{
    private const int CountToIndex = 12;

    private readonly Dictionary<string, int>? _index = names.Length <= CountToIndex
        ? null
        : names.Select((name, position) => (name, position)).ToDictionary(p => p.name, p => p.position, StringComparer.Ordinal);

    public string[] Names => names;

    /// <summary>The position of a column, or -1.</summary>
    public int PositionOf(string name)
    {
        if (_index is not null)
            return _index.GetValueOrDefault(name, -1);
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i] == name)
                return i;
        }

        return -1;
    }
}

internal sealed class Record(RecordKeys keys, object?[] values) : IRecord
{
    public int Count => values.Length;

    public IReadOnlyList<string> Keys => keys.Names;

    public IReadOnlyDictionary<string, object?> Values => this;

    IEnumerable<string> IReadOnlyDictionary<string, object?>.Keys => keys.Names;

    IEnumerable<object?> IReadOnlyDictionary<string, object?>.Values => values;

    public object? this[int index] => values[index];

    public object? this[string key] =>
        TryGetValue(key, out object? value) ? value : throw new KeyNotFoundException($"The result has no column '{key}'.");

    public T Get<T>(string key) => this[key].As<T>();

    public bool ContainsKey(string key) => keys.PositionOf(key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        int position = keys.PositionOf(key);
        value = position < 0 ? null : values[position];
        return position >= 0;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (int i = 0; i < values.Length; i++)
            yield return new(keys.Names[i], values[i]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
