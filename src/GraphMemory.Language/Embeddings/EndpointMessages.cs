using System.Text.Json.Serialization;

namespace GraphMemory.Language.Embeddings;

/// <summary>What is posted to <c>/embeddings</c>.</summary>
internal sealed record EndpointRequest(string Model, IReadOnlyList<string> Input, int? Dimensions, string EncodingFormat = "float");

/// <summary>What comes back; anything may be absent.</summary>
internal sealed record EndpointAnswer(IReadOnlyList<EndpointVector?>? Data, EndpointUsage? Usage);

internal sealed record EndpointVector(int? Index, float[]? Embedding);

internal sealed record EndpointUsage(long? PromptTokens, long? TotalTokens);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EndpointRequest))]
[JsonSerializable(typeof(EndpointAnswer))]
internal sealed partial class EndpointJson : JsonSerializerContext;
