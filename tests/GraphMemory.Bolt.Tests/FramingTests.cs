using CsCheck;
using GraphMemory.Bolt.Connections;
using GraphMemory.Bolt.PackStream;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Tests;

public class FramingTests
{
    [Fact]
    public Task Messages_come_out_whole_however_they_are_chunked_and_however_they_arrive() =>
        Gen.Select(Gen.Byte.Array[1, 3000].List[1, 8], Gen.Int[1, 700].List[1, 20], Gen.Int[1, 900].List[1, 20], Gen.Int[0, 2]).SampleAsync(
            async (messages, chunkSizes, readSizes, noops) =>
            {
                var wire = new List<byte>();
                int chunk = 0;
                foreach (byte[] message in messages)
                {
                    wire.AddRange(new byte[2 * noops]);
                    for (int at = 0; at < message.Length;)
                    {
                        int size = Math.Min(chunkSizes[chunk++ % chunkSizes.Count], message.Length - at);
                        wire.AddRange([(byte)(size >> 8), (byte)size, .. message.AsSpan(at, size)]);
                        at += size;
                    }

                    wire.AddRange([0, 0]);
                }

                var reader = new MessageReader(new TricklingStream([.. wire], readSizes));
                foreach (byte[] message in messages)
                    Assert.Equal(message, await NextAsync(reader));
                await Assert.ThrowsAsync<EndOfStreamException>(() => NextAsync(reader));
            });

    [Theory]
    [InlineData(10)]
    [InlineData(65_530)]
    [InlineData(65_531)]
    [InlineData(65_532)]
    [InlineData(131_070)]
    [InlineData(3_000_000)]
    public async Task A_message_of_any_size_is_cut_into_chunks_that_join_to_itself(int size)
    {
        var writer = new MessageWriter();
        byte[] content = [.. Enumerable.Range(0, size).Select(i => (byte)i)];
        foreach (byte tag in new byte[] { 1, 2 })
        {
            PackStreamWriter output = writer.Begin(tag, 1);
            output.WriteBytes(content);
            writer.End();
        }

        var reader = new MessageReader(new MemoryStream(writer.Written.ToArray()));
        foreach (byte tag in new byte[] { 1, 2 })
        {
            byte[] message = await NextAsync(reader);
            Assert.Equal([0xB1, tag], message[..2]);
            Assert.True(message.AsSpan(message.Length - size).SequenceEqual(content));
        }
    }

    [Fact]
    public void A_message_taken_back_leaves_those_before_it()
    {
        var writer = new MessageWriter();
        writer.Begin(1, 0);
        writer.End();
        byte[] before = writer.Written.ToArray();

        writer.Begin(2, 1).WriteText("half");
        writer.Abandon();

        Assert.Equal(before, writer.Written.ToArray());
    }

    [Fact]
    public async Task A_wait_that_is_cancelled_loses_no_byte()
    {
        var stream = new GatedStream([0, 1, 0x7F, 0, 0]);
        var reader = new MessageReader(stream);
        using var cancelled = new CancellationTokenSource();
        Task waiting = reader.FillAsync(cancelled.Token).AsTask();

        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        stream.Open();

        Assert.Equal([0x7F], await NextAsync(reader));
    }

    [Theory]
    [InlineData("48545450", typeof(ServiceUnavailableException), "HTTP")]
    [InlineData("00000000", typeof(ServiceUnavailableException), "no version")]
    [InlineData("00000505", typeof(ProtocolException), "not offered")]
    [InlineData("00000905", typeof(ProtocolException), "not offered")]
    [InlineData("00000404", typeof(ProtocolException), "not offered")]
    public void A_version_that_was_not_offered_is_refused(string answer, Type type, string words)
    {
        Exception refused = Assert.Throws(type, () => BoltVersion.Chosen(Convert.FromHexString(answer)));

        Assert.Contains(words, refused.Message);
    }

    [Fact]
    public void Every_version_that_is_offered_is_taken()
    {
        foreach (byte minor in new byte[] { 0, 1, 2, 3, 4, 6, 7, 8 })
            Assert.Equal($"5.{minor}", BoltVersion.Chosen([0, 0, minor, 5]).ToString());
        Assert.Equal("6060B017000808050000000000000000" + "00000000", Convert.ToHexString(BoltVersion.Proposal.Span));
    }

    private static async Task<byte[]> NextAsync(MessageReader reader)
    {
        while (true)
        {
            if (reader.TryRead(out ReadOnlySpan<byte> message))
                return message.ToArray();
            await reader.FillAsync(CancellationToken.None);
        }
    }

    /// <summary>Gives its bytes in pieces of given sizes.</summary>
    private sealed class TricklingStream(byte[] bytes, List<int> sizes) : MemoryStream(bytes)
    {
        private int _turn;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, sizes[_turn++ % sizes.Count])], cancellationToken);
    }

    /// <summary>Gives nothing until it is opened.</summary>
    private sealed class GatedStream(byte[] bytes) : MemoryStream(bytes)
    {
        private readonly TaskCompletionSource _gate = new();

        public void Open() => _gate.SetResult();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await _gate.Task;
            return await base.ReadAsync(buffer, cancellationToken);
        }
    }
}
