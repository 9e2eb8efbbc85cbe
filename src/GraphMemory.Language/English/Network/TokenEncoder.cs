using System.Numerics.Tensors;
using GraphMemory.Language.English.Loading;
using GraphMemory.Language.English.Tokens;

namespace GraphMemory.Language.English.Network;

/// <summary>
/// Gives every token a vector of 96 numbers that says what it is among its neighbours. What a word is by itself is computed once and kept
/// with the lexeme; four layers then look at one more neighbour on each side each.
/// </summary>
sealed unsafe class TokenEncoder
{
    public const int Width = 96;

    /// <summary>
    /// How many neighbours on each side bear on a token: one for each layer. Beyond the text's ends they are zeros at first.
    /// </summary>
    public const int Reach = 4;

    /// <summary>
    /// How many tokens are computed together: few enough for the cache, many enough that the overlap of blocks costs little.
    /// </summary>
    public const int BlockTokens = 128;

    const int NewWordsTogether = 32;

    readonly Arithmetic arithmetic;
    readonly int vectorKind;
    readonly bool seesSpaces;
    readonly Embedding[] embeddings;
    readonly Layer mix;
    readonly LayerNorm mixNorm;
    readonly Layer[] layers;
    readonly LayerNorm[] norms;
    readonly float[] blank = new float[Width];

    /// <param name="weights">The model.</param>
    /// <param name="name">The encoder's name in it.</param>
    /// <param name="vectorKind">
    /// Where a lexeme keeps the encoder's vector; one further for a token with a space after it if that is a feature.
    /// </param>
    /// <param name="arithmetic">How to compute.</param>
    public TokenEncoder(Safetensors weights, string name, int vectorKind, Arithmetic arithmetic)
    {
        this.arithmetic = arithmetic;
        this.vectorKind = vectorKind;
        seesSpaces = weights.Has($"{name}.embed.SPACY");
        string[] features = seesSpaces ? ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"] : ["NORM", "PREFIX", "SUFFIX", "SHAPE"];
        embeddings =
            [.. features.Select((feature, i) => new Embedding(weights.Floats($"{name}.embed.{feature}"), Embedding.FirstSeed + (ulong)i))];
        mix = Read(weights, $"{name}.mix", features.Length * Width);
        mixNorm = new LayerNorm(weights, $"{name}.mix.ln");
        layers = [.. Enumerable.Range(0, Reach).Select(i => Read(weights, $"{name}.conv{i}", 3 * Width))];
        norms = [.. Enumerable.Range(0, Reach).Select(i => new LayerNorm(weights, $"{name}.conv{i}.ln"))];
        fixed (float* zeros = new float[3 * Width], first = blank) Branch(0, zeros + Width, 1, first);
    }

    /// <summary>Encodes some tokens of a text, looking at their neighbours on both sides.</summary>
    /// <returns>Their vectors, one after the other; good until the workspace encodes again.</returns>
    public float* Encode(TokenBuffer tokens, int from, int tokenCount, Workspace workspace)
    {
        int count = tokenCount + 2 * Reach;
        float* rows = workspace.Rows.AtLeast(count * Width);
        float* outputs = workspace.Outputs.AtLeast(count * Width);
        FillRows(tokens, from - Reach, count, rows, workspace);
        for (int layer = 0; layer < Reach; layer++)
        {
            // Rows further out than these are seen by no later layer. In the first, the outer two beyond the text's ends see zeros alone.
            int first = layer + 1, last = count - 2 - layer;
            int blankBefore = layer == 0 && from == 0 ? 2 : 0, blankAfter = layer == 0 && from + tokenCount == tokens.Count ? 2 : 0;
            Add(layer, rows + (first + blankBefore) * Width, last - first + 1 - blankBefore - blankAfter, outputs);
            for (int i = 0; i < blankBefore; i++) blank.CopyTo(new Span<float>(rows + (first + i) * Width, Width));
            for (int i = 0; i < blankAfter; i++) blank.CopyTo(new Span<float>(rows + (last - i) * Width, Width));
        }
        return rows + Reach * Width;
    }

    /// <summary>Computes what one layer adds to some rows, and adds it.</summary>
    void Add(int layer, float* rows, int count, float* outputs)
    {
        Branch(layer, rows, count, outputs);
        Span<float> sums = new(rows, count * Width);
        TensorPrimitives.Add(sums, new ReadOnlySpan<float>(outputs, count * Width), sums);
    }

    /// <summary>What one layer adds to some rows. The row before the first and the one after the last are read too.</summary>
    public void Branch(int layer, float* rows, int count, float* outputs)
    {
        arithmetic.Multiply(layers[layer], rows - Width, Width, count, outputs);
        arithmetic.Normalize(norms[layer], outputs, count);
    }

    /// <summary>Fills in what each word is by itself, and zeros beyond the text's ends.</summary>
    public void FillRows(TokenBuffer tokens, int first, int count, float* rows, Workspace workspace)
    {
        Span<int> missing = stackalloc int[NewWordsTogether];
        int missingCount = 0;
        for (int i = 0; i < count; i++)
        {
            Span<float> row = new(rows + i * Width, Width);
            int token = first + i;
            if (token < 0 || token >= tokens.Count) row.Clear();
            else if (tokens.Lexemes[token].Vector(KindOf(tokens, token)) is { } known) known.CopyTo(row);
            else missing[missingCount++] = token;

            if (missingCount == NewWordsTogether || (i == count - 1 && missingCount > 0))
            {
                Learn(tokens, missing[..missingCount], workspace);
                foreach (int learnt in missing[..missingCount])
                    tokens.Lexemes[learnt].Vector(KindOf(tokens, learnt)).CopyTo(new Span<float>(rows + (learnt - first) * Width, Width));
                missingCount = 0;
            }
        }
    }

    void Learn(TokenBuffer tokens, ReadOnlySpan<int> learnt, Workspace workspace)
    {
        int inputs = embeddings.Length * Width;
        float* embedded = workspace.Embeddings.AtLeast(NewWordsTogether * (inputs + Width));
        float* mixed = embedded + NewWordsTogether * inputs;
        for (int i = 0; i < learnt.Length; i++)
        {
            Lexeme lexeme = tokens.Lexemes[learnt[i]];
            ulong hasSpace = tokens.HasSpace[learnt[i]] ? 1UL : 0, isSpace = lexeme.Word.IsSpace ? 1UL : 0;
            ReadOnlySpan<ulong> ids = [lexeme.NormId, lexeme.PrefixId, lexeme.SuffixId, lexeme.ShapeId, hasSpace, isSpace];
            for (int feature = 0; feature < embeddings.Length; feature++)
                embeddings[feature].Sum(ids[feature], new Span<float>(embedded + i * inputs + feature * Width, Width));
        }
        arithmetic.Multiply(mix, embedded, inputs, learnt.Length, mixed);
        arithmetic.Normalize(mixNorm, mixed, learnt.Length);
        for (int i = 0; i < learnt.Length; i++)
            tokens.Lexemes[learnt[i]].Keep(KindOf(tokens, learnt[i]), new ReadOnlySpan<float>(mixed + i * Width, Width).ToArray());
    }

    int KindOf(TokenBuffer tokens, int token) => seesSpaces && tokens.HasSpace[token] ? vectorKind + 1 : vectorKind;

    Layer Read(Safetensors weights, string name, int inputs) =>
        Layer.OfThreePieces(weights.Floats(name + ".W"), weights.Floats(name + ".b"), inputs, arithmetic.Lanes);
}
