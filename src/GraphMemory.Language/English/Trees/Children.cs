namespace GraphMemory.Language.English.Trees;

/// <summary>For each token the tokens whose head it is, from left to right; a root is not its own child.</summary>
sealed class Children
{
    readonly int[] firsts;
    readonly int[] all;

    public Children(ReadOnlySpan<int> heads)
    {
        firsts = new int[heads.Length + 1];
        for (int i = 0; i < heads.Length; i++)
            if (heads[i] != i) firsts[heads[i] + 1]++;
        for (int i = 0; i < heads.Length; i++) firsts[i + 1] += firsts[i];
        all = new int[firsts[^1]];
        int[] filled = firsts[..^1];
        for (int i = 0; i < heads.Length; i++)
            if (heads[i] != i) all[filled[heads[i]]++] = i;
    }

    /// <summary>The children of all tokens, one token's after the other's.</summary>
    public ReadOnlySpan<int> All => all;

    public int First(int token) => firsts[token];

    public int Count(int token) => firsts[token + 1] - firsts[token];

    public ReadOnlySpan<int> Of(int token) => all.AsSpan(First(token), Count(token));
}
