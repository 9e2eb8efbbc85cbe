using System.Numerics;
using GraphMemory.Language.English.Loading;

namespace GraphMemory.Language.English.Network;

/// <summary>
/// Scores the moves of a transition system from a handful of tokens. What a token contributes in each role is computed once, for many
/// tokens together; scoring a state is then a sum of ready rows and one small layer.
/// </summary>
sealed unsafe class MoveScorer
{
    public const int Hidden = 64;
    public const int Pieces = 2;

    /// <summary>The numbers a token contributes in one role: the first pieces of all outputs, then the second ones.</summary>
    public const int Contribution = Hidden * Pieces;

    readonly Arithmetic arithmetic;
    readonly Layer reduce, lower, upper;
    readonly AlignedFloats lowerBias, absent;

    public MoveScorer(Safetensors weights, string name, Arithmetic arithmetic)
    {
        this.arithmetic = arithmetic;
        Roles = weights.Shape(name + ".lower.W")[0];
        Moves = weights.Shape(name + ".upper.b")[0];
        reduce = Layer.Plain(weights.Floats(name + ".reduce.W"), weights.Floats(name + ".reduce.b"), TokenEncoder.Width, arithmetic.Lanes);
        float[] rows = PiecesFirst(weights.Floats(name + ".lower.W"), Hidden);
        lower = Layer.Plain(rows, new float[Roles * Contribution], Hidden, arithmetic.Lanes);
        lowerBias = new AlignedFloats(PiecesFirst(weights.Floats(name + ".lower.b"), 1));
        absent = new AlignedFloats(PiecesFirst(weights.Floats(name + ".lower.pad"), 1));
        upper = Layer.Plain(weights.Floats(name + ".upper.W"), weights.Floats(name + ".upper.b"), Hidden, arithmetic.Lanes);
    }

    /// <summary>How many tokens a state is described by.</summary>
    public int Roles { get; }

    /// <summary>How many moves there are.</summary>
    public int Moves { get; }

    /// <summary>The numbers kept of each token, see <see cref="Reduce"/>.</summary>
    public int ReducedStride => reduce.OutputsStored;

    /// <summary>The numbers computed for each token in all roles.</summary>
    public int ContributionStride => lower.OutputsStored;

    public int ScoresStored => upper.OutputsStored;

    /// <summary>Takes what the scorer needs from tokens' vectors.</summary>
    public void Reduce(float* vectors, int count, float* reduced) =>
        arithmetic.Multiply(reduce, vectors, TokenEncoder.Width, count, reduced);

    /// <summary>Computes what tokens contribute in all roles.</summary>
    public void Contribute(float* reduced, int count, float* contributions) =>
        arithmetic.Multiply(lower, reduced, ReducedStride, count, contributions);

    /// <summary>What stands in a role no token has.</summary>
    public float* Absent(int role) => absent.Pointer + role * Contribution;

    /// <summary>Scores all moves.</summary>
    /// <param name="contributions">For each role a pointer to the contribution in it.</param>
    /// <param name="scores">Room for <see cref="ScoresStored"/> numbers.</param>
    public void Score(float** contributions, float* scores)
    {
        float* hidden = stackalloc float[Hidden];
        float* bias = lowerBias.Pointer;
        for (int i = 0; i < Hidden; i += Vector<float>.Count)
        {
            Vector<float> first = Vector.Load(bias + i), second = Vector.Load(bias + Hidden + i);
            for (int role = 0; role < Roles; role++)
            {
                first += Vector.Load(contributions[role] + i);
                second += Vector.Load(contributions[role] + Hidden + i);
            }
            Vector.MaxNative(first, second).Store(hidden + i);
        }
        arithmetic.Multiply(upper, hidden, Hidden, 1, scores);
    }

    /// <summary>Reorders [role, output, piece, inputs] to [role, piece, output, inputs].</summary>
    static float[] PiecesFirst(float[] values, int inputs)
    {
        float[] ordered = new float[values.Length];
        for (int role = 0; role < values.Length / (Contribution * inputs); role++)
            for (int output = 0; output < Hidden; output++)
                for (int piece = 0; piece < Pieces; piece++)
                    values.AsSpan(((role * Hidden + output) * Pieces + piece) * inputs, inputs)
                        .CopyTo(ordered.AsSpan(((role * Pieces + piece) * Hidden + output) * inputs));
        return ordered;
    }
}
