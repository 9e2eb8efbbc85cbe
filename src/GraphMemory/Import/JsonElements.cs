using System.Runtime.CompilerServices;
using System.Text.Json;

namespace GraphMemory.Import;

/// <summary>One element of a JSON array, or the fault that ends the reading.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Place">Where it stands, for messages.</param>
/// <param name="Value">The element; the caller disposes of it. Null for a fault.</param>
/// <param name="Fault">Why the file cannot be read from here on; null for an element.</param>
internal readonly record struct JsonArrayElement(int Number, string Place, JsonDocument? Value, string? Fault);

/// <summary>
/// Reads the elements of a JSON array one after the other, so that a file of any size takes the memory of its largest element.
/// What stands before a fault has been answered when the fault comes. An object instead of an array is an array of one.
/// </summary>
internal static class JsonElements
{
    /// <summary>The largest element.</summary>
    public const int BytesMax = 512 * 1024 * 1024;

    private static readonly JsonDocumentOptions Documents = new() { MaxDepth = 128 };
    private static readonly JsonReaderOptions Readers = new() { MaxDepth = 128 };

    public static async IAsyncEnumerable<JsonArrayElement> ReadAsync(Stream content, [EnumeratorCancellation] CancellationToken ct)
    {
        Window window = new(content);
        await window.SkipAsync("\uFEFF"u8.ToArray(), ct).ConfigureAwait(false);
        await window.SkipAsync(Window.White, ct).ConfigureAwait(false);
        bool isArray = window.First == '[';
        if (isArray) window.Advance(1);
        int number = 0;
        while (true)
        {
            number++;
            await window.SkipAsync(Window.White, ct).ConfigureAwait(false);
            if (isArray && number > 1 && window.First == ',')
            {
                window.Advance(1);
                await window.SkipAsync(Window.White, ct).ConfigureAwait(false);
            }
            else if (isArray && window.First == ']')
            {
                yield break;
            }
            if (!isArray && number > 1)
            {
                if (window.First >= 0) yield return new(number, window.Place, null, "Something follows the end of the JSON; remove it.");
                yield break;
            }
            (JsonDocument? value, string? fault, string place) = await NextAsync(window, ct).ConfigureAwait(false);
            yield return new(number, place, value, fault);
            if (fault is not null) yield break;
        }
    }

    private static async Task<(JsonDocument? Value, string? Fault, string Place)> NextAsync(Window window, CancellationToken ct)
    {
        string place = window.Place;
        if (window.First < 0) return (null, "The file ends before its list does: it was cut off. Fetch it again and import it again.", place);
        while (true)
        {
            try
            {
                Utf8JsonReader reader = new(window.Bytes.Span, window.IsAtEnd, new JsonReaderState(Readers));
                if (reader.Read() && reader.TrySkip())
                {
                    ReadOnlyMemory<byte> bytes = window.Bytes[..(int)reader.BytesConsumed];
                    int bad = Utf8Fault.IndexIn(bytes.Span);
                    if (bad >= 0) return (null, Utf8Fault.Reason(window.Offset + bad, bytes.Span[bad]), window.PlaceAt(bad));
                    JsonDocument value = JsonDocument.Parse(bytes.ToArray(), Documents);
                    window.Advance(bytes.Length);
                    return (value, null, place);
                }
            }
            catch (JsonException fault)
            {
                bool isCut = window.IsAtEnd && window.PlaceOf(fault) is var (_, index) && index >= window.Bytes.Length - 1;
                return isCut
                    ? (null, "The file ends in the middle of this conversation: it was cut off. Fetch it again and import it again.", window.PlaceAt(window.Bytes.Length))
                    : (null, $"This is not JSON ({Sentence(fault)}); repair it and import the file again.", window.PlaceOf(fault).Place);
            }
            if (window.Bytes.Length > BytesMax) return (null, $"A conversation has more than {BytesMax:N0} bytes; split it.", place);
            await window.ReadMoreAsync(ct).ConfigureAwait(false);
        }
    }

    private static string Sentence(JsonException fault)
    {
        int end = fault.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? fault.Message : fault.Message[..end]).TrimEnd('.');
    }

    /// <summary>The part of the stream that is in memory: it begins where the next element does.</summary>
    private sealed class Window(Stream content)
    {
        public static readonly byte[] White = " \t\r\n"u8.ToArray();

        private byte[] buffer = new byte[64 * 1024];
        private int start;
        private int filled;
        private long line = 1;

        public long Offset { get; private set; }

        public bool IsAtEnd { get; private set; }

        public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(start, filled - start);

        /// <summary>The first byte, or -1 at the end of the stream.</summary>
        public int First => filled > start ? buffer[start] : -1;

        public string Place => PlaceAt(0);

        public string PlaceAt(int index) => $"line {line + Bytes.Span[..index].Count((byte)'\n')}, byte {Offset + index:N0}";

        public (string Place, int Index) PlaceOf(JsonException fault)
        {
            int index = 0;
            for (long skipped = 0; skipped < (fault.LineNumber ?? 0); skipped++) index += Bytes.Span[index..].IndexOf((byte)'\n') + 1;
            index = (int)Math.Min(Bytes.Length, index + (fault.BytePositionInLine ?? 0));
            return (PlaceAt(index), index);
        }

        public void Advance(int count)
        {
            line += Bytes.Span[..count].Count((byte)'\n');
            Offset += count;
            start += count;
        }

        public async ValueTask SkipAsync(byte[] any, CancellationToken ct)
        {
            do
            {
                int count = Bytes.Span.IndexOfAnyExcept(any);
                Advance(count < 0 ? Bytes.Length : count);
                if (First >= 0) return;
                await ReadMoreAsync(ct).ConfigureAwait(false);
            }
            while (!IsAtEnd || First >= 0);
        }

        public async ValueTask ReadMoreAsync(CancellationToken ct)
        {
            Bytes.CopyTo(buffer);
            (filled, start) = (filled - start, 0);
            if (filled == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
            // Fills the window, so that an element is scanned again only when the window has doubled.
            int read = await content.ReadAtLeastAsync(buffer.AsMemory(filled), buffer.Length - filled, throwOnEndOfStream: false, ct).ConfigureAwait(false);
            filled += read;
            IsAtEnd = filled < buffer.Length;
        }
    }
}
