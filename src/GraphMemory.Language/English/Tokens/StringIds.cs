using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace GraphMemory.Language.English.Tokens;

/// <summary>The 64-bit ids of strings, and the rows of a hash table of embeddings to which an id leads.</summary>
sealed class StringIds(IReadOnlyDictionary<string, int> symbols)
{
    const ulong MurmurSeed = 1;
    const ulong MurmurFactor = 0xC6A4A7935BD1E995;
    const int MurmurShift = 47;
    const int StackBytes = 256;

    /// <summary>The small number of a string that is a symbol of the model, else the hash of its UTF-8 form.</summary>
    public ulong Of(string text) => symbols.TryGetValue(text, out int symbol) ? (ulong)symbol : Hash(text);

    public static ulong Hash(string text)
    {
        int bytesMax = Encoding.UTF8.GetMaxByteCount(text.Length);
        byte[]? rented = bytesMax > StackBytes ? ArrayPool<byte>.Shared.Rent(bytesMax) : null;
        Span<byte> bytes = rented ?? stackalloc byte[StackBytes];
        ulong hash = Murmur(bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return hash;
    }

    /// <summary>The four rows of a table; some may coincide.</summary>
    public static (int A, int B, int C, int D) Rows(ulong id, ulong seed, int tableRows)
    {
        ulong h1 = BitOperations.RotateLeft(id * 0x87C37B91114253D5, 31) * 0x4CF5AD432745937F ^ seed ^ 8;
        ulong h2 = seed ^ 8;
        h1 += h2;
        h2 += h1;
        h1 = Mix(h1);
        h2 = Mix(h2);
        h1 += h2;
        h2 += h1;
        uint rows = (uint)tableRows;
        return ((int)((uint)h1 % rows), (int)((uint)(h1 >> 32) % rows), (int)((uint)h2 % rows), (int)((uint)(h2 >> 32) % rows));
    }

    static ulong Murmur(ReadOnlySpan<byte> bytes)
    {
        ulong hash = MurmurSeed ^ (ulong)bytes.Length * MurmurFactor;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            ulong word = BinaryPrimitives.ReadUInt64LittleEndian(bytes) * MurmurFactor;
            word ^= word >> MurmurShift;
            hash = (hash ^ word * MurmurFactor) * MurmurFactor;
        }
        if (bytes.Length > 0)
        {
            for (int i = 0; i < bytes.Length; i++) hash ^= (ulong)bytes[i] << 8 * i;
            hash *= MurmurFactor;
        }
        hash = (hash ^ hash >> MurmurShift) * MurmurFactor;
        return hash ^ hash >> MurmurShift;
    }

    static ulong Mix(ulong h)
    {
        h = (h ^ h >> 33) * 0xFF51AFD7ED558CCD;
        h = (h ^ h >> 33) * 0xC4CEB9FE1A85EC53;
        return h ^ h >> 33;
    }
}
