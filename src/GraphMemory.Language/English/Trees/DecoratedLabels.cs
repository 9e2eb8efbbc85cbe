namespace GraphMemory.Language.English.Trees;

/// <summary>
/// The parser can only build trees without crossing arcs. A label <c>x||y</c> marks a token that belongs further down, to a <c>y</c> below
/// the head it was given; here it is moved there, which may make arcs cross.
/// </summary>
sealed class DecoratedLabels
{
    const string Separator = "||";

    /// <summary>For each decorated label the plain one and the one of the true head; null for labels that are plain.</summary>
    readonly (int Plain, int HeadLabel)?[] decorated;

    public DecoratedLabels(string[] labels)
    {
        decorated = [.. labels.Select(Parts)];

        (int, int)? Parts(string label)
        {
            string[] parts = label.Split(Separator);
            return parts.Length == 2 ? (Array.IndexOf(labels, parts[0]), Array.IndexOf(labels, parts[1])) : null;
        }
    }

    /// <summary>
    /// Moves the marked tokens of a tree whose edges are known; tells whether there were any. The edges are left as they were.
    /// </summary>
    public bool Undo(Tree tree)
    {
        bool any = false;
        bool childrenKnown = false;
        for (int token = 0; token < tree.Count; token++)
        {
            if (decorated[tree.Deps[token]] is not (int plain, int headLabel)) continue;
            any = true;
            if (!childrenKnown) tree.FindChildren();
            int? head = FindHead(tree, token, headLabel);
            tree.Heads[token] = head ?? tree.Heads[token];
            childrenKnown = head is null;
            tree.Deps[token] = plain;
        }
        return any;
    }

    /// <summary>The nearest token below the present head with the label, level by level, each from left to right.</summary>
    static int? FindHead(Tree tree, int token, int headLabel)
    {
        Queue<int> queue = new([tree.Heads[token]]);
        while (queue.TryDequeue(out int above))
            foreach (int child in tree.Children.Of(above))
            {
                if (child == token || tree.IsSpace[child] || child < tree.LeftEdges[above] || child > tree.RightEdges[above]) continue;
                if (tree.Deps[child] == headLabel) return child;
                queue.Enqueue(child);
            }
        return null;
    }
}
