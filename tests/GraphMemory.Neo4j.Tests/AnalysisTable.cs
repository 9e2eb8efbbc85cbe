using System.Collections;
using System.Globalization;
using System.Text;
using Neo4j.Driver;

namespace GraphMemory.Neo4j.Tests;

/// <summary>Rows of an answer as a table of text, as docs/guide/analyses.md shows them.</summary>
internal static class AnalysisTable
{
    public static string Of(IReadOnlyList<string> keys, IReadOnlyList<IRecord> rows)
    {
        if (rows.Count == 0) return "(no rows)\n";
        List<string[]> lines = [[.. keys], .. rows.Select(row => keys.Select(key => Text(row[key])).ToArray())];
        int[] widths = [.. keys.Select((_, i) => lines.Max(line => line[i].Length))];
        StringBuilder table = new();
        for (int i = 0; i < lines.Count; i++)
        {
            table.Append(Line(lines[i], widths)).Append('\n');
            if (i == 0) table.AppendJoin("-|-", widths.Select(width => new string('-', width))).Append('\n');
        }
        return table.ToString();
    }

    public static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        double number => number.ToString("0.####", CultureInfo.InvariantCulture),
        ZonedDateTime at => Instant(at.ToDateTimeOffset()),
        DateTimeOffset at => Instant(at),
        LocalDate day => string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-{day.Month:00}-{day.Day:00}"),
        IEnumerable list => "[" + string.Join(", ", list.Cast<object?>().Select(Text)) + "]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Line(string[] cells, int[] widths) => string.Join(" | ", cells.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd();

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
