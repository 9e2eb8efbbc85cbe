using System.ComponentModel;
using System.Globalization;
using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.GraphQL.Connections;
using GraphMemory.GraphQL.Errors;
using GraphMemory.GraphQL.Reads;
using GraphMemory.Recall;
using GraphQL;

namespace GraphMemory.GraphQL.Conversations;

[Name("TurnConnection")]
[Description("A page of turns.")]
internal sealed class TurnConnection : Connection<TurnEdge, TurnNode>
{
    private TurnConnection(IReadOnlyList<TurnEdge> edges, bool hasNextPage, bool hasPreviousPage)
        : base(edges, hasNextPage, hasPreviousPage)
    {
    }

    /// <summary>Reads a page in the order of saying.</summary>
    internal static async Task<TurnConnection> ReadAsync(MemoryReading reading, TurnQuery query, int first, string? after, CancellationToken ct)
    {
        int size = PageSize.Checked(first, reading);
        Cursors cursors = new("turns", reading.Scope, query with { First = 0 });
        TurnQuery paged = query with { First = size, After = cursors.Read(after, Place) };
        Page<StoredTurn> page = await reading.Graph.TurnsAsync(reading.Scope, paged, reading.At, ct);
        reading.Spend(page.Items.Count);
        return new([.. page.Items.Select(turn => Edge(reading, cursors, turn))], page.HasMore, after is not null);
    }

    /// <summary>Finds turns by words and meaning, best first: one page, which nothing follows.</summary>
    internal static async Task<TurnConnection> FindAsync(MemoryReading reading, string search, string? session, int first, string? after, CancellationToken ct)
    {
        int size = PageSize.Checked(first, reading);
        if (after is not null)
            throw new RequestRefused(ErrorCodes.InvalidArgument, "A list found by `search` is one page: leave `after` out and ask for more with `first`.");
        SearchRequest request = new()
        {
            Scope = reading.Scope,
            Query = search,
            Facts = false,
            First = session is null ? size : PageSize.Max,
            At = reading.At,
        };
        RecallResult found = await reading.Memory.SearchAsync(request, ct);
        Cursors cursors = new("turns.search", reading.Scope, search);
        List<TurnEdge> edges =
        [
            .. found.Items.Select(item => item.Turn).OfType<StoredTurn>()
                .Where(turn => session is null || string.Equals(turn.Turn.Session, session, StringComparison.Ordinal))
                .Take(size)
                .Select(turn => Edge(reading, cursors, turn)),
        ];
        reading.Spend(edges.Count);
        return new(edges, hasNextPage: false, hasPreviousPage: false);
    }

    private static TurnEdge Edge(MemoryReading reading, Cursors cursors, StoredTurn turn) => new(
        cursors.Of(string.Create(CultureInfo.InvariantCulture, $"{turn.Turn.SaidAt.UtcTicks}:{turn.Turn.Position}:{turn.Turn.Session}")),
        new(reading, turn));

    private static TurnCursor? Place(string place)
    {
        string[] parts = place.Split(':', 3);
        return parts.Length == 3
            && Instants.FromTicks(parts[0]) is { } saidAt
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int position)
                ? new TurnCursor(saidAt, parts[2], position)
                : null;
    }
}

[Name("TurnEdge")]
[Description("A turn on a page.")]
internal sealed class TurnEdge(string cursor, TurnNode node) : Edge<TurnNode>(cursor, node);

[Name("SessionConnection")]
[Description("A page of conversations.")]
internal sealed class SessionConnection : Connection<SessionEdge, SessionNode>
{
    private readonly MemoryReading reading;

    private SessionConnection(MemoryReading reading, IReadOnlyList<SessionEdge> edges, bool hasNextPage, bool hasPreviousPage)
        : base(edges, hasNextPage, hasPreviousPage) => this.reading = reading;

    [Description("How many conversations there are in all.")]
    public async Task<long> TotalCountAsync(CancellationToken ct) =>
        (await reading.Graph.CountsAsync(reading.Scope, reading.At, ct)).Sessions;

    internal static async Task<SessionConnection> ReadAsync(MemoryReading reading, int first, string? after, CancellationToken ct)
    {
        int size = PageSize.Checked(first, reading);
        Cursors cursors = new("sessions", reading.Scope, filter: null);
        Page<Session> page = await reading.Graph.SessionsAsync(reading.Scope, new SessionQuery(cursors.Read(after, Place), size), reading.At, ct);
        reading.Spend(page.Items.Count);
        List<SessionEdge> edges =
        [
            .. page.Items.Select(session => new SessionEdge(
                cursors.Of(string.Create(CultureInfo.InvariantCulture, $"{session.LastAt.UtcTicks}:{session.Key}")), new(reading, session))),
        ];
        return new(reading, edges, page.HasMore, after is not null);
    }

    private static (DateTimeOffset LastAt, string Key)? Place(string place)
    {
        string[] parts = place.Split(':', 2);
        return parts.Length == 2 && Instants.FromTicks(parts[0]) is { } lastAt ? (lastAt, parts[1]) : null;
    }
}

[Name("SessionEdge")]
[Description("A conversation on a page.")]
internal sealed class SessionEdge(string cursor, SessionNode node) : Edge<SessionNode>(cursor, node);
