using System.Buffers;
using System.Text;

namespace GraphMemory.Recall.Indexes;

/// <summary>
/// The terms of a row as bytes: for each term its count, the length of its UTF-8 form, and that form. Both numbers are in groups of
/// seven bits, lowest first, the highest bit set in all but the last.
/// </summary>
internal static class TermList
{
    public static byte[] Write(IReadOnlyList<TermCount> terms)
    {
        ArrayBufferWriter<byte> buffer = new(16 + (terms.Count * 10));
        foreach (TermCount term in terms)
        {
            WriteNumber(buffer, term.Count);
            int length = Encoding.UTF8.GetByteCount(term.Term);
            WriteNumber(buffer, length);
            Encoding.UTF8.GetBytes(term.Term, buffer.GetSpan(length));
            buffer.Advance(length);
        }
        return buffer.WrittenSpan.ToArray();
    }

    public static IReadOnlyList<TermCount> Read(ReadOnlySpan<byte> bytes)
    {
        List<TermCount> terms = [];
        while (TryNext(ref bytes, out int count, out ReadOnlySpan<byte> term)) terms.Add(new(Encoding.UTF8.GetString(term), count));
        return terms;
    }

    /// <summary>Takes the next term off the front; false at the end.</summary>
    public static bool TryNext(ref ReadOnlySpan<byte> bytes, out int count, out ReadOnlySpan<byte> term)
    {
        if (bytes.IsEmpty)
        {
            count = 0;
            term = default;
            return false;
        }
        count = ReadNumber(ref bytes);
        int length = ReadNumber(ref bytes);
        term = bytes[..length];
        bytes = bytes[length..];
        return true;
    }

    private static void WriteNumber(ArrayBufferWriter<byte> buffer, int number)
    {
        uint rest = (uint)number;
        while (rest >= 0x80)
        {
            WriteByte(buffer, (byte)(rest | 0x80));
            rest >>= 7;
        }
        WriteByte(buffer, (byte)rest);
    }

    private static void WriteByte(ArrayBufferWriter<byte> buffer, byte value)
    {
        buffer.GetSpan(1)[0] = value;
        buffer.Advance(1);
    }

    private static int ReadNumber(ref ReadOnlySpan<byte> bytes)
    {
        uint number = 0;
        int length = 0;
        byte next;
        do
        {
            next = bytes[length];
            number |= (uint)(next & 0x7F) << (7 * length);
            length++;
        }
        while (next >= 0x80);
        bytes = bytes[length..];
        return (int)number;
    }
}
