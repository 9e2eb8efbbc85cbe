using System.Numerics;

namespace GraphMemory.Language.English.Network;

/// <summary>
/// The contributions of the tokens around the place where a transition system works, computed in batches ahead of it. Bounded: those of
/// tokens far back are forgotten, and computed again, alone, when they are asked for.
/// </summary>
sealed unsafe class MoveWindow
{
    const int Batch = 64;
    const int TokensMax = 512;
    const int None = -1;

    readonly GrowingFloats contributions = new();
    readonly GrowingFloats recalled = new();
    readonly GrowingFloats scores = new();
    int[] held = [];
    int[] heldInRole = [];
    MoveScorer scorer = null!;
    float* reduced;
    int count, mask, computed;

    /// <summary>Begins with the tokens of another text, given by what <see cref="MoveScorer.Reduce"/> made of them.</summary>
    public void Begin(MoveScorer moves, float* reducedTokens, int tokenCount)
    {
        scorer = moves;
        reduced = reducedTokens;
        (count, computed) = (tokenCount, 0);
        int capacity = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(tokenCount, Batch, TokensMax));
        mask = capacity - 1;
        contributions.AtLeast(capacity * moves.ContributionStride);
        recalled.AtLeast(moves.Roles * moves.ContributionStride);
        scores.AtLeast(moves.ScoresStored);
        if (held.Length < capacity) held = new int[capacity];
        if (heldInRole.Length < moves.Roles) heldInRole = new int[moves.Roles];
        held.AsSpan().Fill(None);
        heldInRole.AsSpan().Fill(None);
    }

    /// <summary>The scores of all moves in the state described by these tokens, -1 for none. Good until the next call.</summary>
    public ReadOnlySpan<float> Score(ReadOnlySpan<int> tokens)
    {
        // First, because it may overwrite what is far back.
        foreach (int token in tokens)
            if (token >= computed) Advance(token);

        float** found = stackalloc float*[tokens.Length];
        for (int role = 0; role < tokens.Length; role++)
            found[role] = tokens[role] < 0 ? scorer.Absent(role) : Contributions(tokens[role], role) + role * MoveScorer.Contribution;
        float* result = scores.AtLeast(scorer.ScoresStored);
        scorer.Score(found, result);
        return new ReadOnlySpan<float>(result, scorer.Moves);
    }

    float* Contributions(int token, int role)
    {
        nint stride = scorer.ContributionStride;
        int slot = token & mask;
        if (held[slot] == token) return contributions.AtLeast(0) + slot * stride;
        float* row = recalled.AtLeast(0) + role * stride;
        if (heldInRole[role] != token)
        {
            scorer.Contribute(Reduced(token), 1, row);
            heldInRole[role] = token;
        }
        return row;
    }

    void Advance(int token)
    {
        while (computed <= token)
        {
            int size = Math.Min(Batch, count - computed), slot = computed & mask;
            scorer.Contribute(Reduced(computed), size, contributions.AtLeast(0) + (nint)slot * scorer.ContributionStride);
            for (int i = 0; i < size; i++) held[slot + i] = computed + i;
            computed += size;
        }
    }

    float* Reduced(int token) => reduced + (nint)token * scorer.ReducedStride;
}
