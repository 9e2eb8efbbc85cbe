using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace GraphMemory.Language.English.Loading;

/// <summary>Named arrays of numbers in the safetensors layout: the length of a JSON header, the header, the data.</summary>
sealed class Safetensors
{
    readonly byte[] content;
    readonly int dataStart;
    readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    public Safetensors(byte[] content)
    {
        this.content = content;
        int headerLength = (int)BinaryPrimitives.ReadUInt64LittleEndian(content);
        dataStart = sizeof(ulong) + headerLength;
        using JsonDocument header = JsonDocument.Parse(content.AsMemory(sizeof(ulong), headerLength));
        foreach (JsonProperty tensor in header.RootElement.EnumerateObject())
        {
            JsonElement offsets = tensor.Value.GetProperty("data_offsets");
            int[] shape = [.. tensor.Value.GetProperty("shape").EnumerateArray().Select(n => n.GetInt32())];
            bool half = tensor.Value.GetProperty("dtype").ValueEquals("F16");
            entries.Add(tensor.Name, new Entry(shape, half, offsets[0].GetInt32(), offsets[1].GetInt32()));
        }
    }

    public bool Has(string name) => entries.ContainsKey(name);

    public int[] Shape(string name) => entries[name].Shape;

    /// <summary>The numbers of one array in row-major order, half precision widened.</summary>
    public float[] Floats(string name)
    {
        Entry entry = entries[name];
        ReadOnlySpan<byte> data = content.AsSpan(dataStart + entry.From, entry.To - entry.From);
        if (!entry.Half) return MemoryMarshal.Cast<byte, float>(data).ToArray();
        ReadOnlySpan<Half> halves = MemoryMarshal.Cast<byte, Half>(data);
        float[] floats = GC.AllocateUninitializedArray<float>(halves.Length);
        TensorPrimitives.ConvertToSingle(halves, floats);
        return floats;
    }

    sealed record Entry(int[] Shape, bool Half, int From, int To);
}
