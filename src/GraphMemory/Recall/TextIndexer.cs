using GraphMemory.Conversations;
using GraphMemory.Graph;

namespace GraphMemory.Recall;

/// <summary>Makes what a store indexes. Pure.</summary>
public static class TextIndexer
{
    /// <summary>The index row of a turn.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="names">The kinds of names in it; none when it was not analysed.</param>
    /// <param name="embedding">Its vector, or null when it is embedded later.</param>
    public static IndexedText Of(Turn turn, NameKinds names, TextEmbedding? embedding) => new()
    {
        Kind = IndexedKind.Turn,
        Id = turn.Id.Value,
        Terms = Terms.Of(turn.SpokenText),
        Features = TurnFeatureReader.Read(turn.SpokenText, names),
        Embedding = embedding,
    };

    /// <summary>The index row of a fact.</summary>
    public static IndexedText Of(Fact fact, TextEmbedding? embedding) => new()
    {
        Kind = IndexedKind.Fact,
        Id = fact.Id.Value,
        Terms = Terms.Of(fact.Text),
        Embedding = embedding,
    };
}
