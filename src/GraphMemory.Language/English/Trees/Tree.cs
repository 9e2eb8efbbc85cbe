using GraphMemory.Language.English.Tokens;

namespace GraphMemory.Language.English.Trees;

/// <summary>
/// Heads, labels and sentence starts of a text's tokens as plain numbers. Kept and used again for the next text: the arrays may be longer
/// than the text.
/// </summary>
sealed class Tree
{
    const int EdgeRoundsMax = 12;

    public int Count { get; private set; }

    /// <summary>For each token its head; itself for a root.</summary>
    public int[] Heads { get; private set; } = [];

    /// <summary>For each token its label, by index.</summary>
    public int[] Deps { get; private set; } = [];

    /// <summary>For each token the first token of its subtree.</summary>
    public int[] LeftEdges { get; private set; } = [];

    /// <summary>For each token the last token of its subtree.</summary>
    public int[] RightEdges { get; private set; } = [];

    public bool[] SentenceStarts { get; private set; } = [];

    public bool[] IsSpace { get; private set; } = [];

    public Children Children { get; } = new();

    /// <summary>Begins with another text.</summary>
    public void Begin(TokenBuffer tokens)
    {
        Count = tokens.Count;
        if (Heads.Length < Count)
        {
            int capacity = tokens.Lexemes.Length;
            Heads = new int[capacity];
            Deps = new int[capacity];
            LeftEdges = new int[capacity];
            RightEdges = new int[capacity];
            SentenceStarts = new bool[capacity];
            IsSpace = new bool[capacity];
        }
        for (int i = 0; i < Count; i++) IsSpace[i] = tokens.Lexemes[i].Word.IsSpace;
    }

    /// <summary>Computes edges and sentence starts from the heads.</summary>
    public void FindEdges()
    {
        for (int i = 0; i < Count; i++) LeftEdges[i] = RightEdges[i] = i;
        for (int round = 0; round < EdgeRoundsMax; round++)
        {
            for (int i = 0; i < Count; i++) Widen(i);
            for (int i = Count - 1; i >= 0; i--) Widen(i);
            SentenceStarts.AsSpan(0, Count).Clear();
            for (int i = 0; i < Count; i++)
                if (Heads[i] == i) SentenceStarts[LeftEdges[i]] = true;
            if (HeadsStayInSentences()) return;
        }
    }

    /// <summary>Computes who are whose children from the heads.</summary>
    public void FindChildren() => Children.Find(Heads.AsSpan(0, Count));

    void Widen(int token)
    {
        int head = Heads[token];
        LeftEdges[head] = Math.Min(LeftEdges[head], LeftEdges[token]);
        RightEdges[head] = Math.Max(RightEdges[head], RightEdges[token]);
    }

    bool HeadsStayInSentences()
    {
        int first = 0;
        for (int i = 0; i < Count; i++)
        {
            if (!((i > 0 && SentenceStarts[i]) || i == Count - 1)) continue;
            for (int j = first; j < i; j++)
                if (Heads[j] < first || Heads[j] > i) return false;
            first = i;
        }
        return true;
    }
}
