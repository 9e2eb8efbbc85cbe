namespace GraphMemory.Recall;

/// <summary>What is indexed.</summary>
public enum IndexedKind
{
    /// <summary>A turn.</summary>
    Turn,

    /// <summary>A fact.</summary>
    Fact,
}

/// <summary>A term of a text and how often it stands there.</summary>
public readonly record struct TermCount(string Term, int Count);

/// <summary>The kinds of names a text holds, as the English analysis found them; a set.</summary>
[Flags]
public enum NameKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>PERSON.</summary>
    Person = 1,

    /// <summary>GPE, LOC, FAC.</summary>
    Place = 2,

    /// <summary>DATE.</summary>
    Date = 4,

    /// <summary>TIME.</summary>
    Time = 8,

    /// <summary>CARDINAL, QUANTITY, MONEY, PERCENT.</summary>
    Quantity = 16,

    /// <summary>WORK_OF_ART, PRODUCT.</summary>
    Work = 32,

    /// <summary>ORG.</summary>
    Organisation = 64,
}

/// <summary>What ranking needs to know about a turn beside its terms and vector. Derived from its text, so not journaled.</summary>
/// <param name="Characters">Length of the spoken text, in UTF-16 code units.</param>
/// <param name="EndsWithQuestion">True when it ends with a question mark.</param>
/// <param name="QuestionShare">The share of its sentences that are questions, 0 to 1.</param>
/// <param name="HasTimeWord">True when it holds a word of time: yesterday, a weekday, a month, a year, an ordinal.</param>
/// <param name="Names">Which kinds of names it holds.</param>
public sealed record TurnFeatures(int Characters, bool EndsWithQuestion, float QuestionShare, bool HasTimeWord, NameKinds Names);

/// <summary>What a store indexes for a turn or a fact that an entry adds. The core makes it; the store never sees why.</summary>
public sealed record IndexedText
{
    /// <summary>Whether it is a turn or a fact.</summary>
    public required IndexedKind Kind { get; init; }

    /// <summary>The turn's or the fact's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its terms after the stop list, each once.</summary>
    public required IReadOnlyList<TermCount> Terms { get; init; }

    /// <summary>For a turn, its features; null for a fact.</summary>
    public TurnFeatures? Features { get; init; }

    /// <summary>Its vector, of unit length; null when it is embedded later.</summary>
    public TextEmbedding? Embedding { get; init; }

    /// <summary>How many terms the text has after the stop list.</summary>
    public int Length => Terms.Sum(term => term.Count);
}

/// <summary>A vector and the model that made it. Vectors of different models are never compared.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Vector">Unit length; the number of dimensions is the model's.</param>
public sealed record TextEmbedding(string Model, ReadOnlyMemory<float> Vector);

/// <summary>A text that has no vector of a model yet.</summary>
/// <param name="Scope">Whose.</param>
/// <param name="Kind">Whether it is a turn or a fact.</param>
/// <param name="Id">The turn's or the fact's id.</param>
/// <param name="Text">The spoken text of the turn, or the fact's text.</param>
public sealed record UnembeddedText(Scope Scope, IndexedKind Kind, Guid Id, string Text);

/// <summary>How many vectors of a model a store holds.</summary>
public sealed record EmbeddingModelUse(string Model, int Dimensions, long Count);
