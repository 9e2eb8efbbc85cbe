namespace GraphMemory.Language.English.Trees;

/// <summary>For each token the tokens whose head it is, from left to right; a root is not its own child.</summary>
sealed class Children
{
    int[] ends = [];
    int[] all = [];

    /// <summary>How many tokens are somebody's child.</summary>
    public int TotalCount { get; private set; }

    public void Find(ReadOnlySpan<int> heads)
    {
        if (ends.Length < heads.Length + 1)
        {
            int capacity = Math.Max(heads.Length + 1, ends.Length * 2);
            (ends, all) = (new int[capacity], new int[capacity]);
        }
        // First ends[i + 1] counts the children of i, then it says where they begin, and filling them in moves it to where they end.
        Span<int> begins = ends.AsSpan(0, heads.Length + 1);
        begins.Clear();
        for (int i = 0; i < heads.Length; i++)
            if (heads[i] != i && heads[i] + 2 < begins.Length) begins[heads[i] + 2]++;
        for (int i = 1; i < begins.Length; i++) begins[i] += begins[i - 1];
        for (int i = 0; i < heads.Length; i++)
            if (heads[i] != i) all[begins[heads[i] + 1]++] = i;
        TotalCount = begins[^1];
    }

    /// <summary>A place among the children of all tokens, which stand one token's after the other's.</summary>
    public int At(int place) => all[place];

    /// <summary>Where the children of a token begin among those of all.</summary>
    public int First(int token) => ends[token];

    public ReadOnlySpan<int> Of(int token) => all.AsSpan(ends[token], ends[token + 1] - ends[token]);
}
