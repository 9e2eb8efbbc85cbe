using System.ComponentModel;
using GraphMemory.Graph;
using GraphMemory.GraphQL.Conversations;
using GraphMemory.GraphQL.Entities;
using GraphMemory.GraphQL.Facts;
using GraphMemory.GraphQL.Reads;
using GraphMemory.Journal;
using GraphQL;
using GraphQL.DataLoader;

namespace GraphMemory.GraphQL.Changes;

[Description("What an item of a change did.")]
internal enum ChangeItemKind
{
    [Description("A turn was told.")]
    TurnAdded,

    [Description("The claims of a turn were read.")]
    TurnExtracted,

    [Description("An entity was met for the first time.")]
    EntityAdded,

    [Description("An entity got another name.")]
    EntityNamed,

    [Description("A fact was concluded.")]
    FactAdded,

    [Description("A fact has a new state.")]
    VersionAdded,

    [Description("A state of a fact is no longer believed.")]
    VersionExpired,

    [Description("A fact rests on one more source.")]
    SourceAdded,

    [Description("Two facts were found to be related.")]
    FactsLinked,

    [Description("An earlier change was undone.")]
    ChangeUndone,

    [Description("What it did was forgotten for good.")]
    Erased,
}

[Name("ChangeItem")]
[Description("One edit within a change. Which fields are set depends on `kind`.")]
internal sealed class ChangeItemNode(MemoryReading reading, ChangeItem? item)
{
    [Description("What it did.")]
    public ChangeItemKind Kind => item switch
    {
        null => ChangeItemKind.Erased,
        TurnAdded => ChangeItemKind.TurnAdded,
        TurnExtracted => ChangeItemKind.TurnExtracted,
        EntityAdded => ChangeItemKind.EntityAdded,
        EntityNamed => ChangeItemKind.EntityNamed,
        FactAdded => ChangeItemKind.FactAdded,
        VersionAdded => ChangeItemKind.VersionAdded,
        VersionExpired => ChangeItemKind.VersionExpired,
        SourceAdded => ChangeItemKind.SourceAdded,
        FactsLinked => ChangeItemKind.FactsLinked,
        ChangeUndone => ChangeItemKind.ChangeUndone,
        _ => throw new InvalidOperationException($"Unknown change item {item.GetType().Name}."),
    };

    [Description("The turn that was told or read, or that a source is in; null when it was forgotten.")]
    public IDataLoaderResult<TurnNode?>? Turn() => item switch
    {
        TurnAdded added => reading.Turns.Load(added.Turn.Id),
        TurnExtracted extracted => reading.Turns.Load(extracted.Turn),
        SourceAdded { Source.Turn: { } turn } => reading.Turns.Load(turn),
        _ => null,
    };

    [Description("The entity that was met or named; null when it was forgotten.")]
    public IDataLoaderResult<EntityNode?>? Entity() => item switch
    {
        EntityAdded added => reading.Entities.Load(added.Id),
        EntityNamed named => reading.Entities.Load(named.Id),
        _ => null,
    };

    [Description("The fact that was concluded or has another state, or the newer of two; null when it was forgotten.")]
    public IDataLoaderResult<FactNode?>? Fact() => item is null ? null : FactsOf(item).Select(id => reading.Facts.Load(id)).FirstOrDefault();

    [Description("The older of two facts that were found to be related.")]
    public IDataLoaderResult<FactNode?>? OtherFact() => item is FactsLinked linked ? reading.Facts.Load(linked.To) : null;

    [Description("How the two facts are related.")]
    public FactLinkKind? LinkKind => (item as FactsLinked)?.Kind;

    [Description("The reason code of the decision that related them.")]
    public string? Reason => (item as FactsLinked)?.Reason;

    [Description("The number of the state that was added or is no longer believed.")]
    public int? Version => item switch
    {
        VersionAdded added => added.Number,
        VersionExpired expired => expired.Number,
        _ => null,
    };

    [Description("When the fact is true in the state that was added.")]
    public ValidityNode? Validity => item is VersionAdded added ? new(added.Validity) : null;

    [Description("The name that an entity was met with or got.")]
    public string? Name => item switch
    {
        EntityAdded added => added.Name,
        EntityNamed named => named.Alias,
        _ => null,
    };

    [Description("The number of the change that was undone.")]
    public long? Undone => (item as ChangeUndone)?.Sequence;

    /// <summary>The facts that an item is about.</summary>
    internal static IEnumerable<FactId> FactsOf(ChangeItem item) => item switch
    {
        FactAdded added => [added.Fact.Id],
        VersionAdded version => [version.Fact],
        VersionExpired expired => [expired.Fact],
        SourceAdded source => [source.Fact],
        FactsLinked linked => [linked.From, linked.To],
        _ => [],
    };
}
