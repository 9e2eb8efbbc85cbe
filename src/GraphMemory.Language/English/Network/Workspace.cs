using GraphMemory.Language.English.Grammar;
using GraphMemory.Language.English.Tokens;
using GraphMemory.Language.English.Trees;

namespace GraphMemory.Language.English.Network;

/// <summary>
/// The memory of one analysis in progress, lent from text to text so that a steady stream of texts allocates only its results.
/// </summary>
sealed class Workspace
{
    /// <summary>A workspace that has grown for more tokens is given back to the runtime rather than kept.</summary>
    const int KeptTokensMax = 8_192;

    public TokenBuffer Tokens { get; } = new();

    public ParserState Parser { get; } = new();

    public Tree Tree { get; } = new();

    /// <summary>For each token its tag, by index.</summary>
    public int[] Tags { get; private set; } = [];

    public Reading[] Readings { get; private set; } = [];

    public MoveWindow Window { get; } = new();

    /// <summary>Rows of the encoder, summed layer by layer.</summary>
    public GrowingFloats Rows { get; } = new();

    /// <summary>What the layer at hand adds to the rows; also the scores of tags.</summary>
    public GrowingFloats Outputs { get; } = new();

    /// <summary>The concatenated embeddings of words met for the first time.</summary>
    public GrowingFloats Embeddings { get; } = new();

    /// <summary>What the scorer of moves keeps of every token.</summary>
    public GrowingFloats Reduced { get; } = new();

    /// <summary>Begins with the text whose tokens are in <see cref="Tokens"/>.</summary>
    public void Begin()
    {
        Tree.Begin(Tokens);
        if (Tags.Length >= Tokens.Count) return;
        Tags = new int[Tokens.Lexemes.Length];
        Readings = new Reading[Tokens.Lexemes.Length];
    }

    public bool IsWorthKeeping => Tokens.Lexemes.Length <= KeptTokensMax;
}
