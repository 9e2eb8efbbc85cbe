using GraphMemory.Language.English.Grammar;

namespace GraphMemory.Language.English.Tokens;

/// <summary>
/// A word with all that can be computed from it once and used wherever it stands. The lazily filled parts are pure functions of the word,
/// so that it does not matter which thread fills them.
/// </summary>
sealed class Lexeme(Word word, ulong norm, ulong prefix, ulong suffix, ulong shape, WordRules rules, SpecialSequence[] sequences)
{
    /// <summary>How many vectors a lexeme can hold: for the trees without and with a space after it, and for the names.</summary>
    public const int VectorKinds = 3;

    readonly float[]?[] vectors = new float[VectorKinds][];
    Reading? readings;

    public Word Word { get; } = word;

    public ulong NormId { get; } = norm;

    public ulong PrefixId { get; } = prefix;

    public ulong SuffixId { get; } = suffix;

    public ulong ShapeId { get; } = shape;

    public WordRules Rules { get; } = rules;

    /// <summary>The sequences of tokens that begin with this one and are to be put together.</summary>
    public SpecialSequence[] Sequences { get; } = sequences;

    public float[]? Vector(int kind) => Volatile.Read(ref vectors[kind]);

    public void Keep(int kind, float[] vector) => Volatile.Write(ref vectors[kind], vector);

    public Reading? FindReading(int tag, int dep)
    {
        for (Reading? reading = Volatile.Read(ref readings); reading is not null; reading = reading.Next)
            if (reading.TagIndex == tag && reading.DepIndex == dep) return reading;
        return null;
    }

    /// <summary>Adds a reading. One that another thread adds at the same moment may be lost, and is computed again.</summary>
    public void Keep(Reading reading)
    {
        reading.Next = Volatile.Read(ref readings);
        Volatile.Write(ref readings, reading);
    }
}
