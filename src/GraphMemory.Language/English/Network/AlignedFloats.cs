using System.Runtime.CompilerServices;

namespace GraphMemory.Language.English.Network;

/// <summary>
/// Floats that never move and begin at a cache line, so that kernels can hold pointers into them. A pointer is good for as long as the
/// object lives.
/// </summary>
sealed unsafe class AlignedFloats
{
    const int CacheLineBytes = 64;

    readonly float[] array;
    readonly int first;

    public AlignedFloats(int count)
    {
        Count = count;
        array = GC.AllocateUninitializedArray<float>(count + CacheLineBytes / sizeof(float), pinned: true);
        int past = (int)((nuint)Unsafe.AsPointer(ref array[0]) % CacheLineBytes);
        first = past == 0 ? 0 : (CacheLineBytes - past) / sizeof(float);
    }

    public AlignedFloats(ReadOnlySpan<float> values) : this(values.Length) => values.CopyTo(Span);

    public int Count { get; }

    public Span<float> Span => array.AsSpan(first, Count);

    public float* Pointer => (float*)Unsafe.AsPointer(ref array[first]);
}
