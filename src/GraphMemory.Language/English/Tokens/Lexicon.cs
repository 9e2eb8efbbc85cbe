using System.Collections.Concurrent;
using System.Text;
using GraphMemory.Language.English.Grammar;
using GraphMemory.Language.English.Loading;

namespace GraphMemory.Language.English.Tokens;

/// <summary>
/// Every word seen lately with its features, and every chunk with its tokens: language repeats itself, so that most tokens cost a look-up.
/// Bounded: when one of the two is full both are forgotten and fill again. Safe to share.
/// </summary>
sealed class Lexicon(Tables tables, AttributeRules rules)
{
    const int LexemesMax = 8_192;
    const int ChunksMax = 16_384;
    const int KeptCharactersMax = 48;
    const int SuffixRunes = 3;

    readonly StringIds ids = new(tables.Symbols);
    readonly ILookup<string, SpecialSequence> sequences = tables.SpecialSequences.ToLookup(s => s.Texts[0], StringComparer.Ordinal);
    Memory memory = new();

    public CharacterClasses Characters { get; } = new(tables.Spaces, tables.DigitsBeyondNd);

    /// <summary>The lexeme of a token whose norm is not given by an exception.</summary>
    public Lexeme Find(ReadOnlySpan<char> text)
    {
        Memory now = Volatile.Read(ref memory);
        if (text.Length > KeptCharactersMax) return Create(text.ToString(), null);
        if (now.LexemesByText.TryGetValue(text, out Lexeme? known)) return known;
        Lexeme lexeme = Create(text.ToString(), null);
        if (now.Lexemes.TryAdd(lexeme.Word.Text, lexeme) && Interlocked.Increment(ref now.LexemeCount) >= LexemesMax) Forget(now);
        return lexeme;
    }

    public Lexeme Create(string text, string? norm)
    {
        string lower = CharacterClasses.Lower(text);
        norm ??= tables.Norms.TryGetValue(text, out string? usual) ? usual : lower;
        bool isSpace = Characters.IsSpace(text);
        Word word = new(text, norm, lower, Characters.Shape(text), isSpace);
        return new Lexeme(word, ids.Of(norm), ids.Of(FirstRune(text)), ids.Of(LastRunes(text)), ids.Of(word.Shape),
            rules.For(word), [.. sequences[text]]);
    }

    public Lexeme[]? FindChunk(ReadOnlySpan<char> chunk) =>
        chunk.Length <= KeptCharactersMax && Volatile.Read(ref memory).ChunksByText.TryGetValue(chunk, out Lexeme[]? known) ? known : null;

    public void KeepChunk(ReadOnlySpan<char> chunk, Lexeme[] lexemes)
    {
        if (chunk.Length > KeptCharactersMax) return;
        Memory now = Volatile.Read(ref memory);
        if (now.Chunks.TryAdd(chunk.ToString(), lexemes) && Interlocked.Increment(ref now.ChunkCount) >= ChunksMax) Forget(now);
    }

    void Forget(Memory full) => Interlocked.CompareExchange(ref memory, new Memory(), full);

    static string FirstRune(string text) => text.Length == 1 ? text : text[..Rune.GetRuneAt(text, 0).Utf16SequenceLength];

    static string LastRunes(string text)
    {
        int start = text.Length;
        for (int i = 0; i < SuffixRunes && start > 0; i++)
            start -= char.IsLowSurrogate(text[start - 1]) ? 2 : 1;
        return text[start..];
    }

    sealed class Memory
    {
        public readonly ConcurrentDictionary<string, Lexeme> Lexemes = new(StringComparer.Ordinal);
        public readonly ConcurrentDictionary<string, Lexeme[]> Chunks = new(StringComparer.Ordinal);
        public readonly ConcurrentDictionary<string, Lexeme>.AlternateLookup<ReadOnlySpan<char>> LexemesByText;
        public readonly ConcurrentDictionary<string, Lexeme[]>.AlternateLookup<ReadOnlySpan<char>> ChunksByText;
        public int LexemeCount;
        public int ChunkCount;

        public Memory()
        {
            LexemesByText = Lexemes.GetAlternateLookup<ReadOnlySpan<char>>();
            ChunksByText = Chunks.GetAlternateLookup<ReadOnlySpan<char>>();
        }
    }
}
