using System.Numerics.Tensors;
using GraphMemory.Language.English.Loading;
using GraphMemory.Language.English.Network;
using GraphMemory.Language.English.Trees;

namespace GraphMemory.Language.English.Entities;

/// <summary>Finds names, dates, amounts token by token from left to right, always taking the allowed move with the best score.</summary>
sealed unsafe class EntityFinder(Safetensors weights, Tables tables, Arithmetic arithmetic)
{
    const int None = -1;

    /// <summary>
    /// The types of entities. The moves are: begin, go on, end, single token - each of them once for every type - then one without a type
    /// that is never allowed, and last the one that stays outside.
    /// </summary>
    readonly string[] types =
        [.. tables.EntityMoves.Where(move => move.StartsWith("B-", StringComparison.Ordinal)).Select(move => string.Intern(move[2..]))];

    /// <summary>The network by which moves are scored; what it keeps of the tokens is given to <see cref="Find"/>.</summary>
    public MoveScorer Scorer { get; } = new(weights, "ner", arithmetic);

    int GoOn => types.Length;

    int End => 2 * types.Length;

    int Single => 3 * types.Length;

    int Outside => Scorer.Moves - 1;

    /// <summary>The entities of a text whose sentences are known.</summary>
    /// <param name="reduced">What the scorer keeps of the tokens.</param>
    /// <param name="workspace">Scratch memory, with the tree that says where sentences begin.</param>
    /// <param name="watch">Told of each move: its index, its score, how many moves were allowed.</param>
    public List<FoundEntity> Find(float* reduced, Workspace workspace, Action<int, float, int>? watch = null)
    {
        Tree tree = workspace.Tree;
        List<FoundEntity> found = [];
        workspace.Window.Begin(Scorer, reduced, tree.Count);
        int start = None, open = None;
        for (int i = 0; i < tree.Count; i++)
        {
            ReadOnlySpan<float> scores = workspace.Window.Score([i, start, start == None ? None : i - 1]);
            bool mayGoOn = i + 1 < tree.Count && !tree.SentenceStarts[i + 1];
            (int move, int allowed) = start == None ? BestOutside(scores, mayGoOn, tree.IsSpace[i]) : BestInside(scores, open, mayGoOn);
            watch?.Invoke(move, scores[move], allowed);
            if (move < GoOn)
            {
                (start, open) = (i, move);
            }
            else if (move >= End && move < Outside)
            {
                found.Add(new FoundEntity(start == None ? i : start, i, types[move % types.Length]));
                start = None;
            }
        }
        return found;
    }

    /// <summary>The best move where no entity is open, and how many there were to choose from; of equals the first in the list.</summary>
    (int Move, int Allowed) BestOutside(ReadOnlySpan<float> scores, bool mayGoOn, bool isSpace)
    {
        if (isSpace) return (Outside, 1);
        int best = Single + TensorPrimitives.IndexOfMax(scores.Slice(Single, types.Length));
        if (mayGoOn)
        {
            int begin = TensorPrimitives.IndexOfMax(scores[..GoOn]);
            if (scores[begin] >= scores[best]) best = begin;
        }
        return (scores[Outside] > scores[best] ? Outside : best, (mayGoOn ? 2 : 1) * types.Length + 1);
    }

    (int Move, int Allowed) BestInside(ReadOnlySpan<float> scores, int open, bool mayGoOn) =>
        mayGoOn ? (scores[GoOn + open] >= scores[End + open] ? GoOn + open : End + open, 2) : (End + open, 1);
}
