using System.Globalization;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Connections;

/// <summary>Bolt 5.<paramref name="Minor"/>, and what it can do.</summary>
internal readonly record struct BoltVersion(int Minor)
{
    private const int Major = 5;
    private const int MinorMax = 8;
    private const int MinorWithdrawn = 5;

    public bool HasLogon => Minor >= 1;

    public bool HasNotificationFilter => Minor >= 2;

    public bool NeedsBoltAgent => Minor >= 3;

    /// <summary>The first 20 bytes of a connection: the magic number, then 5.8 down to 5.0, and no other proposal.</summary>
    public static ReadOnlyMemory<byte> Proposal { get; } =
        new byte[] { 0x60, 0x60, 0xB0, 0x17, 0, MinorMax, MinorMax, Major, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 };

    /// <summary>The version that the server chose in its four bytes of answer.</summary>
    public static BoltVersion Chosen(ReadOnlySpan<byte> answer)
    {
        if (answer.SequenceEqual("HTTP"u8))
            throw new ServiceUnavailableException("An HTTP server answered: the Bolt port of the database is another, usually 7687.");
        if (answer is [0, 0, 0, 0])
            throw new ServiceUnavailableException("The server speaks no version of Bolt that this client knows: it is older than Neo4j 5.0, or another thing.");
        if (answer is [0, 0, <= MinorMax, Major] && answer[2] != MinorWithdrawn)
            return new BoltVersion(answer[2]);
        throw new ProtocolException($"The server answered the handshake with {Convert.ToHexString(answer)}, which was not offered.");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");
}
