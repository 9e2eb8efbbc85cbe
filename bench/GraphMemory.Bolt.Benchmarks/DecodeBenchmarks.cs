using BenchmarkDotNet.Attributes;
using GraphMemory.Bolt.Connections;
using GraphMemory.Bolt.PackStream;
using GraphMemory.Bolt.Values;

namespace GraphMemory.Bolt.Benchmarks;

/// <summary>From the bytes of the stream to the records that a caller sees, beside a decoder written straight from the format's table.</summary>
[MemoryDiagnoser]
public class DecodeBenchmarks
{
    private readonly byte[] _columns = SampleRows.AsColumns();
    private readonly byte[] _maps = SampleRows.AsMaps();
    private readonly RecordKeys _keys = new(SampleRows.Columns);
    private readonly RecordKeys _key = new(["row"]);
    private readonly KeyCache _cache = new();

    [Benchmark]
    public async Task<int> Columns() => (await ReadAsync(_columns, _keys)).Count;

    [Benchmark]
    public int Columns_straightforward() => PlainReader.ReadRecords(new MemoryStream(_columns), SampleRows.Columns).Count;

    [Benchmark]
    public async Task<int> Maps() => (await ReadAsync(_maps, _key)).Count;

    [Benchmark]
    public int Maps_straightforward() => PlainReader.ReadRecords(new MemoryStream(_maps), ["row"]).Count;

    private async Task<List<Record>> ReadAsync(byte[] bytes, RecordKeys keys)
    {
        var records = new List<Record>();
        var reader = new MessageReader(new MemoryStream(bytes));
        while (records.Count < SampleRows.Rows)
        {
            await reader.FillAsync(CancellationToken.None);
            while (reader.TryRead(out ReadOnlySpan<byte> message))
                records.Add(Decode(message, keys));
        }

        return records;
    }

    private Record Decode(ReadOnlySpan<byte> message, RecordKeys keys)
    {
        var reader = new PackStreamReader(message, _cache);
        reader.ReadStructureHead();
        var values = new object?[reader.ReadListHead()];
        for (int i = 0; i < values.Length; i++)
            values[i] = reader.ReadValue();
        return new Record(keys, values);
    }
}
