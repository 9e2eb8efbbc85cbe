namespace GraphMemory.GraphQL;

/// <summary>The bounds and switches of the API. The defaults suit a public endpoint.</summary>
public sealed class GraphQLApiOptions
{
    /// <summary>Whether clients may ask for the schema. Default false; hosts switch it on in development.</summary>
    public bool Introspection { get; set; }

    /// <summary>Whether validation errors name fields and types that were perhaps meant. Default false; hosts switch it on in development.</summary>
    public bool Suggestions { get; set; }

    /// <summary>The largest body of a request, in bytes. Default 1,000,000; larger ones are answered with 413.</summary>
    public int BodyBytesMax { get; set; } = 1_000_000;

    /// <summary>How deep the JSON of a request may be. Default 64.</summary>
    public int JsonDepthMax { get; set; } = 64;

    /// <summary>The longest document, in UTF-16 code units. Default 32,000.</summary>
    public int DocumentLengthMax { get; set; } = 32_000;

    /// <summary>The most tokens of a document. Default 10,000.</summary>
    public int TokensMax { get; set; } = 10_000;

    /// <summary>The most fields of a document, fragments expanded. Default 1,000.</summary>
    public int FieldsMax { get; set; } = 1_000;

    /// <summary>The most fragments of a document. Default 100.</summary>
    public int FragmentsMax { get; set; } = 100;

    /// <summary>How often one field may stand in one selection under different names, fragments expanded. Default 50.</summary>
    public int AliasesMax { get; set; } = 50;

    /// <summary>How often one name of the answer may stand in one selection, fragments expanded: each is compared with each. Default 20.</summary>
    public int RepeatsMax { get; set; } = 20;

    /// <summary>The most directives of a document. Default 50.</summary>
    public int DirectivesMax { get; set; } = 50;

    /// <summary>The most directives of one place. Default 4.</summary>
    public int DirectivesOfOnePlaceMax { get; set; } = 4;

    /// <summary>How deep fields may be nested. Default 15.</summary>
    public int DepthMax { get; set; } = 15;

    /// <summary>How deep fields of an introspection may be nested. Default 16.</summary>
    public int IntrospectionDepthMax { get; set; } = 16;

    /// <summary>The most errors that an answer lists. Default 20.</summary>
    public int ErrorsMax { get; set; } = 20;

    /// <summary>The most rows of an answer, over all its lists. Default 20,000.</summary>
    public int RowsMax { get; set; } = 20_000;

    /// <summary>How long a request may run. Default 30 seconds.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many requests run at once; others wait. Default 64.</summary>
    public int ConcurrencyMax { get; set; } = 64;

    /// <summary>How many requests wait; further ones are answered with 503. Default 256.</summary>
    public int WaitingMax { get; set; } = 256;

    /// <summary>How many subscriptions are open at once; further ones are refused. Default 100.</summary>
    public int SubscriptionsMax { get; set; } = 100;

    /// <summary>How long a subscriber may take to receive an event before it is closed. Default 30 seconds.</summary>
    public TimeSpan SubscriberPatience { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a quiet subscription sends a comment, so that what lies between does not close it. Default 12 seconds.</summary>
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(12);

    /// <summary>How many documents are kept parsed and validated. Default 500, of at most 4,000,000 code units in all.</summary>
    public int CachedDocumentsMax { get; set; } = 500;
}
