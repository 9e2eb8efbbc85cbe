using GraphMemory.Conversations;

namespace GraphMemory.Graph;

/// <summary>Facts of one slot, or those of them with one object or value.</summary>
/// <param name="Subject">Whom they are about.</param>
/// <param name="Predicate">What they say.</param>
/// <param name="Facet">Which slot of the predicate; null means the slot without a facet.</param>
/// <param name="ValueKey">Only facts with this <see cref="Fact.ValueKey"/>; null means any.</param>
public readonly record struct SlotQuery(EntityId Subject, string Predicate, string? Facet, string? ValueKey = null);

/// <summary>
/// Which facts to read. Conditions are joined by "and"; null or empty means any. The order is that of ids, which is that of creation.
/// A fact none of whose versions was recorded at the known time is never answered.
/// </summary>
public sealed record FactQuery
{
    /// <summary>Only these, at most 1,000.</summary>
    public IReadOnlyCollection<FactId>? Ids { get; init; }

    /// <summary>Only facts of one of these slots, at most 200.</summary>
    public IReadOnlyCollection<SlotQuery>? Slots { get; init; }

    /// <summary>Only facts with one of these as subject or object, at most 1,000.</summary>
    public IReadOnlyCollection<EntityId>? Entities { get; init; }

    /// <summary>Only facts about one of these, at most 1,000.</summary>
    public IReadOnlyCollection<EntityId>? Subjects { get; init; }

    /// <summary>Only facts with one of these predicates, at most 200.</summary>
    public IReadOnlyCollection<string>? Predicates { get; init; }

    /// <summary>Only facts with a source in one of these turns, at most 1,000.</summary>
    public IReadOnlyCollection<TurnId>? SourceTurns { get; init; }

    /// <summary>Only facts with one of these statuses at the read point.</summary>
    public IReadOnlyCollection<FactStatus>? Statuses { get; init; } = [FactStatus.Active];

    /// <summary>Only facts of which we are at least this sure.</summary>
    public decimal? ConfidenceMin { get; init; }

    /// <summary>Only facts whose version was recorded at this instant or later.</summary>
    public DateTimeOffset? RecordedFrom { get; init; }

    /// <summary>At most this many sources of each fact, at least 2: of more, the first and the latest. Null means all.</summary>
    public int? SourcesMax { get; init; } = 10;

    /// <summary>True: latest first.</summary>
    public bool Descending { get; init; }

    /// <summary>Only facts behind this one, in the order of the list.</summary>
    public FactId? After { get; init; }

    /// <summary>At most this many: 0 to 10,000.</summary>
    public int First { get; init; } = Page.DefaultSize;

    /// <summary>Refuses a query that goes beyond the bounds of its properties. A store calls it before it reads.</summary>
    /// <exception cref="MemoryException"><see cref="MemoryErrorCode.InvalidArgument"/> when it does; the message names the bound.</exception>
    public void Check()
    {
        Bounds.CheckFirst(First);
        Bounds.CheckCount(Ids, nameof(Ids));
        Bounds.CheckCount(Slots, nameof(Slots), 200);
        Bounds.CheckCount(Entities, nameof(Entities));
        Bounds.CheckCount(Subjects, nameof(Subjects));
        Bounds.CheckCount(Predicates, nameof(Predicates), 200);
        Bounds.CheckCount(SourceTurns, nameof(SourceTurns));
        if (SourcesMax < 2) throw Bounds.Invalid($"SourcesMax is {SourcesMax}; it takes at least 2, or null for all.");
    }
}
