namespace GraphMemory.Sqlite.Recall;

/// <summary>Keeps the best of many rows: a heap whose root is the worst kept.</summary>
internal readonly struct TopRows
{
    private readonly PriorityQueue<int, (float Score, Guid Id)> heap;
    private readonly int max;

    public TopRows(int max)
    {
        this.max = max;
        heap = new PriorityQueue<int, (float Score, Guid Id)>(WorstFirst.Instance);
    }

    public void Offer(int row, float score, in Guid id)
    {
        if (heap.Count < max)
        {
            heap.Enqueue(row, (score, id));
        }
        else if (heap.TryPeek(out _, out (float Score, Guid Id) worst) && score >= worst.Score && WorstFirst.Instance.Compare(worst, (score, id)) < 0)
        {
            heap.EnqueueDequeue(row, (score, id));
        }
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
