using System.Diagnostics.CodeAnalysis;

namespace GraphMemory.Sqlite.Recall;

/// <summary>
/// The indexes of recently asked scopes, within a bound of memory; the one that was not asked for longest goes first. What this process
/// writes is applied to them, also to one that is being read from the file meanwhile.
/// </summary>
internal sealed class ScopeIndexCache(long bytesMax)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Place> places = new(StringComparer.Ordinal);
    private readonly LinkedList<Place> byUse = new();
    private long bytes;

    /// <summary>A scope's index, when it is kept.</summary>
    public bool TryGet(Scope scope, [NotNullWhen(true)] out FileIndex? index)
    {
        lock (gate)
        {
            index = places.TryGetValue(scope.Token, out Place? place) ? place.Index : null;
            if (index is not null) Touch(place!);
            return index is not null;
        }
    }

    /// <summary>A scope's index, read from the file unless it is kept. The read must begin inside <paramref name="load"/>, not before.</summary>
    public FileIndex GetOrLoad(Scope scope, Func<FileIndex> load)
    {
        Place place = PlaceOf(scope);
        lock (place.Loading)
        {
            lock (gate)
            {
                if (place.Index is not null) return place.Index;
                place.Missed = [];
            }
            try
            {
                FileIndex index = load();
                lock (gate) return Keep(place, index);
            }
            finally
            {
                lock (gate) place.Missed = null;
            }
        }
    }

    /// <summary>Applies what was written to a scope.</summary>
    public void Apply(Scope scope, IndexDelta delta)
    {
        lock (gate)
        {
            if (!places.TryGetValue(scope.Token, out Place? place)) return;
            place.Missed?.Add(delta);
            if (place.Index is null) return;
            if (place.Index.TryApply(delta)) Weigh(place);
            else Remove(place);
        }
    }

    /// <summary>Forgets a scope's index; whoever asks next reads it anew.</summary>
    public void Drop(Scope scope)
    {
        lock (gate)
        {
            if (places.TryGetValue(scope.Token, out Place? place)) Remove(place);
        }
    }

    private FileIndex Keep(Place place, FileIndex index)
    {
        // Dropped meanwhile: good for the one who asked before that, and for nobody else.
        if (!ReferenceEquals(places.GetValueOrDefault(place.Token), place)) return index;
        if (!place.Missed!.TrueForAll(index.TryApply))
        {
            Remove(place);
            return index;
        }
        place.Index = index;
        place.Node = byUse.AddFirst(place);
        Weigh(place);
        return index;
    }

    private Place PlaceOf(Scope scope)
    {
        lock (gate)
        {
            if (!places.TryGetValue(scope.Token, out Place? place)) places.Add(scope.Token, place = new Place(scope.Token));
            return place;
        }
    }

    private void Touch(Place place)
    {
        byUse.Remove(place.Node!);
        byUse.AddFirst(place.Node!);
    }

    private void Weigh(Place place)
    {
        bytes -= place.Bytes;
        place.Bytes = place.Index!.Bytes;
        bytes += place.Bytes;
        while (bytes > bytesMax && byUse.Last is { } last && !ReferenceEquals(last.Value, place)) Remove(last.Value);
    }

    private void Remove(Place place)
    {
        places.Remove(place.Token);
        if (place.Node is not null) byUse.Remove(place.Node);
        place.Node = null;
        place.Index = null;
        bytes -= place.Bytes;
        place.Bytes = 0;
    }

    private sealed class Place(string token)
    {
        public string Token => token;

        public Lock Loading { get; } = new();

        public FileIndex? Index { get; set; }

        /// <summary>What was written while the index is being read.</summary>
        public List<IndexDelta>? Missed { get; set; }

        public LinkedListNode<Place>? Node { get; set; }

        public long Bytes { get; set; }
    }
}
