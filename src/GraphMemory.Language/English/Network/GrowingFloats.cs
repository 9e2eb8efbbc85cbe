namespace GraphMemory.Language.English.Network;

/// <summary>Scratch memory that is replaced by a larger piece when more is needed. What it held is lost then.</summary>
sealed unsafe class GrowingFloats
{
    AlignedFloats floats = new(0);

    public int Count => floats.Count;

    public float* AtLeast(int count)
    {
        if (floats.Count < count) floats = new AlignedFloats(Math.Max(count, floats.Count * 2));
        return floats.Pointer;
    }
}
