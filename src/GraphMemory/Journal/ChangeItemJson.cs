using System.Globalization;
using System.Text.Json;
using GraphMemory.Conversations;
using GraphMemory.Graph;

namespace GraphMemory.Journal;

/// <summary>The canonical JSON form of change items. What is null or the default is left out.</summary>
public static class ChangeItemJson
{
    /// <summary>The canonical JSON of an item.</summary>
    public static string Write(ChangeItem item) => CanonicalJson.Write(json =>
    {
        json.WriteStartObject();
        switch (item)
        {
            case TurnAdded added:
                json.WriteString("type", "turn");
                WriteTurn(json, added.Turn);
                if (added.ExtractionDue) json.WriteBoolean("extractionDue", value: true);
                break;
            case TurnExtracted extracted:
                json.WriteString("type", "extracted");
                json.WriteString("turn", extracted.Turn.ToString());
                json.WriteString("extractor", extracted.Extractor);
                break;
            case EntityAdded entity:
                json.WriteString("type", "entity");
                json.WriteString("id", entity.Id.ToString());
                json.WriteString("kind", EnumNames.Of(entity.Kind));
                json.WriteString("name", entity.Name);
                if (entity.IsSelf) json.WriteBoolean("self", value: true);
                break;
            case EntityNamed named:
                json.WriteString("type", "alias");
                json.WriteString("entity", named.Id.ToString());
                json.WriteString("name", named.Alias);
                break;
            case FactAdded fact:
                json.WriteString("type", "fact");
                WriteFact(json, fact.Fact);
                break;
            case VersionAdded version:
                json.WriteString("type", "version");
                WriteVersion(json, version);
                break;
            case VersionExpired expired:
                json.WriteString("type", "expiry");
                json.WriteString("fact", expired.Fact.ToString());
                json.WriteNumber("number", expired.Number);
                break;
            case SourceAdded source:
                json.WriteString("type", "source");
                WriteSource(json, source);
                break;
            case FactsLinked link:
                json.WriteString("type", "link");
                json.WriteString("from", link.From.ToString());
                json.WriteString("to", link.To.ToString());
                json.WriteString("kind", EnumNames.Of(link.Kind));
                json.WriteString("reason", link.Reason);
                break;
            case ChangeUndone undone:
                json.WriteString("type", "undone");
                json.WriteNumber("sequence", undone.Sequence);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(item), item.GetType().Name, "Not a known change item.");
        }
        json.WriteEndObject();
    });

    /// <summary>Reads an item back.</summary>
    /// <exception cref="MemoryException"><see cref="MemoryErrorCode.JournalBroken"/> when the text is not an item of this version.</exception>
    public static ChangeItem Read(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement json = document.RootElement;
            return Text(json, "type") switch
            {
                "turn" => new TurnAdded(ReadTurn(json), json.TryGetProperty("extractionDue", out _)),
                "extracted" => new TurnExtracted(new(Id(json, "turn")), Text(json, "extractor")),
                "entity" => new EntityAdded(
                    new(Id(json, "id")), EnumNames.Parse<EntityKind>(Text(json, "kind")), Text(json, "name"), json.TryGetProperty("self", out _)),
                "alias" => new EntityNamed(new(Id(json, "entity")), Text(json, "name")),
                "fact" => new FactAdded(ReadFact(json)),
                "version" => ReadVersion(json),
                "expiry" => new VersionExpired(new(Id(json, "fact")), json.GetProperty("number").GetInt32()),
                "source" => ReadSource(json),
                "link" => new FactsLinked(
                    new(Id(json, "from")), new(Id(json, "to")), EnumNames.Parse<FactLinkKind>(Text(json, "kind")), Text(json, "reason")),
                "undone" => new ChangeUndone(json.GetProperty("sequence").GetInt64()),
                string other => throw new FormatException($"unknown item type '{other}'"),
            };
        }
        catch (Exception error) when (error is JsonException or FormatException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new MemoryException(MemoryErrorCode.JournalBroken, $"A journal item cannot be read: {error.Message}", error);
        }
    }

    private static void WriteTurn(Utf8JsonWriter json, Turn turn)
    {
        json.WriteString("id", turn.Id.ToString());
        json.WriteString("session", turn.Session);
        json.WriteNumber("position", turn.Position);
        json.WriteString("role", EnumNames.Of(turn.Role));
        if (turn.Speaker is not null) json.WriteString("speaker", turn.Speaker);
        json.WriteString("text", turn.Text);
        json.WriteString("saidAt", CanonicalJson.Instant(turn.SaidAt));
        if (turn.SaidAt.Offset != TimeSpan.Zero) json.WriteNumber("offsetMinutes", (int)turn.SaidAt.Offset.TotalMinutes);
        if (turn.ExternalId is not null) json.WriteString("externalId", turn.ExternalId);
    }

    private static Turn ReadTurn(JsonElement json) => new()
    {
        Id = new(Id(json, "id")),
        Session = Text(json, "session"),
        Position = json.GetProperty("position").GetInt32(),
        Role = EnumNames.Parse<TurnRole>(Text(json, "role")),
        Speaker = TextOrNull(json, "speaker"),
        Text = Text(json, "text"),
        SaidAt = CanonicalJson.ParseInstant(Text(json, "saidAt"))
            .ToOffset(TimeSpan.FromMinutes(json.TryGetProperty("offsetMinutes", out JsonElement offset) ? offset.GetInt32() : 0)),
        ExternalId = TextOrNull(json, "externalId"),
    };

    private static void WriteFact(Utf8JsonWriter json, Fact fact)
    {
        json.WriteString("id", fact.Id.ToString());
        json.WriteString("subject", fact.Subject.ToString());
        json.WriteString("predicate", fact.Predicate);
        if (fact.Facet is not null) json.WriteString("facet", fact.Facet);
        if (fact.Object is { } entity) json.WriteString("object", entity.ToString());
        if (fact.Value is not null) json.WriteString("value", fact.Value);
        json.WriteString("key", fact.ValueKey);
        if (fact.Polarity is not Polarity.Positive) json.WriteString("polarity", EnumNames.Of(fact.Polarity));
        if (fact.Modality is not Modality.Actual) json.WriteString("modality", EnumNames.Of(fact.Modality));
        json.WriteString("text", fact.Text);
        json.WriteString("rule", fact.Rule);
    }

    private static Fact ReadFact(JsonElement json) => new()
    {
        Id = new(Id(json, "id")),
        Subject = new(Id(json, "subject")),
        Predicate = Text(json, "predicate"),
        Facet = TextOrNull(json, "facet"),
        Object = json.TryGetProperty("object", out _) ? new EntityId(Id(json, "object")) : null,
        Value = TextOrNull(json, "value"),
        ValueKey = Text(json, "key"),
        Polarity = TextOrNull(json, "polarity") is { } polarity ? EnumNames.Parse<Polarity>(polarity) : Polarity.Positive,
        Modality = TextOrNull(json, "modality") is { } modality ? EnumNames.Parse<Modality>(modality) : Modality.Actual,
        Text = Text(json, "text"),
        Rule = Text(json, "rule"),
    };

    private static void WriteVersion(Utf8JsonWriter json, VersionAdded version)
    {
        json.WriteString("fact", version.Fact.ToString());
        json.WriteNumber("number", version.Number);
        if (version.Validity.From is { } from) json.WriteString("from", CanonicalJson.Instant(from));
        if (version.Validity.Until is { } until) json.WriteString("until", CanonicalJson.Instant(until));
        if (version.Validity.FromGrain is not TimeGrain.Instant) json.WriteString("fromGrain", EnumNames.Of(version.Validity.FromGrain));
        if (version.Validity.UntilGrain is not TimeGrain.Instant) json.WriteString("untilGrain", EnumNames.Of(version.Validity.UntilGrain));
        json.WriteString("countsFrom", CanonicalJson.Instant(version.CountsFrom));
        json.WriteString("confidence", version.Confidence.ToString("0.####", CultureInfo.InvariantCulture));
    }

    private static VersionAdded ReadVersion(JsonElement json) => new(
        new(Id(json, "fact")),
        json.GetProperty("number").GetInt32(),
        new Validity(
            TextOrNull(json, "from") is { } from ? CanonicalJson.ParseInstant(from) : null,
            TextOrNull(json, "until") is { } until ? CanonicalJson.ParseInstant(until) : null,
            TextOrNull(json, "fromGrain") is { } fromGrain ? EnumNames.Parse<TimeGrain>(fromGrain) : TimeGrain.Instant,
            TextOrNull(json, "untilGrain") is { } untilGrain ? EnumNames.Parse<TimeGrain>(untilGrain) : TimeGrain.Instant),
        CanonicalJson.ParseInstant(Text(json, "countsFrom")),
        decimal.Parse(Text(json, "confidence"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));

    private static void WriteSource(Utf8JsonWriter json, SourceAdded source)
    {
        json.WriteString("fact", source.Fact.ToString());
        if (source.Source.Turn is { } turn) json.WriteString("turn", turn.ToString());
        if (source.Source.Span is { } span)
        {
            json.WriteNumber("start", span.Start);
            json.WriteNumber("length", span.Length);
        }
        if (source.Source.Label is not null) json.WriteString("label", source.Source.Label);
    }

    private static SourceAdded ReadSource(JsonElement json) => new(new(Id(json, "fact")), new FactSource(
        json.TryGetProperty("turn", out _) ? new TurnId(Id(json, "turn")) : null,
        json.TryGetProperty("start", out JsonElement start) ? new TextSpan(start.GetInt32(), json.GetProperty("length").GetInt32()) : null,
        TextOrNull(json, "label")));

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null");

    private static string? TextOrNull(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static Guid Id(JsonElement json, string name) => Guid.ParseExact(Text(json, name), "D");
}
