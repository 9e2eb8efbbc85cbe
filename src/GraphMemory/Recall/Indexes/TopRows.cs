namespace GraphMemory.Recall.Indexes;

/// <summary>Keeps the best of many rows: a heap whose root is the worst kept.</summary>
internal sealed class TopRows(int max)
{
    private readonly PriorityQueue<int, (float Score, Guid Id)> heap = new(WorstFirst.Instance);
    private float scoreMin = float.NegativeInfinity;

    /// <summary>False when a row of this score is kept in no case.</summary>
    public bool Admits(float score) => score >= scoreMin;

    public void Offer(int row, float score, in Guid id)
    {
        if (!Admits(score)) return;
        if (heap.Count < max)
        {
            heap.Enqueue(row, (score, id));
            if (heap.Count < max) return;
        }
        else if (heap.TryPeek(out _, out (float Score, Guid Id) worst) && WorstFirst.Instance.Compare(worst, (score, id)) < 0)
        {
            heap.EnqueueDequeue(row, (score, id));
        }
        heap.TryPeek(out _, out (float Score, Guid Id) least);
        scoreMin = least.Score;
    }

    /// <summary>Offers what another kept.</summary>
    public void Take(TopRows other)
    {
        foreach ((int row, (float score, Guid id)) in other.heap.UnorderedItems) Offer(row, score, id);
    }

    /// <summary>The rows kept, best first. Empties the heap.</summary>
    public int[] BestFirst()
    {
        int[] rows = new int[heap.Count];
        for (int i = rows.Length - 1; i >= 0; i--) rows[i] = heap.Dequeue();
        return rows;
    }

    /// <summary>A lower score is worse; of two equal ones the later id is, so that every store cuts alike.</summary>
    private sealed class WorstFirst : IComparer<(float Score, Guid Id)>
    {
        public static readonly WorstFirst Instance = new();

        public int Compare((float Score, Guid Id) x, (float Score, Guid Id) y)
        {
            int byScore = x.Score.CompareTo(y.Score);
            return byScore != 0 ? byScore : y.Id.CompareTo(x.Id);
        }
    }
}
