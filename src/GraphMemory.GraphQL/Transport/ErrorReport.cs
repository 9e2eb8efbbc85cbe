using System.Text.RegularExpressions;
using GraphMemory.GraphQL.Errors;
using GraphMemory.GraphQL.Scalars;
using GraphQL;
using GraphQL.Execution;
using Microsoft.Extensions.Logging;

namespace GraphMemory.GraphQL.Transport;

/// <summary>An error as a client sees it.</summary>
/// <param name="Message">For people.</param>
/// <param name="Code">For programs.</param>
/// <param name="Locations">Lines and columns in the document.</param>
/// <param name="Path">Which field of the answer.</param>
/// <param name="TraceId">Under which word the server's log tells more; null when the message tells all.</param>
internal sealed record ReportedError(
    string Message, string Code, IReadOnlyList<(int Line, int Column)>? Locations, IReadOnlyList<object>? Path, string? TraceId);

/// <summary>
/// Says what clients may know of errors: what they did wrong, in our words and with our codes. What they did not cause is logged
/// and answered with a trace id alone.
/// </summary>
internal sealed partial class ErrorReport(GraphQLApiOptions options, ILogger<ErrorReport> log)
{
    public IReadOnlyList<ReportedError> Of(ExecutionErrors errors, string traceId)
    {
        List<ReportedError> reported = [.. errors.Take(options.ErrorsMax).Select(error => Of(error, traceId))];
        int more = errors.Count - reported.Count;
        if (more > 0)
            reported.Add(new($"There are {more:N0} more errors, which are not listed.", ErrorCodes.LimitExceeded, null, null, null));
        return reported;
    }

    private ReportedError Of(ExecutionError error, string traceId)
    {
        (string message, string code, bool masked) = Words(error, traceId);
        return new(
            message,
            code,
            error.Locations?.Select(location => (location.Line, location.Column)).ToList(),
            error.Path?.ToList(),
            masked ? traceId : null);
    }

    private (string Message, string Code, bool Masked) Words(ExecutionError error, string traceId)
    {
        switch (error)
        {
            case RequestRefused refused:
                return (refused.Message, refused.Code ?? ErrorCodes.BadRequest, false);
            case SyntaxError:
                return (error.Message, ErrorCodes.SyntaxError, false);
            case DocumentError or RequestError:
                return (Validation(error), ErrorCodes.ValidationFailed, false);
            default:
                return Unexpected(error, traceId);
        }
    }

    /// <summary>Validators quote what was asked and what there is; values are refused in the words of our scalars, never of an exception from elsewhere.</summary>
    private string Validation(ExecutionError error)
    {
        string message = error.InnerException switch
        {
            null or FormatException => error.Message,
            MemoryException memory => memory.Message,
            RequestRefused refused => refused.Message,
            InvalidOperationException or OverflowException when error.InnerException.StackTrace?.Contains("GraphMemory", StringComparison.Ordinal) is not true => error.Message,
            _ => "A value of the request is not what its type takes.",
        };
        if (message.Contains("'DateTime'", StringComparison.Ordinal)) message += $" {DateTimeScalar.Advice}";
        return options.Suggestions ? message : Suggestion().Replace(message, "");
    }

    private (string Message, string Code, bool Masked) Unexpected(ExecutionError error, string traceId)
    {
        Exception cause = error.InnerException ?? error;
        switch (cause)
        {
            case RequestRefused refused:
                return (refused.Message, refused.Code ?? ErrorCodes.BadRequest, false);
            case MemoryException { Code: not (MemoryErrorCode.StoreLocked or MemoryErrorCode.StoreUnusable or MemoryErrorCode.StoreUnavailable or MemoryErrorCode.JournalBroken) } memory:
                return (memory.Message, EnumNames.Of(memory.Code), false);
            case MemoryException memory:
                LogStore(log, traceId, memory);
                return ($"The store cannot do this now. The server's log says why, under {traceId}.", EnumNames.Of(memory.Code), true);
            case ExecutionError when error.InnerException is null:
                return (error.Message, error.Code is "INVALID_OPERATION" ? ErrorCodes.ValidationFailed : ErrorCodes.Internal, false);
            default:
                LogUnexpected(log, traceId, cause);
                return ($"Something went wrong in the server. Its log says what, under {traceId}.", ErrorCodes.Internal, true);
        }
    }

    [GeneratedRegex(" Did you mean .*$", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Suggestion();

    [LoggerMessage(1, LogLevel.Error, "A field of the request {TraceId} failed")]
    private static partial void LogUnexpected(ILogger logger, string traceId, Exception error);

    [LoggerMessage(2, LogLevel.Error, "The store failed in the request {TraceId}")]
    private static partial void LogStore(ILogger logger, string traceId, Exception error);
}
