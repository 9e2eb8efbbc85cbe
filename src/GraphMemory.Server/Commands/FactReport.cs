using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphMemory.Conversations;
using GraphMemory.Graph;
using Spectre.Console;

namespace GraphMemory.Server.Commands;

/// <summary>Writes facts with their subjects, times and sources: as a table, or as JSON lines.</summary>
internal sealed class FactReport(Terminal terminal, IMemoryGraph graph, Scope scope, ReadPoint at)
{
    private static readonly JsonWriterOptions Writers = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private sealed record Row(FactState State, string Subject, StoredTurn? Turn, string? Words);

    public async Task WriteAsync(FactQuery query, bool asJson, CancellationToken ct)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("who", "fact", "from", "until", "status", "said", "words");
        long count = 0;
        await foreach (Row row in RowsAsync(query, ct).ConfigureAwait(false))
        {
            count++;
            if (asJson) await terminal.Output.WriteLineAsync(Json(row)).ConfigureAwait(false);
            else table.AddRow(Cells(row));
        }
        if (count == 0) terminal.Note("No facts.");
        else if (!asJson) terminal.Tables.Write(table);
    }

    private async IAsyncEnumerable<Row> RowsAsync(FactQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        Page<FactState> page;
        do
        {
            page = await graph.FactsAsync(scope, query, at, ct).ConfigureAwait(false);
            if (page.Items.Count == 0) yield break;
            Dictionary<EntityId, Entity> subjects = await SubjectsAsync(page, ct).ConfigureAwait(false);
            Dictionary<TurnId, StoredTurn> turns = await TurnsAsync(page, ct).ConfigureAwait(false);
            foreach (FactState state in page.Items)
            {
                FactSource? source = state.Sources.FirstOrDefault();
                StoredTurn? turn = source?.Turn is { } id ? turns.GetValueOrDefault(id) : null;
                string? words = turn is not null && source!.Span is { } span ? span.Of(turn.Turn.Text) : source?.Label;
                yield return new(state, subjects.TryGetValue(state.Fact.Subject, out Entity? subject) ? subject.Name : "", turn, words);
            }
            query = query with { After = page.Items[^1].Fact.Id };
        }
        while (page.HasMore);
    }

    private async Task<Dictionary<EntityId, Entity>> SubjectsAsync(Page<FactState> page, CancellationToken ct)
    {
        EntityQuery query = new() { Ids = [.. page.Items.Select(state => state.Fact.Subject).Distinct()], First = 1000 };
        Page<Entity> entities = await graph.EntitiesAsync(scope, query, at with { Valid = DateTimeOffset.MaxValue }, ct).ConfigureAwait(false);
        return entities.Items.ToDictionary(entity => entity.Id);
    }

    private async Task<Dictionary<TurnId, StoredTurn>> TurnsAsync(Page<FactState> page, CancellationToken ct)
    {
        TurnId[] ids = [.. page.Items.Select(state => state.Sources.FirstOrDefault()?.Turn).OfType<TurnId>().Distinct()];
        if (ids.Length == 0) return [];
        Page<StoredTurn> turns = await graph.TurnsAsync(scope, new() { Ids = ids, First = 1000 }, at with { Valid = DateTimeOffset.MaxValue }, ct).ConfigureAwait(false);
        return turns.Items.ToDictionary(turn => turn.Turn.Id);
    }

    private static Text[] Cells(Row row) =>
    [
        new(row.Subject), new(row.State.Fact.Text), new(Day(row.State.Version.Validity.From)), new(Day(row.State.Version.Validity.Until)),
        new(EnumNames.Of(row.State.Status)), new(Day(row.Turn?.Turn.SaidAt)), new((row.Words ?? "").ReplaceLineEndings(" ")),
    ];

    private static string Json(Row row)
    {
        FactState state = row.State;
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, Writers))
        {
            json.WriteStartObject();
            json.WriteString("id", state.Fact.Id.ToString());
            json.WriteString("subject", row.Subject);
            json.WriteString("predicate", state.Fact.Predicate);
            if (state.Fact.Facet is { } facet) json.WriteString("facet", facet);
            json.WriteString("text", state.Fact.Text);
            json.WriteString("polarity", EnumNames.Of(state.Fact.Polarity));
            json.WriteString("modality", EnumNames.Of(state.Fact.Modality));
            json.WriteString("status", EnumNames.Of(state.Status));
            json.WriteNumber("confidence", state.Version.Confidence);
            if (state.Version.Validity.From is { } from) json.WriteString("from", from);
            if (state.Version.Validity.Until is { } until) json.WriteString("until", until);
            json.WriteString("recordedAt", state.Version.RecordedAt);
            if (row.Turn is { } turn) json.WriteString("turn", turn.Turn.Id.ToString());
            if (row.Turn is { } said) json.WriteString("saidAt", said.Turn.SaidAt);
            if (row.Words is { } words) json.WriteString("words", words);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static string Day(DateTimeOffset? instant) => instant?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
