using Microsoft.Extensions.Time.Testing;

namespace GraphMemory.Tests;

public sealed class IdSourceTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 5, 3, 10, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Ids_are_version_7_and_carry_the_clock()
    {
        byte[] id = new IdSource(clock, RandomSource.Seeded(1)).Next().ToByteArray(bigEndian: true);

        Assert.Equal(0x70, id[6] & 0xF0);
        Assert.Equal(0x80, id[8] & 0xC0);
        long milliseconds = 0;
        foreach (byte part in id[..6]) milliseconds = (milliseconds << 8) | part;
        Assert.Equal(clock.GetUtcNow().ToUnixTimeMilliseconds(), milliseconds);
    }

    [Fact]
    public void Ids_ascend_within_a_millisecond()
    {
        IdSource ids = new(clock, RandomSource.Seeded(2));
        List<Guid> made = [.. Enumerable.Range(0, 10_000).Select(_ => ids.Next())];

        Assert.Equal(made.Order(), made);
        Assert.Equal(made.Count, made.Distinct().Count());
    }

    [Fact]
    public void The_same_seed_and_clock_give_the_same_ids() =>
        Assert.Equal(new IdSource(clock, RandomSource.Seeded(3)).Next(), new IdSource(clock, RandomSource.Seeded(3)).Next());
}
