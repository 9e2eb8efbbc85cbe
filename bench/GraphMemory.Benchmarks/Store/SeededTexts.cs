using System.Globalization;
using System.Numerics.Tensors;

namespace GraphMemory.Benchmarks.Store;

/// <summary>Texts and unit vectors that are the same for the same seed. Words are as unevenly frequent as those of a language (Zipf).</summary>
internal sealed class SeededTexts(int seed)
{
    public const int Dimensions = 384;
    private const int Vocabulary = 8_000;

    private static readonly double[] Cumulated = Cumulate();
    private readonly Random random = new(seed);

    public string Sentence(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Word())) + (random.Next(5) == 0 ? "?" : ".");

    public float[] Vector()
    {
        float[] vector = new float[Dimensions];
        for (int i = 0; i < vector.Length; i++) vector[i] = (float)((random.NextDouble() * 2) - 1);
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }

    private string Word()
    {
        int rank = Array.BinarySearch(Cumulated, random.NextDouble() * Cumulated[^1]);
        return "w" + (rank < 0 ? ~rank : rank).ToString(CultureInfo.InvariantCulture);
    }

    private static double[] Cumulate()
    {
        double[] sums = new double[Vocabulary];
        double sum = 0;
        for (int i = 0; i < sums.Length; i++) sums[i] = sum += 1.0 / (i + 10);
        return sums;
    }
}
