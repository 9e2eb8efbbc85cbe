using System.ComponentModel;
using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.GraphQL.Facts;
using GraphMemory.GraphQL.Nodes;
using GraphMemory.GraphQL.Reads;
using GraphQL;
using GraphQL.DataLoader;

namespace GraphMemory.GraphQL.Conversations;

[Name("Turn")]
[Implements(typeof(INode))]
[Description("One message of a conversation, exactly as it was said.")]
internal sealed class TurnNode(MemoryReading reading, StoredTurn stored) : INode
{
    public const string TypeName = "Turn";

    [Id]
    [Description("Identifies the turn.")]
    public string Id => GlobalId.Of(TypeName, reading.Scope, stored.Turn.Id);

    [Description("The caller's own key of the conversation.")]
    public string Session => stored.Turn.Session;

    [Description("0-based place in the order in which the conversation's turns were told.")]
    public int Position => stored.Turn.Position;

    [Description("Who says it.")]
    public TurnRole Role => stored.Turn.Role;

    [Description("The name of who says it; null for the memory's own user and for the agent.")]
    public string? Speaker => stored.Turn.Speaker;

    [Description("The exact words.")]
    public string Text => stored.Turn.Text;

    [Description("When it was said, with the offset in which \"yesterday\" is read.")]
    public DateTimeOffset SaidAt => stored.Turn.SaidAt;

    [Description("The caller's own id of the message.")]
    public string? ExternalId => stored.Turn.ExternalId;

    [Description("When we learnt it.")]
    public DateTimeOffset RecordedAt => stored.RecordedAt;

    [Description("The sequence number of the change that added it.")]
    public long Sequence => stored.Sequence;

    [Description("True once its claims have been read.")]
    public bool Extracted => !stored.ExtractionDue;

    [Description("The facts that rest on it, of any status.")]
    public IDataLoaderResult<IEnumerable<FactNode>> Facts() =>
        reading.FactsOfTurns.Load(stored.Turn.Id).Select(facts => (IEnumerable<FactNode>?)facts ?? []);

    /// <summary>A part of the words, or all of them.</summary>
    internal string WordsAt(TextSpan? span) =>
        span is { } part && part.Start >= 0 && part.End <= stored.Turn.Text.Length ? part.Of(stored.Turn.Text) : stored.Turn.Text;
}

[Name("Session")]
[Description("A conversation.")]
internal sealed class SessionNode(MemoryReading reading, Session session)
{
    [Description("The caller's own key.")]
    public string Key => session.Key;

    [Description("When its first turn was said.")]
    public DateTimeOffset StartedAt => session.StartedAt;

    [Description("When its last turn was said.")]
    public DateTimeOffset LastAt => session.LastAt;

    [Description("How many turns it has.")]
    public int TurnCount => session.TurnCount;

    [Description("Its turns, in order.")]
    public Task<TurnConnection> Turns(
        CancellationToken ct,
        [Description("How many: 1 to 200.")] int first = Connections.PageSize.Default,
        [Description("Only turns behind this cursor.")] string? after = null) =>
        TurnConnection.ReadAsync(reading, new TurnQuery { Session = session.Key }, first, after, ct);
}
