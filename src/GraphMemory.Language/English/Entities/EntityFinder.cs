using GraphMemory.Language.English.Loading;
using GraphMemory.Language.English.Network;
using GraphMemory.Language.English.Trees;

namespace GraphMemory.Language.English.Entities;

/// <summary>Finds names, dates, amounts token by token from left to right, always taking the allowed move with the best score.</summary>
sealed unsafe class EntityFinder(Safetensors weights, Tables tables, Arithmetic arithmetic)
{
    const int None = -1;

    /// <summary>The kind and the type of each move; a type is empty for <c>O</c> and for the one move that is never allowed.</summary>
    readonly (char Kind, string Type)[] moves = [.. tables.EntityMoves.Select(m => (m[0], m.Length > 2 ? string.Intern(m[2..]) : ""))];

    /// <summary>The network by which moves are scored; what it keeps of the tokens is given to <see cref="Find"/>.</summary>
    public MoveScorer Scorer { get; } = new(weights, "ner", arithmetic);

    /// <summary>The entities of a text whose sentences are known.</summary>
    /// <param name="reduced">What the scorer keeps of the tokens.</param>
    /// <param name="workspace">Scratch memory, with the tree that says where sentences begin.</param>
    /// <param name="watch">Told of each move: its index, its score, how many moves were allowed.</param>
    public List<FoundEntity> Find(float* reduced, Workspace workspace, Action<int, float, int>? watch = null)
    {
        Tree tree = workspace.Tree;
        List<FoundEntity> found = [];
        workspace.Window.Begin(Scorer, reduced, tree.Count);
        int start = None;
        string open = "";
        for (int i = 0; i < tree.Count; i++)
        {
            ReadOnlySpan<float> scores = workspace.Window.Score([i, start, start == None ? None : i - 1]);
            bool mayContinue = i + 1 < tree.Count && !tree.SentenceStarts[i + 1];
            int best = None, allowed = 0;
            for (int move = 0; move < moves.Length; move++)
            {
                if (!IsAllowed(moves[move], start == None ? null : open, mayContinue, tree.IsSpace[i])) continue;
                allowed++;
                if (best == None || scores[move] > scores[best]) best = move;
            }
            watch?.Invoke(best, scores[best], allowed);
            switch (moves[best].Kind)
            {
                case 'B': (start, open) = (i, moves[best].Type); break;
                case 'L': found.Add(new FoundEntity(start, i, open)); start = None; break;
                case 'U': found.Add(new FoundEntity(i, i, moves[best].Type)); break;
            }
        }
        return found;
    }

    static bool IsAllowed((char Kind, string Type) move, string? open, bool mayContinue, bool isSpace) => move.Kind switch
    {
        'B' => open is null && mayContinue && !isSpace,
        'I' => mayContinue && move.Type == open,
        'L' => move.Type == open,
        'U' => open is null && !isSpace && move.Type.Length > 0,
        _ => open is null,
    };
}
