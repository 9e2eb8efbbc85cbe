namespace GraphMemory.Language.English.Trees;

/// <summary>
/// What the parser has done so far: a stack of tokens, a buffer of those to come, and the arcs made. Kept and used again for the next text.
/// </summary>
sealed class ParserState
{
    public const int None = -1;

    int[] stack = [];
    int[] returned = [];
    int[] madeBefore = [];
    int[] lastLeft = [];
    int[] lastRight = [];
    bool[] wasPutBack = [];
    bool[] startsSentence = [];
    int count, next, stackCount, returnedCount;

    /// <summary>For each token its head, or -1.</summary>
    public int[] Heads { get; private set; } = [];

    /// <summary>For each token with a head the move's label.</summary>
    public int[] Labels { get; private set; } = [];

    public bool IsDone => stackCount == 0 && BufferCount == 0;

    public int StackCount => stackCount;

    public int BufferCount => returnedCount + count - next;

    /// <summary>Begins with another text.</summary>
    public void Begin(int tokenCount)
    {
        (count, next, stackCount, returnedCount) = (tokenCount, 0, 0, 0);
        if (Heads.Length < tokenCount)
        {
            int capacity = Math.Max(tokenCount, Heads.Length * 2);
            stack = new int[capacity];
            returned = new int[capacity];
            madeBefore = new int[capacity];
            lastLeft = new int[capacity];
            lastRight = new int[capacity];
            wasPutBack = new bool[capacity];
            startsSentence = new bool[capacity];
            Heads = new int[capacity];
            Labels = new int[capacity];
        }
        Heads.AsSpan(0, tokenCount).Fill(None);
        Labels.AsSpan(0, tokenCount).Fill(None);
        lastLeft.AsSpan(0, tokenCount).Fill(None);
        lastRight.AsSpan(0, tokenCount).Fill(None);
        wasPutBack.AsSpan(0, tokenCount).Clear();
        startsSentence.AsSpan(0, tokenCount).Clear();
    }

    /// <summary>The token at a place of the stack counted from the top, or -1.</summary>
    public int Stack(int place) => place < stackCount ? stack[stackCount - 1 - place] : None;

    /// <summary>The token at a place of the buffer, or -1.</summary>
    public int Buffer(int place)
    {
        if (place < returnedCount) return returned[returnedCount - 1 - place];
        int token = next + place - returnedCount;
        return token < count ? token : None;
    }

    /// <summary>The eight tokens by which the network judges the state.</summary>
    public void Describe(Span<int> tokens)
    {
        int top = Stack(0), front = Buffer(0);
        tokens[0] = front;
        tokens[1] = Buffer(1);
        tokens[2] = top;
        tokens[3] = Stack(1);
        tokens[4] = Stack(2);
        tokens[5] = front < 0 ? None : lastLeft[front];
        tokens[6] = top < 0 ? None : lastLeft[top];
        tokens[7] = top < 0 ? None : lastRight[top];
    }

    public bool CanShift
    {
        get
        {
            if (stackCount == 0) return true;
            if (BufferCount < 2) return false;
            int front = Buffer(0);
            return !startsSentence[front] && !wasPutBack[front];
        }
    }

    public bool CanReduce => stackCount > 0;

    public bool CanMakeArc => stackCount > 0 && BufferCount > 0 && !startsSentence[Buffer(0)];

    public bool CanBreak => BufferCount >= 2 && Buffer(1) == Buffer(0) + 1 && !startsSentence[Buffer(1)];

    public void Shift() => stack[stackCount++] = returnedCount > 0 ? returned[--returnedCount] : next++;

    public void Reduce()
    {
        int top = stack[--stackCount];
        if (Heads[top] != None || stackCount == 0) return;
        wasPutBack[top] = true;
        returned[returnedCount++] = top;
    }

    public void ArcLeft(int label)
    {
        MakeArc(Buffer(0), Stack(0), label);
        wasPutBack[Buffer(0)] = false;
        stackCount--;
    }

    public void ArcRight(int label)
    {
        MakeArc(Stack(0), Buffer(0), label);
        Shift();
    }

    public void Break() => startsSentence[Buffer(1)] = true;

    void MakeArc(int head, int child, int label)
    {
        if (Heads[child] is var former && former != None) LastMade(former, child) = madeBefore[child];
        ref int last = ref LastMade(head, child);
        madeBefore[child] = last;
        last = child;
        Heads[child] = head;
        Labels[child] = label;
    }

    /// <summary>The last made child of a head on the side on which this child is.</summary>
    ref int LastMade(int head, int child) => ref head > child ? ref lastLeft[head] : ref lastRight[head];
}
