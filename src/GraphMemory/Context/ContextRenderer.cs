using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GraphMemory.Graph;
using GraphMemory.Journal;

namespace GraphMemory.Context;

/// <summary>Writes a context out. What people said is quoted and never interpreted.</summary>
internal static class ContextRenderer
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Render(MemoryContext context, ContextFormat format) => format switch
    {
        ContextFormat.Text => Text(context.Sections),
        ContextFormat.Markdown => Markdown(context),
        ContextFormat.Json => ToJson(context).ToJsonString(Json),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>The plain form: what the budget is counted on.</summary>
    public static string Text(IReadOnlyList<ContextSection> sections)
    {
        StringBuilder text = new();
        foreach (ContextSection section in sections)
        {
            text.Append(Heading(section.Kind)).Append('\n');
            foreach (ContextLine line in section.Lines) text.Append(TextLine(line.Text)).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>A line as it stands in the plain form, without its end.</summary>
    public static string TextLine(string text) => "- " + OneLine(text);

    /// <summary>What stands above a part.</summary>
    public static string Heading(ContextSectionKind kind) => kind switch
    {
        ContextSectionKind.System => "About the user:",
        ContextSectionKind.RelevantFacts => "Relevant facts:",
        ContextSectionKind.RelevantTurns => "Said before:",
        ContextSectionKind.OpenQuestions => "Unsettled, ask when it matters:",
        ContextSectionKind.RecentMessages => "This conversation so far:",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string Markdown(MemoryContext context)
    {
        StringBuilder text = new();
        StringBuilder notes = new();
        int note = 0;
        foreach (ContextSection section in context.Sections)
        {
            text.Append("## ").Append(Heading(section.Kind).TrimEnd(':')).Append("\n\n");
            foreach (ContextLine line in section.Lines)
            {
                text.Append("- ").Append(Escape(OneLine(line.Text)));
                foreach (LineSource source in line.Sources)
                {
                    note++;
                    text.Append(CultureInfo.InvariantCulture, $"[^{note}]");
                    notes.Append(CultureInfo.InvariantCulture, $"[^{note}]: {Note(source)}\n");
                }
                text.Append('\n');
            }
            text.Append('\n');
        }
        return text.Append(notes).ToString();
    }

    private static string Note(LineSource source)
    {
        string words = source.Words is null ? "" : $": \"{Escape(OneLine(source.Words))}\"";
        return source.Turn is { } turn
            ? $"{source.Speaker}, {(source.SaidAt is { } at ? FactPhrase.Date(at, TimeGrain.Day) : "no date")}, turn {turn}{words}"
            : $"{Escape(OneLine(source.Label ?? "no source named"))}{words}";
    }

    private static JsonObject ToJson(MemoryContext context) => new()
    {
        ["id"] = context.Id.ToString("D"),
        ["at"] = new JsonObject { ["valid"] = CanonicalJson.Instant(context.At.Valid), ["known"] = CanonicalJson.Instant(context.At.Known) },
        ["sequence"] = context.Sequence,
        ["tokensUsed"] = context.TokensUsed,
        ["tokensMax"] = context.TokensMax,
        ["sections"] = Array(context.Sections, section => new JsonObject
        {
            ["kind"] = EnumNames.Of(section.Kind),
            ["lines"] = Array(section.Lines, ToJson),
        }),
        ["cut"] = Array(context.Cut, cut => new JsonObject
        {
            ["section"] = EnumNames.Of(cut.Section),
            ["text"] = cut.Text,
            ["reason"] = cut.Reason,
            ["score"] = cut.Score,
        }),
        ["missingSignals"] = Array(context.MissingSignals, name => JsonValue.Create(name)),
    };

    private static JsonObject ToJson(ContextLine line) => new()
    {
        ["text"] = line.Text,
        ["fact"] = line.Fact?.Fact.Id.ToString(),
        ["turn"] = line.Turn?.Turn.Id.ToString(),
        ["from"] = line.Fact?.Version.Validity.From is { } from ? CanonicalJson.Instant(from) : null,
        ["until"] = line.Fact?.Version.Validity.Until is { } until ? CanonicalJson.Instant(until) : null,
        ["score"] = line.Score,
        ["signals"] = Array(line.Signals, signal => new JsonObject { ["name"] = signal.Name, ["contribution"] = signal.Contribution }),
        ["sources"] = Array(line.Sources, ToJson),
        ["replaced"] = Array(line.Replaced, old => new JsonObject
        {
            ["fact"] = old.Fact.ToString(),
            ["text"] = old.Text,
            ["until"] = old.Until is { } until ? CanonicalJson.Instant(until) : null,
            ["reason"] = old.Reason,
            ["source"] = old.Source is { } source ? ToJson(source) : null,
        }),
    };

    private static JsonObject ToJson(LineSource source) => new()
    {
        ["turn"] = source.Turn?.ToString(),
        ["saidAt"] = source.SaidAt?.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        ["speaker"] = source.Speaker,
        ["words"] = source.Words,
        ["label"] = source.Label,
    };

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode?> form) => [.. items.Select(form)];

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length);
        foreach (char c in text)
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '|') escaped.Append('\\');
            escaped.Append(c);
        }
        return escaped.ToString();
    }
}
