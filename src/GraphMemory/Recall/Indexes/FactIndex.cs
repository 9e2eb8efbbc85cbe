using System.Runtime.CompilerServices;
using GraphMemory.Graph;

namespace GraphMemory.Recall.Indexes;

/// <summary>What ranking reads of a fact.</summary>
internal struct FactRow
{
    public Guid Id;
    public Guid Subject;
    public Guid? Object;
    public string Predicate;
    public string? Facet;
    public int Length;
    public int LastVersion;
    public VectorPlace Vector;
}

/// <summary>A version of a fact as the read point sees it, in ticks.</summary>
internal struct VersionRow
{
    public int Number;
    public int Before;
    public long CountsFrom;
    public long Until;
    public long RecordedAt;
    public long ExpiredAt;
}

/// <summary>The facts of one scope in the order in which they were stored, with their versions.</summary>
internal sealed class FactIndex
{
    private readonly Dictionary<Guid, int> places = [];
    private readonly Dictionary<string, string> words = new(StringComparer.Ordinal);
    private FactRow[] rows = [];
    private VersionRow[] versions = [];
    private int versionCount;

    public int Count { get; private set; }

    public Postings Postings { get; } = new();

    public VectorPlaces Vectors { get; } = new();

    /// <summary>The sum of all lengths.</summary>
    public long Lengths { get; private set; }

    public ReadOnlySpan<FactRow> Rows => rows.AsSpan(0, Count);

    public long Bytes =>
        (rows.Length * (long)(Unsafe.SizeOf<FactRow>() + 48)) + (versions.Length * (long)Unsafe.SizeOf<VersionRow>()) + Postings.Bytes + Vectors.Bytes;

    public int Add(in FactRow fact, ReadOnlySpan<byte> terms)
    {
        if (Count == rows.Length) Array.Resize(ref rows, Math.Max(8, Count * 2));
        int row = Count++;
        rows[row] = fact;
        rows[row].Predicate = Shared(fact.Predicate);
        rows[row].Facet = fact.Facet is null ? null : Shared(fact.Facet);
        rows[row].LastVersion = TurnIndex.None;
        rows[row].Length = Postings.Add(row, terms);
        Lengths += rows[row].Length;
        places.Add(fact.Id, row);
        return row;
    }

    /// <summary>Where a fact is; false when it is not there.</summary>
    public bool TryFind(Guid id, out int row) => places.TryGetValue(id, out row);

    /// <summary>Sets a fact's vector.</summary>
    public void SetVector(int row, int model, ReadOnlySpan<float> vector) => Vectors.Set(ref rows[row].Vector, model, vector);

    /// <summary>Sets a fact's vector. False when it is not there.</summary>
    public bool TrySetVector(Guid id, int model, ReadOnlySpan<float> vector)
    {
        if (!places.TryGetValue(id, out int row)) return false;
        SetVector(row, model, vector);
        return true;
    }

    /// <summary>Adds a version; the versions of a fact come in the order of their numbers.</summary>
    public void Add(int row, VersionRow version)
    {
        if (versionCount == versions.Length) Array.Resize(ref versions, Math.Max(8, versionCount * 2));
        version.Before = rows[row].LastVersion;
        rows[row].LastVersion = versionCount;
        versions[versionCount++] = version;
    }

    /// <summary>Adds a version, or expires it when it is there already.</summary>
    public void Set(int row, VersionRow version)
    {
        for (int i = rows[row].LastVersion; i != TurnIndex.None; i = versions[i].Before)
        {
            if (versions[i].Number != version.Number) continue;
            versions[i].ExpiredAt = version.ExpiredAt;
            return;
        }
        Add(row, version);
    }

    /// <summary>Adds a version of a fact. False when the fact is not there.</summary>
    public bool TryAdd(Guid fact, VersionRow version)
    {
        if (!places.TryGetValue(fact, out int row)) return false;
        Add(row, version);
        return true;
    }

    /// <summary>Expires a version of a fact. False when the fact is not there.</summary>
    public bool TryExpire(Guid fact, int number, long at)
    {
        if (!places.TryGetValue(fact, out int row)) return false;
        for (int i = rows[row].LastVersion; i != TurnIndex.None; i = versions[i].Before)
        {
            if (versions[i].Number == number) versions[i].ExpiredAt = at;
        }
        return true;
    }

    /// <summary>True when the fact is true at the valid time, as it was known.</summary>
    public bool Holds(in FactRow fact, ReadPoint at)
    {
        long known = at.Known.UtcTicks;
        long valid = at.Valid.UtcTicks;
        for (int i = fact.LastVersion; i != TurnIndex.None; i = versions[i].Before)
        {
            ref readonly VersionRow version = ref versions[i];
            if (version.RecordedAt <= known && version.ExpiredAt > known) return version.CountsFrom <= valid && version.Until > valid;
        }
        return false;
    }

    private string Shared(string word)
    {
        if (words.TryGetValue(word, out string? known)) return known;
        words.Add(word, word);
        return word;
    }
}
