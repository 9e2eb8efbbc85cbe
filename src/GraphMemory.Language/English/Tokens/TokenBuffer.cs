using System.Text;

namespace GraphMemory.Language.English.Tokens;

/// <summary>The tokens of the text at hand as parallel arrays, kept and used again for the next text.</summary>
sealed class TokenBuffer
{
    const int FirstCapacity = 64;

    public int Count { get; private set; }

    public Lexeme[] Lexemes { get; private set; } = new Lexeme[FirstCapacity];

    public int[] Starts { get; private set; } = new int[FirstCapacity];

    public bool[] HasSpace { get; private set; } = new bool[FirstCapacity];

    public void Clear()
    {
        Lexemes.AsSpan(0, Count).Clear();
        Count = 0;
    }

    public void Add(Lexeme lexeme, int start, bool hasSpace)
    {
        if (Count == Lexemes.Length) Grow();
        Lexemes[Count] = lexeme;
        Starts[Count] = start;
        HasSpace[Count] = hasSpace;
        Count++;
    }

    /// <summary>The text of some tokens with the spaces between them.</summary>
    public string Joined(int first, int count)
    {
        StringBuilder joined = new();
        for (int i = first; i < first + count; i++)
        {
            joined.Append(Lexemes[i].Word.Text);
            if (HasSpace[i] && i < first + count - 1) joined.Append(' ');
        }
        return joined.ToString();
    }

    /// <summary>
    /// Puts other tokens in the place of spans that do not overlap, given by their first token. The last new token takes over the space.
    /// </summary>
    public void Replace(IReadOnlyDictionary<int, (int Count, Lexeme[] Lexemes)> spans)
    {
        (Lexeme[] lexemes, int[] starts, bool[] spaces, int count) = (Lexemes, Starts, HasSpace, Count);
        (Lexemes, Starts, HasSpace, Count) = (new Lexeme[count], new int[count], new bool[count], 0);
        for (int i = 0; i < count;)
        {
            if (!spans.TryGetValue(i, out (int Count, Lexeme[] Lexemes) span))
            {
                Add(lexemes[i], starts[i], spaces[i]);
                i++;
                continue;
            }
            int start = starts[i];
            foreach (Lexeme lexeme in span.Lexemes)
            {
                Add(lexeme, start, hasSpace: false);
                start += lexeme.Word.Text.Length;
            }
            i += span.Count;
            HasSpace[Count - 1] = spaces[i - 1];
        }
    }

    void Grow()
    {
        int capacity = Lexemes.Length * 2;
        Lexeme[] lexemes = Lexemes;
        int[] starts = Starts;
        bool[] spaces = HasSpace;
        Array.Resize(ref lexemes, capacity);
        Array.Resize(ref starts, capacity);
        Array.Resize(ref spaces, capacity);
        (Lexemes, Starts, HasSpace) = (lexemes, starts, spaces);
    }
}
