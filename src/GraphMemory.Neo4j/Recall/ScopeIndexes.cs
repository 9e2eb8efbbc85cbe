namespace GraphMemory.Neo4j.Recall;

/// <summary>The indexes of recently asked scopes, within a bound of memory; the one that was not asked for longest goes first.</summary>
internal sealed class ScopeIndexes(long bytesMax)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, IndexPlace> places = new(StringComparer.Ordinal);
    private readonly LinkedList<IndexPlace> byUse = new();
    private long bytes;

    /// <summary>The place of a scope's index, which may be empty.</summary>
    public IndexPlace Of(Scope scope)
    {
        lock (gate)
        {
            if (places.TryGetValue(scope.Token, out IndexPlace? place))
            {
                byUse.Remove(place.Node);
            }
            else
            {
                places.Add(scope.Token, place = new IndexPlace(scope));
                bytes += IndexPlace.BytesOfNone;
            }
            byUse.AddFirst(place.Node);
            MakeRoom(place);
            return place;
        }
    }

    /// <summary>True when an index of so many bytes may be kept.</summary>
    public bool Fits(long indexBytes) => indexBytes <= bytesMax;

    /// <summary>Keeps an index that was read or has grown, if it fits; null empties the place.</summary>
    public void Keep(IndexPlace place, FollowedIndex? index)
    {
        lock (gate)
        {
            if (index is not null && !Fits(index.Bytes))
            {
                place.IsTooLarge = true;
                index = null;
            }
            place.Index = index;
            // Forgotten meanwhile: good for those who ask now, and for nobody else.
            if (!ReferenceEquals(places.GetValueOrDefault(place.Scope.Token), place)) return;
            bytes -= place.Bytes;
            place.Bytes = IndexPlace.BytesOfNone + (index?.Bytes ?? 0);
            bytes += place.Bytes;
            MakeRoom(place);
        }
    }

    /// <summary>Notes that this process wrote to a scope, so that its index is brought up to date without being asked first whether it must.</summary>
    public void NoteWrite(Scope scope)
    {
        lock (gate)
        {
            if (places.TryGetValue(scope.Token, out IndexPlace? place)) place.IsBehind = true;
        }
    }

    private void MakeRoom(IndexPlace kept)
    {
        while (bytes > bytesMax && byUse.Last is { } last && !ReferenceEquals(last.Value, kept))
        {
            byUse.Remove(last);
            places.Remove(last.Value.Scope.Token);
            bytes -= last.Value.Bytes;
        }
    }
}

/// <summary>Where the index of a scope is kept.</summary>
#pragma warning disable CA1001 // The gate is left to the collector: who evicts a place does not know who waits at it.
internal sealed class IndexPlace
#pragma warning restore CA1001
{
    /// <summary>What a place takes without an index.</summary>
    public const long BytesOfNone = 1_024;

    private volatile FollowedIndex? index;
    private volatile bool isBehind;

    public IndexPlace(Scope scope)
    {
        Scope = scope;
        Node = new LinkedListNode<IndexPlace>(this);
    }

    public Scope Scope { get; }

    /// <summary>Held by who reads the index or brings it up to date.</summary>
    public SemaphoreSlim Gate { get; } = new(1, 1);

    public FollowedIndex? Index
    {
        get => index;
        set => index = value;
    }

    /// <summary>True after a write by this process that the index may not show yet.</summary>
    public bool IsBehind
    {
        get => isBehind;
        set => isBehind = value;
    }

    /// <summary>True when the index was read once and did not fit.</summary>
    public bool IsTooLarge { get; set; }

    /// <summary>The reading of a large index, while it goes on.</summary>
    public Task? Loading { get; set; }

    public long Bytes { get; set; } = BytesOfNone;

    public LinkedListNode<IndexPlace> Node { get; }
}
