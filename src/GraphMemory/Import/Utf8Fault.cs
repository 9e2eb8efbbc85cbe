using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace GraphMemory.Import;

/// <summary>Finds bytes that are not UTF-8.</summary>
internal static class Utf8Fault
{
    /// <summary>The offset of the first byte that is not UTF-8; -1 when all are.</summary>
    public static int IndexIn(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes)) return -1;
        int index = 0;
        while (Rune.DecodeFromUtf8(bytes[index..], out _, out int length) is OperationStatus.Done) index += length;
        return index;
    }

    /// <summary>What is told about such a byte.</summary>
    public static string Reason(long offset, byte value) =>
        offset == 0 && value is 0xFE or 0xFF
            ? "The file is UTF-16, not UTF-8; save it as UTF-8 and import it again."
            : $"Byte {offset:N0} (0x{value:X2}) is not UTF-8; save the file as UTF-8 and import it again.";
}
