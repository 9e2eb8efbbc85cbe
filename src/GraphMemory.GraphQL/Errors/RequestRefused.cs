using GraphQL;

namespace GraphMemory.GraphQL.Errors;

/// <summary>What a request did wrong, in words and with a code that its author may read.</summary>
internal sealed class RequestRefused : ExecutionError
{
    public RequestRefused(string code, string message)
        : base(message) => Code = code;
}

/// <summary>The codes of errors beside those of <see cref="MemoryErrorCode"/>.</summary>
internal static class ErrorCodes
{
    public const string BadRequest = "BAD_REQUEST";
    public const string SyntaxError = "SYNTAX_ERROR";
    public const string ValidationFailed = "VALIDATION_FAILED";
    public const string LimitExceeded = "LIMIT_EXCEEDED";
    public const string InvalidArgument = "INVALID_ARGUMENT";
    public const string InvalidId = "INVALID_ID";
    public const string InvalidCursor = "INVALID_CURSOR";
    public const string IntrospectionOff = "INTROSPECTION_OFF";
    public const string Overloaded = "OVERLOADED";
    public const string TimeLimit = "TIME_LIMIT";
    public const string TooSlow = "TOO_SLOW";
    public const string Internal = "INTERNAL_ERROR";
}
