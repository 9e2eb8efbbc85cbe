using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;
using GraphMemory.Language;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace GraphMemory.Recall;

/// <summary>
/// Makes the terms that are indexed and asked for: runs of letters and digits in lower case, without what follows an apostrophe,
/// without accents, without words that say nothing, stemmed (Porter). Stores keep terms, never text, so both sides of every comparison are made here.
/// Safe to call from many threads.
/// </summary>
public static class Terms
{
    /// <summary>Longer runs are cut to this many UTF-16 code units.</summary>
    public const int LengthMax = 64;

    private const int CachedWordsMax = 50_000;

    private static readonly FrozenSet<string> Stopped =
        """
        a about am an and are as at be been but by can could did do does for from had has have he her his how i if in into is it its
        me my no not of on or our she should so such that the their then there these they this to was we were what when where which who
        will with would you your
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, string> Stems = new(StringComparer.Ordinal);
    private static int cachedWords;

    [ThreadStatic]
    private static PorterStemmer? stemmer;

    /// <summary>The terms of a text, each once with its count, in the order in which they first stand there.</summary>
    public static IReadOnlyList<TermCount> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<TermCount> terms = [];
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        TermReader reader = new(Plain(text));
        while (reader.Next(out string term))
        {
            if (places.TryAdd(term, terms.Count)) terms.Add(new TermCount(term, 1));
            else terms[places[term]] = terms[places[term]] with { Count = terms[places[term]].Count + 1 };
        }
        return terms;
    }

    /// <summary>The distinct terms of a question, in the order in which they first stand there.</summary>
    public static IReadOnlyList<string> OfQuestion(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        List<string> terms = [];
        TermReader reader = new(Plain(question));
        while (reader.Next(out string term))
        {
            if (!terms.Contains(term, StringComparer.Ordinal)) terms.Add(term);
        }
        return terms;
    }

    /// <summary>True when the word, in lower case, is one of those that are left out.</summary>
    internal static bool IsStopped(string word) => Stopped.Contains(word);

    // An accent is one with its letter or a mark behind it, and people leave it out: without accents both are one word.
    private static string Plain(string text)
    {
        if (System.Text.Ascii.IsValid(text)) return text;
        StringBuilder plain = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes()) CanonicalDecomposition.Append(plain, rune);
        return plain.ToString();
    }

    private ref struct TermReader(ReadOnlySpan<char> text)
    {
        private ReadOnlySpan<char> rest = text;

        public bool Next(out string term)
        {
            Span<char> lower = stackalloc char[LengthMax];
            while (true)
            {
                int start = 0;
                while (start < rest.Length && !char.IsLetterOrDigit(rest[start])) start++;
                if (start == rest.Length)
                {
                    term = "";
                    return false;
                }
                int end = start;
                while (end < rest.Length && char.IsLetterOrDigit(rest[end])) end++;
                int length = rest[start..Math.Min(end, start + LengthMax)].ToLowerInvariant(lower);
                rest = rest[AfterApostrophe(rest, end)..];
                term = StemOf(lower[..length]);
                if (term.Length > 0) return true;
            }
        }

        /// <summary>The stem of a word in lower case; empty when the word is left out.</summary>
        private static string StemOf(ReadOnlySpan<char> word)
        {
            if (Stems.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out string? known)) return known;
            string whole = word.ToString();
            string stem = Stopped.Contains(whole) ? "" : Stemmed(whole);
            if (Interlocked.Increment(ref cachedWords) > CachedWordsMax)
            {
                Stems.Clear();
                Volatile.Write(ref cachedWords, 0);
            }
            Stems.TryAdd(whole, stem);
            return stem;
        }

        private static string Stemmed(string word)
        {
            PorterStemmer porter = stemmer ??= new PorterStemmer();
            porter.SetCurrent(word);
            porter.Stem();
            return porter.Current;
        }

        private static int AfterApostrophe(ReadOnlySpan<char> text, int end)
        {
            if (end >= text.Length || text[end] is not ('\'' or '\u2019')) return end;
            int after = end + 1;
            while (after < text.Length && char.IsLetter(text[after])) after++;
            return after;
        }
    }
}
