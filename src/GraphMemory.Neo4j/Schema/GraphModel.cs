namespace GraphMemory.Neo4j.Schema;

/// <summary>What nodes and relationships a memory is made of: the contract with everybody who queries the graph. docs/guide/neo4j.md says the same.</summary>
public static class GraphModel
{
    /// <summary>The labels.</summary>
    public static IReadOnlyList<NodeKind> Nodes { get; } =
    [
        Node("Scope", "a memory, the head of its journal and its counters", "tenant kind owner sequence hash at revision erased turnCount factCount turnLengths factLengths lockedAt"),
        Node("Change", "an entry of the journal", "sequence at actor reasons previous hash itemHashes itemSalts items factIds"),
        Node("Session", "a conversation", "key"),
        Node(
            "Turn", "what was said",
            "id session position role speaker text saidAt offsetMinutes externalId sequence ordinal recordedAt dueUntil characters endsWithQuestion questionShare hasTimeWord names terms length embeddingModel embedding vector revision"),
        Node("Entity", "somebody or something", "id kind isSelf name nameKey recordedAt"),
        Node("Name", "a name of an entity, the first one too", "entityId name nameKey sequence ordinal recordedAt"),
        Node(
            "Fact", "what is believed, as it was said; ActiveFact too while it is",
            "id subjectId predicate facet objectId value valueKey polarity modality text rule terms length embeddingModel validFrom validUntil confidence recordedAt expiredAt revision"),
        Node("FactVersion", "a state of a fact: when it is true, and from when to when that was believed", "factId number validFrom validUntil fromGrain untilGrain countsFrom confidence recordedAt expiredAt embeddingModel embedding vector"),
        Node("Source", "what a caller named as a source", "label"),
        Node("Term", "in how many turns and facts of a memory a word stands", "term turns facts"),
    ];

    /// <summary>The types of relationships, each between two labels.</summary>
    public static IReadOnlyList<RelationshipKind> Relationships { get; } =
    [
        Between("Change", "NEXT", "Change", "the journal in order"),
        Between("Change", "CHANGED", "Fact", "the entry holds an item about the fact"),
        Between("Turn", "IN", "Session", "said in this conversation"),
        Between("Turn", "NEXT", "Turn", "said next in the same conversation"),
        Between("Name", "NAMES", "Entity", "somebody's or something's name"),
        Between("Fact", "SUBJECT", "Entity", "whom it is about"),
        Between("Fact", "OBJECT", "Entity", "to whom it points"),
        Between("Fact", "HAS_VERSION", "FactVersion", "a state of it"),
        Between("Fact", "STATED_IN", "Turn", "the source, with the place of its words", "start length label sequence ordinal recordedAt"),
        Between("Fact", "STATED_IN", "Source", "what a caller named as the source", "start length label sequence ordinal recordedAt"),
        .. new[] { ("SUPERSEDES", "took its place"), ("CORRECTS", "says that it never was so"), ("RETRACTS", "says that it is over"), ("REFINES", "says it more exactly"), ("DISPUTES", "cannot be true beside it") }
            .Select(kind => Between("Fact", kind.Item1, "Fact", kind.Item2, "reason sequence ordinal recordedAt")),
        Between("Entity", "LINK", "Entity", "one for each active fact between two entities", "scope predicate factId"),
    ];

    private static NodeKind Node(string label, string meaning, string properties) => new(label, meaning, properties.Split(' '));

    private static RelationshipKind Between(string from, string type, string to, string meaning, string properties = "") =>
        new(from, type, to, meaning, properties.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
