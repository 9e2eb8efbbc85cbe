using System.Numerics.Tensors;
using GraphMemory.Language.English.Loading;
using GraphMemory.Language.English.Network;

namespace GraphMemory.Language.English.Trees;

/// <summary>
/// Builds the dependency tree of a text move by move, always taking the allowed move with the best score. Works through the whole text at
/// once; where sentences begin follows from the finished tree.
/// </summary>
sealed unsafe class Parser(Safetensors weights, Tables tables, Arithmetic arithmetic)
{
    const int Shift = 0;
    const int Reduce = 1;
    const int FirstLeftArc = 2;

    readonly int firstRightArc = Array.FindIndex(tables.ParserMoves, move => move.StartsWith("R-", StringComparison.Ordinal));
    readonly int breakMove = Array.IndexOf(tables.ParserMoves, "B-ROOT");
    readonly int[] labels =
        [.. tables.ParserMoves.Select(move => move.Length > 2 ? Array.IndexOf(tables.Deps, move[2..]) : ParserState.None)];
    readonly int rootLabel = tables.RootDep;
    readonly DecoratedLabels decorated = new(tables.Deps);

    /// <summary>The network by which moves are scored; what it keeps of the tokens is given to <see cref="Parse"/>.</summary>
    public MoveScorer Scorer { get; } = new(weights, "parser", arithmetic);

    /// <summary>Fills heads, labels and sentence starts of all tokens.</summary>
    /// <param name="reduced">What the scorer keeps of the tokens.</param>
    /// <param name="workspace">Scratch memory, with the tree to fill.</param>
    /// <param name="watch">Told of each move: its index, its score, how many moves were allowed.</param>
    public void Parse(float* reduced, Workspace workspace, Action<int, float, int>? watch = null)
    {
        Tree tree = workspace.Tree;
        ParserState state = workspace.Parser;
        state.Begin(tree.Count);
        workspace.Window.Begin(Scorer, reduced, tree.Count);
        Span<int> described = stackalloc int[Scorer.Roles];
        while (!state.IsDone)
        {
            state.Describe(described);
            ReadOnlySpan<float> scores = workspace.Window.Score(described);
            int move = Best(state, scores);
            watch?.Invoke(move, scores[move], Allowed(state));
            Apply(state, move);
        }
        for (int i = 0; i < tree.Count; i++)
        {
            bool isRoot = state.Heads[i] == ParserState.None;
            tree.Heads[i] = isRoot ? i : state.Heads[i];
            tree.Deps[i] = isRoot ? rootLabel : state.Labels[i];
        }
        tree.FindEdges();
        if (decorated.Undo(tree)) tree.FindEdges();
    }

    void Apply(ParserState state, int move)
    {
        if (move == Shift) state.Shift();
        else if (move == Reduce) state.Reduce();
        else if (move < firstRightArc) state.ArcLeft(labels[move]);
        else if (move < breakMove) state.ArcRight(labels[move]);
        else state.Break();
    }

    int Best(ParserState state, ReadOnlySpan<float> scores)
    {
        int best = -1;
        if (state.CanShift) best = Shift;
        if (state.CanReduce && (best < 0 || scores[Reduce] > scores[best])) best = Reduce;
        if (state.CanMakeArc)
        {
            int arc = FirstLeftArc + TensorPrimitives.IndexOfMax(scores[FirstLeftArc..breakMove]);
            if (best < 0 || scores[arc] > scores[best]) best = arc;
        }
        if (state.CanBreak && (best < 0 || scores[breakMove] > scores[best])) best = breakMove;
        return best;
    }

    int Allowed(ParserState state) =>
        (state.CanShift ? 1 : 0) + (state.CanReduce ? 1 : 0) + (state.CanMakeArc ? breakMove - FirstLeftArc : 0) + (state.CanBreak ? 1 : 0);
}
