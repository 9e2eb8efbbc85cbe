using System.Text;

namespace GraphMemory.Recall.Indexes;

/// <summary>Which rows hold a term, ascending, and how often.</summary>
internal sealed class Postings
{
    private readonly Dictionary<string, PostingList> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PostingList>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private long count;

    public Postings() => lookup = lists.GetAlternateLookup<ReadOnlySpan<char>>();

    public long Bytes => (count * 12) + (lists.Count * 150L);

    /// <summary>Adds the terms of a row behind all others, and answers how many they are.</summary>
    public int Add(int row, ReadOnlySpan<byte> terms)
    {
        int length = 0;
        Span<char> buffer = stackalloc char[256];
        while (TermList.TryNext(ref terms, out int times, out ReadOnlySpan<byte> utf8))
        {
            Span<char> chars = utf8.Length <= buffer.Length ? buffer : new char[utf8.Length];
            ReadOnlySpan<char> term = chars[..Encoding.UTF8.GetChars(utf8, chars)];
            if (!lookup.TryGetValue(term, out PostingList? list)) lists.Add(term.ToString(), list = new PostingList());
            list.Add(new(row, times));
            count++;
            length += times;
        }
        return length;
    }

    /// <summary>True when these are the terms of a row that was added with so many.</summary>
    public bool Holds(int row, int length, ReadOnlySpan<byte> terms)
    {
        int held = 0;
        Span<char> buffer = stackalloc char[256];
        while (TermList.TryNext(ref terms, out int times, out ReadOnlySpan<byte> utf8))
        {
            Span<char> chars = utf8.Length <= buffer.Length ? buffer : new char[utf8.Length];
            if (!lookup.TryGetValue(chars[..Encoding.UTF8.GetChars(utf8, chars)], out PostingList? list) || list.CountIn(row) != times) return false;
            held += times;
        }
        return held == length;
    }

    /// <summary>The rows of a term; null when no row holds it.</summary>
    public PostingList? Of(string term) => lists.GetValueOrDefault(term);

    /// <summary>For each term, how many rows hold it.</summary>
    public long[] Frequencies(IReadOnlyList<string> terms) => [.. terms.Select(term => (long)(Of(term)?.Items.Length ?? 0))];
}

/// <summary>A row that holds a term, and how often.</summary>
internal readonly record struct Posting(int Row, int Count);

/// <summary>The rows of one term, ascending.</summary>
internal sealed class PostingList
{
    private Posting[] items = new Posting[2];
    private int count;

    public ReadOnlySpan<Posting> Items => items.AsSpan(0, count);

    public void Add(Posting posting)
    {
        if (count == items.Length) Array.Resize(ref items, count * 2);
        items[count++] = posting;
    }

    /// <summary>How often a row holds the term.</summary>
    public int CountIn(int row)
    {
        int low = 0;
        int high = count - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            if (items[middle].Row == row) return items[middle].Count;
            if (items[middle].Row < row) low = middle + 1;
            else high = middle - 1;
        }
        return 0;
    }
}
