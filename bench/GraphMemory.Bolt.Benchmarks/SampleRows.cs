using GraphMemory.Bolt.Connections;
using GraphMemory.Bolt.PackStream;

namespace GraphMemory.Bolt.Benchmarks;

/// <summary>What a server sends for 1,000 rows of 10 properties, as columns or as one map a row.</summary>
internal static class SampleRows
{
    public const int Rows = 1000;

    public static string[] Columns { get; } =
        ["id", "subject", "predicate", "object", "text", "confidence", "score", "version", "recordedAt", "isActive"];

    public static byte[] AsColumns() => Messages(writer =>
    {
        for (int row = 0; row < Rows; row++)
            Record(writer, Columns.Length, output => Fields(output, row, withKeys: false));
    });

    public static byte[] AsMaps() => Messages(writer =>
    {
        for (int row = 0; row < Rows; row++)
        {
            Record(writer, 1, output =>
            {
                output.WriteMapHead(Columns.Length);
                Fields(output, row, withKeys: true);
            });
        }
    });

    private static byte[] Messages(Action<MessageWriter> write)
    {
        var writer = new MessageWriter();
        write(writer);
        return writer.Written.ToArray();
    }

    private static void Record(MessageWriter writer, int count, Action<PackStreamWriter> fields)
    {
        PackStreamWriter output = writer.Begin(ResponseTag.Record, 1);
        output.WriteListHead(count);
        fields(output);
        writer.End();
    }

    private static void Fields(PackStreamWriter output, int row, bool withKeys)
    {
        object[] values =
        [
            $"0199a6c2-7d0e-7b1c-9c7e-{row:D12}", $"entity-{row % 50}", "lives in", $"city-{row % 20}",
            $"Ada has lived in city {row % 20} since the spring of that year.", 0.95, 1.0 / (row + 1), (long)(row % 5),
            DateTimeOffset.UnixEpoch.AddMinutes(row), row % 3 == 0,
        ];
        for (int i = 0; i < values.Length; i++)
        {
            if (withKeys)
                output.WriteText(Columns[i]);
            ValueWriter.Write(output, values[i]);
        }
    }
}
