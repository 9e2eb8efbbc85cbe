using GraphMemory.Language.English.Loading;

namespace GraphMemory.Language.English.Network;

/// <summary>The scale and shift of a layer normalisation.</summary>
sealed class LayerNorm(Safetensors weights, string name)
{
    public const float Epsilon = 1e-8f;

    public AlignedFloats Gain { get; } = new(weights.Floats(name + ".G"));

    public AlignedFloats Bias { get; } = new(weights.Floats(name + ".b"));

    public int Width => Gain.Count;
}
