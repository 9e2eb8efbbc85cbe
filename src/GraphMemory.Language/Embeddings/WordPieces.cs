using System.Text.RegularExpressions;
using Microsoft.ML.Tokenizers;

namespace GraphMemory.Language.Embeddings;

/// <summary>Text to the token ids that all-MiniLM-L6-v2 reads. Safe to share between threads.</summary>
internal sealed partial class WordPieces
{
    /// <summary>Tokens the model reads of one text, both end marks included.</summary>
    public const int LengthMax = 256;

    private const int Start = 101, End = 102;
    private const int WordLengthMax = 100;

    private readonly WordPieceTokenizer tokenizer;

    public WordPieces(Stream vocabulary) => tokenizer = WordPieceTokenizer.Create(vocabulary, new WordPieceOptions
    {
        UnknownToken = "[UNK]",
        MaxInputCharsPerWord = WordLengthMax,
        Normalizer = new UncasedNormalizer(),
        PreTokenizer = new RegexPreTokenizer(Words(), specialTokens: null),
    });

    /// <summary>The ids with both end marks: 2 for text without a word, at most <see cref="LengthMax"/>; what is longer is cut.</summary>
    public int[] Encode(string text)
    {
        // The tokenizer leaves out a word that does not fit whole; the model was trained on words cut in the middle.
        var pieces = tokenizer.EncodeToIds(text, LengthMax - 2 + WordLengthMax, out _, out _);
        var ids = new int[Math.Min(pieces.Count, LengthMax - 2) + 2];
        ids[0] = Start;
        for (var i = 1; i < ids.Length - 1; i++)
            ids[i] = pieces[i - 1];
        ids[^1] = End;
        return ids;
    }

    /// <summary>A punctuation mark or symbol by itself, or a run of anything else. Never goes back, so it needs no timeout.</summary>
    [GeneratedRegex(@"[\p{P}$+<=>^`|~]|[^\s\p{P}$+<=>^`|~]+", RegexOptions.None, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Words();
}
