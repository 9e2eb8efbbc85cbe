using System.Collections.Frozen;

namespace GraphMemory.Recall;

/// <summary>
/// A slot that a question asks for: what is asked is answered by facts of this predicate, and with a facet by nothing else.
/// </summary>
/// <param name="Predicate">The predicate that answers.</param>
/// <param name="Facet">The facet as the question says it, in the singular and in lower case; null when the predicate has one slot.</param>
/// <param name="Owner">Whose it is, as far as the question says so.</param>
/// <param name="OwnerName">The owner's name for <see cref="SlotOwner.Named"/>, else null.</param>
public sealed record AskedSlot(string Predicate, string? Facet, SlotOwner Owner = SlotOwner.Unsaid, string? OwnerName = null)
{
    // Words for one and the same favourite thing.
    private static readonly string[][] SameFacets =
    [
        ["color", "colour"],
        ["film", "movie"],
        ["food", "dish", "meal"],
        ["music", "genre", "kind of music", "music genre"],
        ["band", "artist", "musician", "singer"],
        ["show", "tv show", "series", "tv series"],
        ["book", "novel"],
        ["sport", "sports"],
        ["language", "programming language"],
        ["drink", "beverage"],
        ["team", "sports team", "football team"],
        ["game", "video game"],
        ["holiday", "vacation", "destination"],
    ];

    private static readonly FrozenDictionary<string, string[]> Alternatives = SameFacets
        .SelectMany(words => words.Select(word => (word, words)))
        .ToFrozenDictionary(pair => pair.word, pair => pair.words, StringComparer.Ordinal);

    /// <summary>True when nothing but a fact of this slot answers: the question names predicate and facet.</summary>
    public bool IsExact => Facet is not null;

    /// <summary>The words by which the facet is named in talk.</summary>
    public IReadOnlyList<string> FacetWords => Facet is null ? [] : Alternatives.GetValueOrDefault(Facet) ?? [Facet];

    /// <summary>True when a fact of this predicate and facet says what is asked.</summary>
    public bool IsAnsweredBy(string predicate, string? facet) =>
        string.Equals(predicate, Predicate, StringComparison.Ordinal)
        && (Facet is null || (facet is not null && FacetWords.Contains(Spoken(facet), StringComparer.Ordinal)));

    /// <inheritdoc/>
    public override string ToString() => Facet is null ? Predicate : $"{Predicate}:{Facet}";

    private static string Spoken(string facet) => facet.Replace('_', ' ').ToLowerInvariant();
}

/// <summary>Whose slot a question asks for.</summary>
public enum SlotOwner
{
    /// <summary>It does not say: the user's first, else anybody's.</summary>
    Unsaid,

    /// <summary>The user's own: "my", "I", "the user's".</summary>
    Self,

    /// <summary>Somebody's whom it names: "Anna's".</summary>
    Named,
}
