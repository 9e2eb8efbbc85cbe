using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace GraphMemory.GraphQL.Transport;

/// <summary>How an answer is sent.</summary>
internal enum AnswerForm
{
    /// <summary>application/json: 200 whatever happened to a well-formed request.</summary>
    Json,

    /// <summary>application/graphql-response+json: 400 for a request that was not executed.</summary>
    GraphQLResponse,

    /// <summary>text/event-stream.</summary>
    EventStream,
}

/// <summary>Media types of requests and answers.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json; charset=utf-8";
    public const string GraphQLResponse = "application/graphql-response+json; charset=utf-8";
    public const string EventStream = "text/event-stream; charset=utf-8";

    /// <summary>The form that the client likes best; JSON when it says nothing; null when it takes none of ours.</summary>
    public static AnswerForm? Chosen(StringValues accept)
    {
        if (StringValues.IsNullOrEmpty(accept)) return AnswerForm.Json;
        if (!MediaTypeHeaderValue.TryParseList([.. accept.OfType<string>()], out IList<MediaTypeHeaderValue>? wanted)) return null;
        return wanted.Where(type => type.Quality is not 0)
            .OrderByDescending(type => type.Quality ?? 1)
            .Select(type => FormOf(type))
            .FirstOrDefault(form => form is not null);
    }

    /// <summary>True for application/json in UTF-8.</summary>
    public static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && IsUtf8(type);

    private static AnswerForm? FormOf(MediaTypeHeaderValue type) => !IsUtf8(type) ? null : type.MediaType.Value?.ToUpperInvariant() switch
    {
        "APPLICATION/JSON" or "APPLICATION/*" or "*/*" => AnswerForm.Json,
        "APPLICATION/GRAPHQL-RESPONSE+JSON" => AnswerForm.GraphQLResponse,
        "TEXT/EVENT-STREAM" => AnswerForm.EventStream,
        _ => null,
    };

    private static bool IsUtf8(MediaTypeHeaderValue type) =>
        !type.Charset.HasValue || type.Charset.Value.Trim('"') is { } charset
        && (charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || charset.Equals("utf8", StringComparison.OrdinalIgnoreCase));
}
