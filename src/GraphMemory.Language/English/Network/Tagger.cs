using System.Numerics.Tensors;
using GraphMemory.Language.English.Loading;

namespace GraphMemory.Language.English.Network;

/// <summary>Chooses the tag with the greatest score for each vector; the first of equals.</summary>
sealed unsafe class Tagger(Safetensors weights, Arithmetic arithmetic)
{
    readonly Layer layer = Layer.Plain(weights.Floats("tagger.W"), weights.Floats("tagger.b"), TokenEncoder.Width, arithmetic.Lanes);
    readonly int tagCount = weights.Shape("tagger.b")[0];

    public void Tag(float* vectors, Span<int> tags, Workspace workspace)
    {
        float* scores = Score(vectors, tags.Length, workspace);
        for (int i = 0; i < tags.Length; i++)
            tags[i] = TensorPrimitives.IndexOfMax(new ReadOnlySpan<float>(scores + i * layer.OutputsStored, tagCount));
    }

    /// <summary>The scores of all tags, <see cref="Stride"/> numbers for each vector.</summary>
    public float* Score(float* vectors, int count, Workspace workspace)
    {
        float* scores = workspace.Outputs.AtLeast(count * layer.OutputsStored);
        arithmetic.Multiply(layer, vectors, TokenEncoder.Width, count, scores);
        return scores;
    }

    public int Stride => layer.OutputsStored;
}
