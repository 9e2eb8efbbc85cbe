using System.Buffers.Binary;
using System.Security.Cryptography;

namespace GraphMemory;

/// <summary>Where random bytes come from: the operating system, or a seed in tests. Safe to share between threads.</summary>
public abstract class RandomSource
{
    /// <summary>Cryptographically strong bytes from the operating system.</summary>
    public static RandomSource Secure { get; } = new SecureSource();

    /// <summary>A repeatable source for tests and simulations; never for real memories.</summary>
    public static RandomSource Seeded(int seed) => new SeededSource(seed);

    /// <summary>Fills the span with random bytes.</summary>
    public abstract void Fill(Span<byte> bytes);

    private sealed class SecureSource : RandomSource
    {
        public override void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
    }

    private sealed class SeededSource(int seed) : RandomSource
    {
        private readonly Random random = new(seed);
        private readonly Lock gate = new();

        public override void Fill(Span<byte> bytes)
        {
            lock (gate) random.NextBytes(bytes);
        }
    }
}

/// <summary>
/// Makes ids: UUID version 7 (RFC 9562, method 1) from the injected clock and random source. Ids of one source are
/// strictly ascending, also within a millisecond, so that their order is the order of creation. Safe to share.
/// </summary>
public sealed class IdSource(TimeProvider clock, RandomSource random)
{
    private readonly Lock gate = new();
    private long lastMilliseconds;
    private int counter;

    /// <summary>A new id, greater than every earlier one of this source.</summary>
    public Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.Fill(bytes);
        lock (gate)
        {
            long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
            if (now > lastMilliseconds)
            {
                lastMilliseconds = now;
                counter = bytes[6] & 0x07;
            }
            else if (++counter > 0xFFF)
            {
                lastMilliseconds++;
                counter = 0;
            }
            BinaryPrimitives.WriteInt16BigEndian(bytes, (short)(lastMilliseconds >> 32));
            BinaryPrimitives.WriteInt32BigEndian(bytes[2..], (int)lastMilliseconds);
            BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x7000 | counter));
        }
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}
