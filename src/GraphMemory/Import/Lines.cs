using System.Runtime.CompilerServices;

namespace GraphMemory.Import;

/// <summary>A line of a file.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Offset">Where it begins, in bytes.</param>
/// <param name="Bytes">Its bytes without the line end; good until the next line is asked for. Empty when it is too long.</param>
/// <param name="IsTooLong">True when it has more than <see cref="Lines.BytesMax"/> bytes; it was passed over.</param>
/// <param name="IsEnded">False for a last line without a line end.</param>
internal readonly record struct Line(long Number, long Offset, ReadOnlyMemory<byte> Bytes, bool IsTooLong, bool IsEnded)
{
    public string Place => $"line {Number}";

    /// <summary>The reason why the bytes are no text, or null when they are.</summary>
    public string? Fault()
    {
        if (IsTooLong) return $"The line has more than {Lines.BytesMax:N0} bytes; split its text.";
        int index = Utf8Fault.IndexIn(Bytes.Span);
        return index < 0 ? null : Utf8Fault.Reason(Offset + index, Bytes.Span[index]);
    }
}

/// <summary>Reads a stream line by line within a bounded memory.</summary>
internal static class Lines
{
    /// <summary>The longest line that is read: a turn of the longest text, every character escaped, fits.</summary>
    public const int BytesMax = 1024 * 1024;

    public static async IAsyncEnumerable<Line> ReadAsync(Stream content, [EnumeratorCancellation] CancellationToken ct)
    {
        byte[] buffer = new byte[64 * 1024];
        int start = 0, filled = 0;
        long number = 1, offset = 0, passedOver = 0;
        while (true)
        {
            int end = buffer.AsSpan(start, filled - start).IndexOf((byte)'\n');
            if (end >= 0)
            {
                yield return LineOf(buffer.AsMemory(start, end), isEnded: true);
                (number, offset, passedOver) = (number + 1, offset + passedOver + end + 1, 0);
                start += end + 1;
                continue;
            }
            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            (filled, start) = (filled - start, 0);
            if (filled > BytesMax) (passedOver, filled) = (passedOver + filled, 0);
            if (filled == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
            int read = await content.ReadAsync(buffer.AsMemory(filled), ct).ConfigureAwait(false);
            if (read == 0) break;
            filled += read;
        }
        if (filled > 0 || passedOver > 0) yield return LineOf(buffer.AsMemory(0, filled), isEnded: false);

        Line LineOf(ReadOnlyMemory<byte> bytes, bool isEnded)
        {
            bool isTooLong = passedOver > 0 || bytes.Length > BytesMax;
            bool hasMark = number == 1 && !isTooLong && bytes.Span.StartsWith("\uFEFF"u8);
            ReadOnlyMemory<byte> text = isTooLong ? default : hasMark ? bytes[3..] : bytes;
            if (text.Span is [.., (byte)'\r']) text = text[..^1];
            return new(number, offset + (hasMark ? 3 : 0), text, isTooLong, isEnded);
        }
    }
}
