using System.Text;

namespace GraphMemory.Bolt.PackStream;

/// <summary>
/// Keeps the texts of short ASCII keys and labels, which repeat in every row, so that each is made once. One per connection; a collision
/// replaces the older text.
/// </summary>
internal sealed class KeyCache
{
    private const int SlotCount = 512;
    private const int LengthMax = 32;

    private readonly string?[] _slots = new string?[SlotCount];

    public string TextOf(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > LengthMax)
            return Encoding.UTF8.GetString(utf8);
        uint hash = (uint)utf8.Length;
        foreach (byte b in utf8)
            hash = hash * 31 + b;
        ref string? slot = ref _slots[(hash ^ (hash >> 9)) % SlotCount];
        if (slot is not null && Ascii.Equals(utf8, slot))
            return slot;
        string text = Encoding.UTF8.GetString(utf8);
        if (text.Length == utf8.Length)
            slot = text;
        return text;
    }
}
