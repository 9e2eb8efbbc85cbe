using GraphMemory.Conversations;
using GraphMemory.Graph;

namespace GraphMemory.Journal;

/// <summary>
/// One edit of a scope's graph, as a value. The family is closed: a store projects each member to its rows, and nothing else
/// changes the graph. Times of knowledge are not in the items: they are the entry's own <see cref="JournalEntry.At"/>.
/// </summary>
public abstract record ChangeItem
{
    private protected ChangeItem()
    {
    }
}

/// <summary>A turn was told.</summary>
/// <param name="Turn">The turn.</param>
/// <param name="ExtractionDue">True when its claims are still to be read.</param>
public sealed record TurnAdded(Turn Turn, bool ExtractionDue) : ChangeItem;

/// <summary>The claims of a turn have been read; nothing is due any more.</summary>
/// <param name="Turn">The turn.</param>
/// <param name="Extractor">Which extractor, with its version.</param>
public sealed record TurnExtracted(TurnId Turn, string Extractor) : ChangeItem;

/// <summary>An entity was met for the first time.</summary>
public sealed record EntityAdded(EntityId Id, EntityKind Kind, string Name, bool IsSelf) : ChangeItem;

/// <summary>An entity has another name.</summary>
public sealed record EntityNamed(EntityId Id, string Alias) : ChangeItem;

/// <summary>A fact was concluded. Its first version, sources and links are items of the same change.</summary>
public sealed record FactAdded(Fact Fact) : ChangeItem;

/// <summary>A fact has a new state, believed from this change on.</summary>
public sealed record VersionAdded(FactId Fact, int Number, Validity Validity, DateTimeOffset CountsFrom, decimal Confidence) : ChangeItem;

/// <summary>A state of a fact is no longer believed from this change on.</summary>
public sealed record VersionExpired(FactId Fact, int Number) : ChangeItem;

/// <summary>A fact rests on one more source.</summary>
public sealed record SourceAdded(FactId Fact, FactSource Source) : ChangeItem;

/// <summary>Two facts were found to be related.</summary>
public sealed record FactsLinked(FactId From, FactId To, FactLinkKind Kind, string Reason) : ChangeItem;

/// <summary>An earlier change was undone by this one.</summary>
public sealed record ChangeUndone(long Sequence) : ChangeItem;
