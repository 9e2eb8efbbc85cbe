using System.ComponentModel;
using System.Globalization;
using GraphMemory.Graph;
using GraphMemory.GraphQL.Connections;
using GraphMemory.GraphQL.Facts;
using GraphMemory.GraphQL.Reads;
using GraphQL;

namespace GraphMemory.GraphQL.Timelines;

[Description("What happened to a fact.")]
internal enum TimelineEventKind
{
    [Description("It began to be true.")]
    Began,

    [Description("It ceased to be true.")]
    Ended,
}

[Name("TimelineEvent")]
[Description("A fact begins or ceases to be true.")]
internal sealed class TimelineEventNode(MemoryReading reading, FactState fact, TimelineEventKind kind)
{
    [Description("When.")]
    public DateTimeOffset At => kind is TimelineEventKind.Began ? fact.Version.CountsFrom : fact.Version.Validity.Until!.Value;

    [Description("How exactly the time was told.")]
    public TimeGrain Grain => kind is TimelineEventKind.Began ? fact.Version.Validity.FromGrain : fact.Version.Validity.UntilGrain;

    [Description("True when somebody said the time; false when it is that of the first saying.")]
    public bool Stated => kind is TimelineEventKind.Ended || fact.Version.Validity.From is not null;

    [Description("Which of the two.")]
    public TimelineEventKind Kind => kind;

    [Description("The fact.")]
    public FactNode Fact => new(reading, fact);

    /// <summary>Orders the events of a timeline: time, fact, began before ended.</summary>
    internal (DateTimeOffset, FactId, TimelineEventKind) Place => (At, fact.Fact.Id, kind);
}

[Name("TimelineConnection")]
[Description("A page of a timeline, earliest first.")]
internal sealed class TimelineConnection : Connection<TimelineEdge, TimelineEventNode>
{
    private const int FactsMax = 10_000;
    private const int ReadTogether = 1_000;
    private readonly bool complete;

    private TimelineConnection(IReadOnlyList<TimelineEdge> edges, bool hasNextPage, bool hasPreviousPage, bool complete)
        : base(edges, hasNextPage, hasPreviousPage) => this.complete = complete;

    [Description("False when the memory holds more than 10,000 facts: the timeline is then that of the latest 10,000.")]
    public bool Complete => complete;

    internal static async Task<TimelineConnection> ReadAsync(
        MemoryReading reading, DateTimeOffset? from, DateTimeOffset? until, int first, string? after, CancellationToken ct)
    {
        int size = PageSize.Checked(first, reading);
        Cursors cursors = new("timeline", reading.Scope, new { from, until });
        (DateTimeOffset, FactId, TimelineEventKind)? behind = cursors.Read(after, Place);
        (List<FactState> facts, bool complete) = await FactsAsync(reading, ct);
        List<TimelineEventNode> events =
        [
            .. facts.SelectMany(fact => EventsOf(reading, fact))
                .Where(found => (from is null || found.At >= from) && (until is null || found.At < until))
                .Where(found => behind is not { } place || found.Place.CompareTo(place) > 0)
                .OrderBy(found => found.Place)
                .Take(size + 1),
        ];
        reading.Spend(events.Count);
        List<TimelineEdge> edges = [.. events.Take(size).Select(found => new TimelineEdge(cursors.Of(Write(found.Place)), found))];
        return new(edges, events.Count > size, after is not null, complete);
    }

    private static async Task<(List<FactState> Facts, bool Complete)> FactsAsync(MemoryReading reading, CancellationToken ct)
    {
        FactQuery query = new() { Statuses = [FactStatus.Active, FactStatus.Closed], Descending = true, First = ReadTogether };
        List<FactState> facts = [];
        while (true)
        {
            Page<FactState> page = await reading.Graph.FactsAsync(reading.Scope, query, reading.At, ct);
            facts.AddRange(page.Items);
            if (!page.HasMore) return (facts, true);
            if (facts.Count >= FactsMax) return (facts, false);
            query = query with { After = page.Items[^1].Fact.Id };
        }
    }

    private static IEnumerable<TimelineEventNode> EventsOf(MemoryReading reading, FactState fact)
    {
        yield return new(reading, fact, TimelineEventKind.Began);
        if (fact.Version.Validity.Until is not null) yield return new(reading, fact, TimelineEventKind.Ended);
    }

    private static string Write((DateTimeOffset At, FactId Fact, TimelineEventKind Kind) place) =>
        string.Create(CultureInfo.InvariantCulture, $"{place.At.UtcTicks}:{place.Fact}:{(int)place.Kind}");

    private static (DateTimeOffset, FactId, TimelineEventKind)? Place(string place)
    {
        string[] parts = place.Split(':');
        return parts.Length == 3 && Instants.FromTicks(parts[0]) is { } at && Guid.TryParseExact(parts[1], "D", out Guid fact) && parts[2] is "0" or "1"
            ? (at, new FactId(fact), parts[2] is "0" ? TimelineEventKind.Began : TimelineEventKind.Ended)
            : null;
    }
}

[Name("TimelineEdge")]
[Description("An event on a page.")]
internal sealed class TimelineEdge(string cursor, TimelineEventNode node) : Edge<TimelineEventNode>(cursor, node);
