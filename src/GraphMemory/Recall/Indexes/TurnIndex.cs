using System.Runtime.CompilerServices;
using GraphMemory.Conversations;

namespace GraphMemory.Recall.Indexes;

/// <summary>What ranking reads of a turn.</summary>
internal struct TurnRow
{
    public Guid Id;
    public long SaidAt;
    public long RecordedAt;
    public int OffsetMinutes;
    public int Position;
    public int Session;
    public int Speaker;
    public int Length;
    public int Characters;
    public int Previous;
    public int Next;
    public float WindowLength;
    public float NeighbourScale;
    public float QuestionShare;
    public VectorPlace Vector;
    public TurnRole Role;
    public NameKinds Names;
    public bool EndsWithQuestion;
    public bool HasTimeWord;

    public readonly DateTimeOffset Said => new DateTimeOffset(SaidAt, TimeSpan.Zero).ToOffset(TimeSpan.FromMinutes(OffsetMinutes));

    public void Describe(TurnFeatures features)
    {
        Characters = features.Characters;
        EndsWithQuestion = features.EndsWithQuestion;
        QuestionShare = features.QuestionShare;
        HasTimeWord = features.HasTimeWord;
        Names = features.Names;
    }

    public readonly TurnFeatures Features => new(Characters, EndsWithQuestion, QuestionShare, HasTimeWord, Names);
}

/// <summary>The turns of one scope in the order in which they were stored, linked in the order of their sessions, with their windows.</summary>
internal sealed class TurnIndex
{
    /// <summary>No row.</summary>
    public const int None = -1;

    private readonly Dictionary<Guid, int> places = [];
    private readonly Dictionary<string, int> sessions = new(StringComparer.Ordinal);
    private readonly List<int> lastLinked = [];
    private readonly Dictionary<string, int> speakerNumbers = new(StringComparer.Ordinal);
    private readonly List<string?> speakers = [null];
    private TurnRow[] rows = [];
    private float[] weights = [];

    public int Count { get; private set; }

    public Postings Postings { get; } = new();

    public VectorPlaces Vectors { get; } = new();

    /// <summary>The sum of the lengths of all windows.</summary>
    public double WindowLengths { get; private set; }

    public ReadOnlySpan<TurnRow> Rows => rows.AsSpan(0, Count);

    /// <summary>Names of speakers by number; number 0 is nobody's.</summary>
    public IReadOnlyList<string?> Speakers => speakers;

    public long Bytes => (rows.Length * (long)(Unsafe.SizeOf<TurnRow>() + (TurnWindow.Width * sizeof(float)) + 48)) + Postings.Bytes + Vectors.Bytes;

    /// <summary>The weights of the turns around a turn, from -3 to +3.</summary>
    public ReadOnlySpan<float> Window(int row) => weights.AsSpan(row * TurnWindow.Width, TurnWindow.Width);

    /// <summary>A session's number; <see cref="None"/> when it has no turn.</summary>
    public int SessionNumber(string session) => sessions.TryGetValue(session, out int number) ? number : None;

    /// <summary>Adds a turn. <see cref="Settle"/> works out its window and those around it.</summary>
    public int Add(in TurnRow turn, string session, string? speaker, ReadOnlySpan<byte> terms)
    {
        if (Count == rows.Length)
        {
            Array.Resize(ref rows, Math.Max(8, Count * 2));
            Array.Resize(ref weights, rows.Length * TurnWindow.Width);
        }
        int row = Count++;
        rows[row] = turn;
        rows[row].Session = NumberOf(session);
        rows[row].Speaker = SpeakerNumber(speaker);
        rows[row].Length = Postings.Add(row, terms);
        places.Add(turn.Id, row);
        Link(row);
        return row;
    }

    /// <summary>Where a turn is; false when it is not there.</summary>
    public bool TryFind(Guid id, out int row) => places.TryGetValue(id, out row);

    /// <summary>Sets a row's vector; <see cref="Settle"/> works out what depends on it.</summary>
    public void SetVector(int row, int model, ReadOnlySpan<float> vector) => Vectors.Set(ref rows[row].Vector, model, vector);

    /// <summary>Sets a turn's vector. False when it is not there.</summary>
    public bool TrySetVector(Guid id, int model, ReadOnlySpan<float> vector)
    {
        if (!places.TryGetValue(id, out int row)) return false;
        SetVector(row, model, vector);
        SettleAround(row);
        return true;
    }

    /// <summary>Gives a turn other features. False when it is not there.</summary>
    public bool TryDescribe(Guid id, TurnFeatures features)
    {
        if (!places.TryGetValue(id, out int row)) return false;
        rows[row].Describe(features);
        SettleAround(row);
        return true;
    }

    /// <summary>Works out the windows and neighbour vectors that a new or changed turn changes.</summary>
    public void SettleAround(int row)
    {
        Settle(row);
        int before = row;
        int after = row;
        for (int distance = 1; distance <= TurnWindow.Reach; distance++)
        {
            if (before != None && (before = rows[before].Previous) != None) Settle(before);
            if (after != None && (after = rows[after].Next) != None) Settle(after);
        }
    }

    /// <summary>Works out one turn's window and neighbour vector.</summary>
    public void Settle(int row)
    {
        Span<int> around = stackalloc int[TurnWindow.Width];
        int at = row;
        int own = 0;
        while (own < TurnWindow.Reach && rows[at].Previous != None)
        {
            at = rows[at].Previous;
            own++;
        }
        int count = 0;
        for (; at != None && count <= own + TurnWindow.Reach; at = rows[at].Next) around[count++] = at;
        Span<int> characters = stackalloc int[TurnWindow.Width];
        Span<bool> questions = stackalloc bool[TurnWindow.Width];
        for (int i = 0; i < count; i++)
        {
            characters[i] = rows[around[i]].Characters;
            questions[i] = rows[around[i]].EndsWithQuestion;
        }
        Span<float> window = weights.AsSpan(row * TurnWindow.Width, TurnWindow.Width);
        TurnWindow.Weigh(characters[..count], questions[..count], own, window);
        float length = 0;
        for (int i = 0; i < count; i++) length += window[i - own + TurnWindow.Reach] * rows[around[i]].Length;
        WindowLengths += (double)length - rows[row].WindowLength;
        rows[row].WindowLength = length;
        rows[row].NeighbourScale = ScaleOf(row);
    }

    /// <summary>
    /// What the sum of own, half previous and half next products is multiplied by to be a cosine: one over the length of the sum of the
    /// vectors. From their products, so that no second matrix is kept.
    /// </summary>
    private float ScaleOf(int row)
    {
        ref readonly TurnRow turn = ref rows[row];
        if (turn.Vector.Model == 0) return 0;
        VectorBlock block = Vectors.Of(turn.Vector.Model)!;
        int before = PlaceOf(turn.Previous, turn.Vector.Model);
        int after = PlaceOf(turn.Next, turn.Vector.Model);
        return NeighbourVector.Scale(block.Row(turn.Vector.Index), before == None ? [] : block.Row(before), after == None ? [] : block.Row(after));
    }

    /// <summary>Cosine of the question with the turn and its neighbours, from its cosine with the turn and the products with each.</summary>
    public float NeighbourCosine(in TurnRow turn, float cosine, QuestionProducts products)
    {
        float sum = cosine;
        int before = PlaceOf(turn.Previous, turn.Vector.Model);
        int after = PlaceOf(turn.Next, turn.Vector.Model);
        if (before != None) sum += NeighbourVector.Share * products.Exact(before);
        if (after != None) sum += NeighbourVector.Share * products.Exact(after);
        return sum * turn.NeighbourScale;
    }

    /// <summary>The same from the products that the codes of the vectors tell.</summary>
    public NearProduct NearNeighbourCosine(in TurnRow turn, QuestionProducts products)
    {
        NearProduct sum = products.Near(turn.Vector.Index);
        int before = PlaceOf(turn.Previous, turn.Vector.Model);
        int after = PlaceOf(turn.Next, turn.Vector.Model);
        if (before != None) sum += products.Near(before) * NeighbourVector.Share;
        if (after != None) sum += products.Near(after) * NeighbourVector.Share;
        return sum * turn.NeighbourScale;
    }

    private int PlaceOf(int row, int model) => row != None && rows[row].Vector.Model == model ? rows[row].Vector.Index : None;

    // From where the session was linked last: turns come in order, or at least near each other.
    private void Link(int row)
    {
        ref TurnRow turn = ref rows[row];
        turn.Previous = turn.Next = None;
        int at = lastLinked[turn.Session];
        lastLinked[turn.Session] = row;
        if (at == None) return;
        while (IsBefore(row, at) && rows[at].Previous != None) at = rows[at].Previous;
        while (!IsBefore(row, at) && rows[at].Next != None && !IsBefore(row, rows[at].Next)) at = rows[at].Next;
        (turn.Previous, turn.Next) = IsBefore(row, at) ? (rows[at].Previous, at) : (at, rows[at].Next);
        if (turn.Previous != None) rows[turn.Previous].Next = row;
        if (turn.Next != None) rows[turn.Next].Previous = row;
    }

    // Of two turns said at one instant at one position, the one stored first comes first.
    private bool IsBefore(int row, int other) =>
        (rows[row].SaidAt, rows[row].Position, row).CompareTo((rows[other].SaidAt, rows[other].Position, other)) < 0;

    private int NumberOf(string session)
    {
        if (sessions.TryGetValue(session, out int number)) return number;
        sessions.Add(session, number = sessions.Count);
        lastLinked.Add(None);
        return number;
    }

    private int SpeakerNumber(string? speaker)
    {
        if (speaker is null) return 0;
        if (speakerNumbers.TryGetValue(speaker, out int number)) return number;
        number = speakers.Count;
        speakers.Add(speaker);
        speakerNumbers.Add(speaker, number);
        return number;
    }
}
