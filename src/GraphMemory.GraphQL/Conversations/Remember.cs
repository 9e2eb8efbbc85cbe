using System.ComponentModel;
using GraphMemory.Conversations;
using GraphMemory.GraphQL.Changes;
using GraphMemory.GraphQL.Errors;
using GraphMemory.GraphQL.Facts;
using GraphMemory.GraphQL.Memories;
using GraphMemory.GraphQL.Reads;
using GraphQL;
using GraphQL.DataLoader;

namespace GraphMemory.GraphQL.Conversations;

[Name("RememberInput")]
[Description("Turns to remember.")]
internal sealed class RememberInput
{
    /// <summary>The most turns of one call.</summary>
    public const int TurnsMax = 100;

    [Id]
    [Description("The caller's own key of the user: 1 to 200 characters.")]
    public required string User { get; init; }

    [Description("The turns, in order: 1 to 100.")]
    public required IReadOnlyList<TurnInput> Turns { get; init; }

    [DefaultValue(RememberWait.Extracted)]
    [Description("How far to go before answering.")]
    public RememberWait Wait { get; init; }
}

[Name("TurnInput")]
[Description("One message of a conversation.")]
internal sealed class TurnInput
{
    [Description("The caller's own key of the conversation: 1 to 200 characters.")]
    public required string Session { get; init; }

    [Description("The exact words: 1 to 100,000 characters.")]
    public required string Text { get; init; }

    [DefaultValue(TurnRole.User)]
    [Description("Who says it.")]
    public TurnRole Role { get; init; }

    [Description("The name of who says it; left out for the user or the agent.")]
    public string? Speaker { get; init; }

    [Description("When it was said, with the offset in which \"yesterday\" is read. Left out: now.")]
    public DateTimeOffset? SaidAt { get; init; }

    [Description("The caller's own id of the message: a second turn with it and the same content changes nothing.")]
    public string? ExternalId { get; init; }

    public ConversationTurn ToTurn() => new()
    {
        Session = Session,
        Text = Text,
        Role = Role,
        Speaker = Speaker,
        SaidAt = SaidAt,
        ExternalId = ExternalId,
    };
}

[Name("RememberPayload")]
[Description("What remember did.")]
internal sealed class RememberPayload(MemoryReading? reading, RememberResult? result, IReadOnlyList<IRememberError>? errors)
{
    [Description("One for each turn given, in that order; empty when there are errors.")]
    public IEnumerable<RememberedTurnNode> Turns => result?.Turns.Select(turn => new RememberedTurnNode(reading!, turn)) ?? [];

    [Description("The changes that it made; empty when nothing was new.")]
    public IDataLoaderResult<IEnumerable<ChangeNode>> Changes() => WrittenChanges.Load(reading, result?.Changes);

    [Description("The memory afterwards; null when there are errors.")]
    public MemoryNode? Memory => reading is null ? null : new(reading);

    [Description("Why nothing was remembered; null when all was.")]
    public IReadOnlyList<IRememberError>? Errors => errors;
}

[Name("RememberedTurn")]
[Description("A turn that was remembered.")]
internal sealed class RememberedTurnNode(MemoryReading reading, RememberedTurn remembered)
{
    [Description("The turn as it is stored.")]
    public IDataLoaderResult<TurnNode> Turn() => reading.Turns.Load(remembered.Turn.Id)!;

    [Description("False when its external id was known with the same content.")]
    public bool IsNew => remembered.IsNew;

    [Description("What its claims did; empty while they are not read.")]
    public IEnumerable<ClaimOutcomeNode> Claims => remembered.Claims.Select(claim => new ClaimOutcomeNode(reading, claim));
}
