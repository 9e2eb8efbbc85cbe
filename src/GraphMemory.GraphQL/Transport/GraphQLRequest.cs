using System.Text.Json;
using System.Text.Unicode;
using GraphMemory.GraphQL.Errors;
using GraphQL;
using GraphQL.SystemTextJson;

namespace GraphMemory.GraphQL.Transport;

/// <summary>A request as it came over HTTP.</summary>
/// <param name="Query">The document.</param>
/// <param name="OperationName">Which operation of it; null when there is one.</param>
/// <param name="Variables">Values of its variables.</param>
internal sealed record GraphQLRequest(string Query, string? OperationName, Inputs Variables)
{
    private static readonly GraphQLSerializer Serializer = new();

    /// <summary>Reads a request from the JSON of a body.</summary>
    /// <exception cref="RequestRefused">It is none; the message says why.</exception>
    public static GraphQLRequest OfBody(ReadOnlyMemory<byte> body, int depthMax)
    {
        if (!Utf8.IsValid(body.Span)) throw Bad("The body is not UTF-8.");
        using JsonDocument document = Parse(body, depthMax);
        JsonElement json = document.RootElement;
        if (json.ValueKind is JsonValueKind.Array) throw Bad("Batches are not taken: send one request at a time.");
        if (json.ValueKind is not JsonValueKind.Object) throw Bad("The body is not a JSON object.");
        _ = Checked(json, "extensions");
        return new(Text(json, "query") ?? throw Bad("`query` is missing."), Text(json, "operationName"), ValuesOf(Checked(json, "variables")));
    }

    /// <summary>Reads a request from the parameters of an address.</summary>
    /// <exception cref="RequestRefused">It is none; the message says why.</exception>
    public static GraphQLRequest OfParameters(Func<string, string?> parameter, int depthMax)
    {
        string query = parameter("query") ?? throw Bad("`query` is missing.");
        string? name = parameter("operationName");
        using JsonDocument? extensions = ParseParameter(parameter("extensions"), "extensions", depthMax);
        using JsonDocument? variables = ParseParameter(parameter("variables"), "variables", depthMax);
        return new(query, string.IsNullOrEmpty(name) ? null : name, ValuesOf(variables?.RootElement));
    }

    internal static RequestRefused Bad(string message) => new(ErrorCodes.BadRequest, message);

    private static JsonDocument? ParseParameter(string? text, string name, int depthMax)
    {
        if (string.IsNullOrEmpty(text)) return null;
        JsonDocument document = Parse(System.Text.Encoding.UTF8.GetBytes(text), depthMax);
        if (document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Null) return document;
        document.Dispose();
        throw Bad($"`{name}` is not a JSON object.");
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> utf8, int depthMax)
    {
        try
        {
            return JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = depthMax });
        }
        catch (JsonException)
        {
            throw Bad($"The JSON cannot be read, or is nested deeper than {depthMax}.");
        }
    }

    private static string? Text(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out JsonElement value) || value.ValueKind is JsonValueKind.Null) return null;
        if (value.ValueKind is not JsonValueKind.String) throw Bad($"`{name}` is not a string.");
        return Decoded(() => value.GetString());
    }

    private static JsonElement? Checked(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out JsonElement value)) return null;
        if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Null) return value;
        throw Bad($"`{name}` is not a JSON object.");
    }

    private static Inputs ValuesOf(JsonElement? json) => json is not { ValueKind: JsonValueKind.Object } values
        ? Inputs.Empty
        : Decoded(() => Serializer.ReadNode<Inputs>(values)) ?? Inputs.Empty;

    /// <summary>Escapes such as \ud800 are found only when a string is decoded.</summary>
    private static T Decoded<T>(Func<T> decode)
    {
        try
        {
            return decode();
        }
        catch (Exception error) when (error is InvalidOperationException or JsonException or FormatException)
        {
            throw Bad("A string holds half a surrogate pair, which no text can hold; repair its encoding.");
        }
    }
}
