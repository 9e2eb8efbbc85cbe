namespace GraphMemory.Neo4j.Recall;

/// <summary>Counts a question's terms in the terms of a row: a text of words with a space between two, the scope's token first.</summary>
internal sealed class TermCounter
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;

    public TermCounter(IReadOnlyList<string> terms)
    {
        Count = terms.Count;
        for (int i = 0; i < terms.Count; i++) places.TryAdd(terms[i], i);
        lookup = places.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>How many terms are counted.</summary>
    public int Count { get; }

    /// <summary>For each of the question's terms in order, how often it stands there.</summary>
    public float[] In(ReadOnlySpan<char> terms)
    {
        float[] counts = new float[Count];
        bool isScope = true;
        foreach (Range range in terms.Split(' '))
        {
            if (!isScope && lookup.TryGetValue(terms[range], out int place)) counts[place]++;
            isScope = false;
        }
        return counts;
    }
}
