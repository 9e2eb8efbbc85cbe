using System.ComponentModel;
using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.GraphQL.Changes;
using GraphMemory.GraphQL.Connections;
using GraphMemory.GraphQL.Contexts;
using GraphMemory.GraphQL.Conversations;
using GraphMemory.GraphQL.Entities;
using GraphMemory.GraphQL.Errors;
using GraphMemory.GraphQL.Facts;
using GraphMemory.GraphQL.Graphs;
using GraphMemory.GraphQL.Nodes;
using GraphMemory.GraphQL.Reads;
using GraphMemory.GraphQL.Searching;
using GraphMemory.GraphQL.Timelines;
using GraphQL;

namespace GraphMemory.GraphQL.Memories;

[Name("Memory")]
[Implements(typeof(INode))]
[Description("The memory of one user. Every field sees the same state, that of the moment at which the request began, unless it is given other times.")]
internal sealed class MemoryNode(MemoryReading reading) : INode
{
    private const string First = "How many: 1 to 200.";
    private const string After = "Only rows behind this cursor.";
    private const string At = "The times of the read.";

    public const string TypeName = "Memory";

    [Id]
    [Description("Identifies the memory.")]
    public string Id => GlobalId.Of(TypeName, reading.Scope, "");

    [Id]
    [Description("The caller's own key of the user.")]
    public string User => reading.Scope.Key;

    [Description("False while nothing was written to it.")]
    public async Task<bool> ExistsAsync(CancellationToken ct) => (await reading.HeadAsync(ct)).Sequence > 0;

    [Description("The number of its last change; 0 while nothing was written to it. Pass it as `since` to see what changed.")]
    public async Task<long> SequenceAsync(CancellationToken ct) => (await reading.HeadAsync(ct)).Sequence;

    [Name("at")]
    [Description("The two times at which it is read.")]
    public ReadPointNode ReadAt => new(reading.At);

    [Description("How much it holds.")]
    public async Task<MemoryCountsNode> CountsAsync(CancellationToken ct, [Description(At)] ReadPointInput? at = null)
    {
        MemoryReading read = reading.Moved(at);
        return new(await read.Graph.CountsAsync(read.Scope, read.At, ct));
    }

    [Description("What an agent should know for its next turn: assembled within a budget, each line with its source.")]
    public async Task<ContextNode> ContextAsync(
        [Description("The message that is to be answered: 1 to 10,000 characters.")] string message,
        CancellationToken ct,
        [Description("The conversation that goes on: its recent turns are part of the context. Left out: none are.")] string? session = null,
        [Description("The budget: 50 to 100,000 tokens.")] int tokensMax = 1000,
        [Description(At)] ReadPointInput? at = null)
    {
        MemoryReading read = reading.Moved(at);
        ContextRequest request = new() { Scope = read.Scope, Message = message, Session = session, TokensMax = tokensMax, At = read.At };
        return new(read, await read.Memory.BuildContextAsync(request, ct));
    }

    [Description("Facts and turns that may answer a question, found by meaning, words, neighbourhood and time. Empty when nothing fits.")]
    public Task<SearchResultNode> Search(
        [Description("What is asked: 1 to 10,000 characters.")] string query,
        CancellationToken ct,
        [Description("What is looked for. Left out: everything.")] IReadOnlyList<SearchKind>? kinds = null,
        [Description(First)] int first = 10,
        [Description(At)] ReadPointInput? at = null) =>
        SearchResultNode.ReadAsync(reading.Moved(at), query, kinds, first, ct);

    [Description("Facts, by default those that are active, in the order of creation.")]
    public Task<FactConnection> Facts(
        CancellationToken ct,
        [Description("Which.")] FactWhere? where = null,
        [Description("In which order; at most one.")] IReadOnlyList<FactOrder>? order = null,
        [Description(First)] int first = PageSize.Default,
        [Description(After)] string? after = null,
        [Description(At)] ReadPointInput? at = null)
    {
        MemoryReading read = reading.Moved(at);
        FactQuery query = (where?.ToQuery(read.Scope) ?? new()) with { Descending = Single(order)?.CreatedAt is SortDirection.Desc };
        return FactConnection.ReadAsync(read, query, first, after, where is null, ct);
    }

    [Description("Entities, in the order of creation.")]
    public Task<EntityConnection> Entities(
        CancellationToken ct,
        [Description("Which.")] EntityWhere? where = null,
        [Description(First)] int first = PageSize.Default,
        [Description(After)] string? after = null,
        [Description(At)] ReadPointInput? at = null) =>
        EntityConnection.ReadAsync(reading.Moved(at), where, first, after, ct);

    [Description("The entity with this name or other name, the oldest of several; null when there is none.")]
    public async Task<EntityNode?> EntityAsync(
        [Description("The name, without regard to case, accents and punctuation.")] string name,
        CancellationToken ct,
        [Description(At)] ReadPointInput? at = null)
    {
        MemoryReading read = reading.Moved(at);
        Page<Entity> page = await read.Graph.EntitiesAsync(read.Scope, new EntityQuery { NameKeys = [NameKeys.Of(name)], First = 1 }, read.At, ct);
        return page.Items.Count == 0 ? null : new(read, page.Items[0]);
    }

    [Description("Entities and relationships around some entities, for drawing.")]
    public Task<GraphNode> Graph(
        CancellationToken ct,
        [Id, Description("Ids of entities to start from, at most 50. Left out: the user.")] IReadOnlyList<string>? around = null,
        [Description("How far to go, in relationships: 1 to 3.")] int hops = 1,
        [Description("At most this many entities, and relationships of each: 1 to 200.")] int first = 100,
        [Description(At)] ReadPointInput? at = null) =>
        GraphNode.ReadAsync(reading.Moved(at), around, hops, first, ct);

    [Description("Conversations, latest first.")]
    public Task<SessionConnection> Sessions(
        CancellationToken ct,
        [Description(First)] int first = PageSize.Default,
        [Description(After)] string? after = null,
        [Description(At)] ReadPointInput? at = null) =>
        SessionConnection.ReadAsync(reading.Moved(at), first, after, ct);

    [Description("What was said: in the order of saying, or with `search` what fits best first.")]
    public Task<TurnConnection> Turns(
        CancellationToken ct,
        [Description("Words or a question to look for: one page of what fits, best first.")] string? search = null,
        [Description("Only turns of this conversation.")] string? session = null,
        [Description("Only turns said at this instant or later.")] DateTimeOffset? from = null,
        [Description("Only turns said before this instant.")] DateTimeOffset? until = null,
        [Description("In which direction, without `search`.")] SortDirection order = SortDirection.Asc,
        [Description(First)] int first = PageSize.Default,
        [Description(After)] string? after = null,
        [Description(At)] ReadPointInput? at = null)
    {
        MemoryReading read = reading.Moved(at);
        if (search is null)
        {
            TurnQuery query = new() { Session = session, From = from, Until = until, Descending = order is SortDirection.Desc };
            return TurnConnection.ReadAsync(read, query, first, after, ct);
        }
        if (from is not null || until is not null)
            throw new RequestRefused(ErrorCodes.InvalidArgument, "`search` does not go with `from` and `until`; say the time in the words that you look for.");
        return TurnConnection.FindAsync(read, search, session, first, after, ct);
    }

    [Description("What happened: facts that begin or cease to be true, earliest first.")]
    public Task<TimelineConnection> Timeline(
        CancellationToken ct,
        [Description("Only events at this instant or later.")] DateTimeOffset? from = null,
        [Description("Only events before this instant.")] DateTimeOffset? until = null,
        [Description(First)] int first = PageSize.Default,
        [Description(After)] string? after = null,
        [Description(At)] ReadPointInput? at = null) =>
        TimelineConnection.ReadAsync(reading.Moved(at), from, until, first, after, ct);

    [Description("What changed and why: the entries of the memory's journal, oldest first unless `order` says otherwise.")]
    public Task<ChangeConnection> Changes(
        CancellationToken ct,
        [Description("Only changes with a greater number.")] long since = 0,
        [Description("In which order; at most one.")] IReadOnlyList<ChangeOrder>? order = null,
        [Description(First)] int first = PageSize.Default,
        [Description(After)] string? after = null,
        [Description(At)] ReadPointInput? at = null) =>
        ChangeConnection.ReadAsync(reading.Moved(at), since, Single(order)?.Sequence is SortDirection.Desc, first, after, ct);

    private static T? Single<T>(IReadOnlyList<T>? order)
        where T : class => order switch
        {
            null or { Count: 0 } => null,
            { Count: 1 } => order[0],
            _ => throw new RequestRefused(ErrorCodes.InvalidArgument, "`order` takes one entry."),
        };
}

[Name("MemoryCounts")]
[Description("How much a memory holds.")]
internal sealed class MemoryCountsNode(ScopeCounts counts)
{
    [Description("Turns.")]
    public long Turns => counts.Turns;

    [Description("Conversations.")]
    public long Sessions => counts.Sessions;

    [Description("Entities.")]
    public long Entities => counts.Entities;

    [Description("Active facts.")]
    public long Facts => counts.Facts;

    [Description("Changes.")]
    public long Changes => counts.Changes;
}
