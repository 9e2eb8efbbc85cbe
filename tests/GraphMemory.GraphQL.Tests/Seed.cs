using System.Globalization;
using System.Text;
using GraphMemory.Conversations;
using GraphMemory.Entities;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Recall;

namespace GraphMemory.GraphQL.Tests;

/// <summary>A fact of a test.</summary>
public sealed record Told(string Predicate)
{
    public string? Subject { get; init; }

    public string? Object { get; init; }

    public EntityKind ObjectKind { get; init; } = EntityKind.Thing;

    public string? Value { get; init; }

    public DateTimeOffset? From { get; init; }

    public decimal Confidence { get; init; } = 0.9m;

    public string? Label { get; init; }

    /// <summary>The global id of the turn that says it.</summary>
    public string? SourceTurn { get; init; }

    public static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>
/// Writes facts straight to a journal, so that tests of the API choose what is in the store. A second home closes the first.
/// </summary>
internal sealed class Seed(IMemoryGraph graph, Scope scope)
{
    private static readonly IdSource Ids = new(TimeProvider.System, RandomSource.Secure);
    private readonly List<ChangeItem> items = [];
    private readonly List<IndexedText> index = [];
    private readonly Dictionary<string, EntityId> entities = new(StringComparer.Ordinal);

    public async Task<long> WriteAsync(IReadOnlyList<Told> facts)
    {
        ReadPoint now = ReadPoint.At(TimeProvider.System.GetUtcNow());
        Page<Entity> known = await graph.EntitiesAsync(scope, new EntityQuery { First = 1000 }, now, default);
        foreach (Entity entity in known.Items) entities[entity.IsSelf ? "" : NameKey.Of(entity.Name)] = entity.Id;
        foreach (Told told in facts) await AddAsync(told, now);
        ScopeHead head = await graph.HeadAsync(scope, default);
        JournalEntry entry = JournalEntry.Seal(scope, head, new GraphChange("test", ["TOLD"], [.. items]), now.Known, RandomSource.Secure);
        Assert.True(await graph.TryAppendAsync(scope, [entry], index, default));
        return entry.Sequence;
    }

    private async Task AddAsync(Told told, ReadPoint now)
    {
        EntityId subject = EntityOf(told.Subject, EntityKind.Person);
        EntityId? target = told.Object is null ? null : EntityOf(told.Object, told.ObjectKind);
        FactId id = new(Ids.Next());
        items.Add(new FactAdded(new Fact
        {
            Id = id,
            Subject = subject,
            Predicate = told.Predicate,
            Object = target,
            Value = told.Value,
            ValueKey = target?.ToString() ?? told.Value ?? "",
            Text = $"{told.Predicate} {told.Object ?? told.Value}",
            Rule = "test",
        }));
        items.Add(new VersionAdded(id, 1, new Validity(told.From, null), told.From ?? now.Valid.AddDays(-1), told.Confidence));
        TurnId? turn = told.SourceTurn is null ? null : TurnOf(told.SourceTurn);
        if (turn is not null || told.Label is not null) items.Add(new SourceAdded(id, new FactSource(turn, null, told.Label)));
        index.Add(new IndexedText { Kind = IndexedKind.Fact, Id = id.Value, Terms = [new TermCount(told.Predicate, 1)] });
        if (told is { Predicate: "lives_in", From: { } from }) await CloseAsync(id, subject, from, now);
    }

    private async Task CloseAsync(FactId newer, EntityId subject, DateTimeOffset from, ReadPoint now)
    {
        Page<FactState> homes = await graph.FactsAsync(
            scope, new FactQuery { Subjects = [subject], Predicates = ["lives_in"], Statuses = [FactStatus.Active] }, now, default);
        IEnumerable<FactAdded> here = items.OfType<FactAdded>().Where(added => added.Fact.Subject == subject && added.Fact.Predicate == "lives_in" && added.Fact.Id != newer);
        foreach (FactState home in homes.Items) Close(newer, home.Fact.Id, home.Version, from);
        foreach (FactAdded added in here.ToList())
        {
            VersionAdded version = items.OfType<VersionAdded>().Single(found => found.Fact == added.Fact.Id);
            items[items.IndexOf(version)] = version with { Validity = version.Validity.Ending(from) };
            items.Add(new FactsLinked(newer, added.Fact.Id, FactLinkKind.Supersedes, "LATER_TIME"));
        }
    }

    private void Close(FactId newer, FactId older, FactVersion version, DateTimeOffset from)
    {
        items.Add(new VersionExpired(older, version.Number));
        items.Add(new VersionAdded(older, version.Number + 1, version.Validity.Ending(from), version.CountsFrom, version.Confidence));
        items.Add(new FactsLinked(newer, older, FactLinkKind.Supersedes, "LATER_TIME"));
    }

    private EntityId EntityOf(string? name, EntityKind kind)
    {
        string key = name is null ? "" : NameKey.Of(name);
        if (entities.TryGetValue(key, out EntityId known)) return known;
        EntityId id = new(Ids.Next());
        items.Add(new EntityAdded(id, kind, name ?? "me", name is null));
        return entities[key] = id;
    }

    private static TurnId TurnOf(string globalId) =>
        new(Guid.Parse(Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(globalId)).Split(':')[2]));
}
