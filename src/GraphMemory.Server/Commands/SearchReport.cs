using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphMemory.Recall;
using Spectre.Console;

namespace GraphMemory.Server.Commands;

/// <summary>Writes the result of a search: as lines, as JSON, or with how it came about.</summary>
internal sealed class SearchReport(Terminal terminal, RecallResult result)
{
    private static readonly JsonWriterOptions Writers = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void WriteList()
    {
        if (result.Items.Count == 0) terminal.Note("Nothing fits.");
        foreach (RecalledItem item in result.Items) terminal.Output.WriteLine($"{Number(item.Relevance)}  {Kind(item)}  {Date(item)}  {Text(item)}");
    }

    public void WriteJson()
    {
        foreach (RecalledItem item in result.Items)
        {
            using MemoryStream bytes = new();
            using (Utf8JsonWriter json = new(bytes, Writers)) Write(json, item);
            terminal.Output.WriteLine(System.Text.Encoding.UTF8.GetString(bytes.ToArray()));
        }
    }

    public void WriteExplained()
    {
        WriteReading();
        WriteTable("Found", result.Items);
        WriteTable("Below the floor", result.BelowFloor);
        terminal.Tables.MarkupLineInterpolated(
            CultureInfo.InvariantCulture, $"Steps: {string.Join(", ", result.Trace.Steps.Select(step => $"{step.Step} {step.Milliseconds.ToString("0.0", CultureInfo.InvariantCulture)} ms"))}");
    }

    private void WriteReading()
    {
        RecallTrace trace = result.Trace;
        Table reading = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumns("", "");
        Row("question", trace.Cues.Question);
        Row("terms", string.Join(' ', trace.Cues.Terms));
        Row("names", trace.NamedEntities.Count == 0 ? "none" : string.Join(", ", trace.NamedEntities));
        Row("asks for", string.Join(", ", Asked(trace)));
        Row("read at", $"valid {trace.At.Valid:yyyy-MM-dd HH:mm:ss}Z, known {trace.At.Known:yyyy-MM-dd HH:mm:ss}Z");
        Row("left out", trace.MissingSignals.Count == 0 ? "no signal" : string.Join("; ", trace.MissingSignals));
        terminal.Tables.Write(reading);

        void Row(string name, string value) => reading.AddRow(new Text(name), new Text(value));
    }

    private static IEnumerable<string> Asked(RecallTrace trace)
    {
        RecallCues cues = trace.Cues;
        if (trace.SlotAsked is { } slot) yield return $"the slot {slot}";
        if (cues.AsksWhen) yield return "a time";
        if (cues.Date is { } date) yield return $"the date {date.Year?.ToString(CultureInfo.InvariantCulture) ?? "any year"}-{date.Month:00}{(date.Day is { } day ? $"-{day:00}" : "")}";
        if (cues.KindsAsked is not NameKinds.None) yield return $"a name of kind {cues.KindsAsked}";
        if (cues.AsksAssistant) yield return "what the assistant said";
        if (trace.SlotAsked is null && cues is { AsksWhen: false, Date: null, KindsAsked: NameKinds.None, AsksAssistant: false }) yield return "anything";
    }

    private void WriteTable(string title, IReadOnlyList<RecalledItem> items)
    {
        if (items.Count == 0)
        {
            terminal.Tables.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{title}: nothing");
            return;
        }
        string[] signals = [.. items.SelectMany(item => item.Signals).Select(signal => signal.Name).Distinct(StringComparer.Ordinal)];
        Table table = new Table().Border(TableBorder.Rounded).Title(new TableTitle(title));
        table.AddColumns("relevance", "score", "kind");
        foreach (string signal in signals) table.AddColumn(signal);
        table.AddColumns("date", "line");
        foreach (RecalledItem item in items)
        {
            Text[] cells =
            [
                new(Number(item.Relevance)), new(Number(item.Score)), new(Kind(item)),
                .. signals.Select(signal => new Text(item.Signals.FirstOrDefault(found => string.Equals(found.Name, signal, StringComparison.Ordinal)) is { } found ? Number(found.Contribution) : "")),
                new(Date(item)), new(Text(item)),
            ];
            table.AddRow(cells);
        }
        terminal.Tables.Write(table);
    }

    private static void Write(Utf8JsonWriter json, RecalledItem item)
    {
        json.WriteStartObject();
        json.WriteString("kind", Kind(item).ToUpperInvariant());
        json.WriteString("id", item.Fact?.Fact.Id.ToString() ?? item.Turn!.Turn.Id.ToString());
        if (item.Turn?.Turn.ExternalId is { } externalId) json.WriteString("externalId", externalId);
        json.WriteNumber("relevance", Math.Round((decimal)item.Relevance, 4));
        json.WriteNumber("score", Math.Round((decimal)item.Score, 4));
        json.WriteString("text", Text(item));
        json.WriteString("date", Date(item));
        json.WriteStartObject("signals");
        foreach (LineSignal signal in item.Signals) json.WriteNumber(signal.Name, Math.Round((decimal)signal.Contribution, 4));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Kind(RecalledItem item) => item.Fact is null ? "turn" : "fact";

    private static string Date(RecalledItem item) =>
        (item.Turn?.Turn.SaidAt ?? item.Fact!.Version.CountsFrom).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(RecalledItem item) => item.Fact?.Fact.Text ?? item.Turn!.Turn.SpokenText.ReplaceLineEndings(" ");

    private static string Number(float value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
