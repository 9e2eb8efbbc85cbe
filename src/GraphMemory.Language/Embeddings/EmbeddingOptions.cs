namespace GraphMemory.Language.Embeddings;

/// <summary>Which model makes the embeddings: the shipped one unless <see cref="Endpoint"/> is set.</summary>
public sealed class EmbeddingOptions
{
    /// <summary>
    /// Base address of an OpenAI-compatible API, to which <c>/embeddings</c> is added, for example <c>http://localhost:11434/v1</c>.
    /// Null, the default: the shipped model in this process, without any network.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Sent to the endpoint as a bearer token, and never in a message; null for an endpoint that asks for none.</summary>
    public string? Key { get; set; }

    /// <summary>The endpoint's name of the model. Must be given with an endpoint.</summary>
    public string? Model { get; set; }

    /// <summary>Numbers in a vector, 1 to 8,192. Must be given with an endpoint; another length in its answer is an error.</summary>
    public int? Dimensions { get; set; }

    /// <summary>Whether the endpoint is asked to shorten its vectors to <see cref="Dimensions"/>, which some models can. Default false.</summary>
    public bool RequestDimensions { get; set; }

    /// <summary>Time the endpoint has for one answer, 1 second to 10 minutes. Default 30 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Texts in one request to the endpoint, 1 to 2,048. Default 64.</summary>
    public int TextsPerRequestMax { get; set; } = 64;

    /// <summary>Characters of a text that the endpoint is sent, from its start, 100 to 100,000. Default 8,000.</summary>
    public int CharactersMax { get; set; } = 8_000;

    /// <summary>Vectors kept by <see cref="CachingEmbeddingGenerator"/>, 2 to 1,000,000, or 0 for no cache. Default 2,048.</summary>
    public int CacheCapacity { get; set; } = 2_048;

    /// <summary>Folder of the shipped model's files; null, the default, for <c>models/minilm</c> beside the program.</summary>
    public string? ModelFolder { get; set; }

    /// <summary>Cores the shipped model may use at once, 1 or more; null, the default, for all that the process has, up to 8.</summary>
    public int? CoresMax { get; set; }

    /// <summary>Cores of the shipped model that work on one text: 1, the default, or 2 to answer a lone text a tenth to a third sooner for almost twice the processor time.</summary>
    public int CoresPerText { get; set; } = 1;

    /// <summary>The first thing that is wrong with these settings, as a sentence that never holds the key; null when they are right.</summary>
    public string? Problem() => this switch
    {
        { CacheCapacity: not (0 or (>= 2 and <= 1_000_000)) } => "The embedding cache's capacity must be 0 or from 2 to 1,000,000.",
        { CoresPerText: not (1 or 2) } => "One or two cores can work on a text to embed.",
        { CoresMax: < 1 } => "The embedding model needs at least one core.",
        { Endpoint: null, Key: null, Model: null, Dimensions: null } => null,
        { Endpoint: null } => "An embedding key, model or number of dimensions is set, but no endpoint: set the endpoint, or none of them.",
        { Endpoint: { IsAbsoluteUri: false } or { Scheme: not ("http" or "https") } } => "The embedding endpoint must be an http or https address.",
        { Endpoint.UserInfo.Length: > 0 } => "The embedding endpoint's address must not hold a user or password: set the key instead.",
        { Key: { } key } when key.Length == 0 || key.Any(sign => sign is <= ' ' or > '~') =>
            "The embedding key must be of visible ASCII characters without spaces.",
        { Model: null or "" } => $"The embedding endpoint {Endpoint.Host} needs the name of a model.",
        { Dimensions: not (>= 1 and <= 8_192) } => $"The embedding model '{Model}' needs its number of dimensions, 1 to 8,192.",
        _ when Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromMinutes(10) => "The embedding timeout must be from 1 second to 10 minutes.",
        { TextsPerRequestMax: not (>= 1 and <= 2_048) } => "Texts per embedding request must be from 1 to 2,048.",
        { CharactersMax: not (>= 100 and <= 100_000) } => "Characters per text to embed must be from 100 to 100,000.",
        _ => null,
    };
}
