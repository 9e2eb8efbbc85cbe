namespace GraphMemory.Language.English.Trees;

/// <summary>Heads, labels and sentence starts of a text's tokens as plain numbers.</summary>
sealed class Tree(int count, Func<int, bool> isSpace)
{
    const int EdgeRoundsMax = 12;

    public int Count => count;

    /// <summary>For each token its head; itself for a root.</summary>
    public int[] Heads { get; } = new int[count];

    /// <summary>For each token its label, by index.</summary>
    public int[] Deps { get; } = new int[count];

    /// <summary>For each token the first token of its subtree.</summary>
    public int[] LeftEdges { get; } = new int[count];

    /// <summary>For each token the last token of its subtree.</summary>
    public int[] RightEdges { get; } = new int[count];

    public bool[] SentenceStarts { get; } = new bool[count];

    public bool IsSpace(int token) => isSpace(token);

    /// <summary>Computes edges and sentence starts from the heads.</summary>
    public void FindEdges()
    {
        for (int i = 0; i < count; i++) LeftEdges[i] = RightEdges[i] = i;
        for (int round = 0; round < EdgeRoundsMax; round++)
        {
            for (int i = 0; i < count; i++) Widen(i);
            for (int i = count - 1; i >= 0; i--) Widen(i);
            SentenceStarts.AsSpan().Clear();
            for (int i = 0; i < count; i++)
                if (Heads[i] == i) SentenceStarts[LeftEdges[i]] = true;
            if (HeadsStayInSentences()) return;
        }
    }

    void Widen(int token)
    {
        int head = Heads[token];
        LeftEdges[head] = Math.Min(LeftEdges[head], LeftEdges[token]);
        RightEdges[head] = Math.Max(RightEdges[head], RightEdges[token]);
    }

    bool HeadsStayInSentences()
    {
        int first = 0;
        for (int i = 0; i < count; i++)
        {
            if (!((i > 0 && SentenceStarts[i]) || i == count - 1)) continue;
            for (int j = first; j < i; j++)
                if (Heads[j] < first || Heads[j] > i) return false;
            first = i;
        }
        return true;
    }
}
