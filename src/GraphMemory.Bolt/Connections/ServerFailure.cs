using Neo4j.Driver;

namespace GraphMemory.Bolt.Connections;

/// <summary>Makes the exception that stands for a FAILURE of the server.</summary>
internal static class ServerFailure
{
    /// <summary>
    /// The exception by the server's code. What the server tells as the cause, often the more useful half, becomes the inner exception,
    /// whose code is the cause's GQL status.
    /// </summary>
    public static Neo4jException Of(Dictionary<string, object?> metadata)
    {
        string code = Text(metadata, "neo4j_code") ?? Text(metadata, "code") ?? "Neo.DatabaseError.General.UnknownError";
        string message = Text(metadata, "message") ?? "The server told no reason.";
        return Of(code, message, Cause(metadata, 0));
    }

    /// <summary>Whether the connection is still good after this failure of the server, once it is reset.</summary>
    public static bool LeavesConnectionUsable(Neo4jException failure) => failure is ClientException or TransientException or SecurityException;

    /// <summary>Failures that asking another router cannot change.</summary>
    public static bool EndsDiscovery(Neo4jException failure) => failure switch
    {
        AuthorizationException => false,
        SecurityException or FatalDiscoveryException or InvalidBookmarkException or InvalidBookmarkMixtureException
            or StatementArgumentException or TypeException => true,
        _ => failure.Code?.StartsWith("Neo.ClientError.Request.Invalid", StringComparison.Ordinal) == true,
    };

    private static Neo4jException Of(string code, string message, Exception? cause) => code switch
    {
        "Neo.ClientError.Security.Unauthorized" => new AuthenticationException(code, message, cause),
        "Neo.ClientError.Security.AuthorizationExpired" => new AuthorizationException(code, message, cause),
        "Neo.ClientError.Security.TokenExpired" => new TokenExpiredException(code, message, cause),
        "Neo.ClientError.Security.Forbidden" => new ForbiddenException(code, message, cause),
        "Neo.ClientError.Statement.ArgumentError" => new StatementArgumentException(code, message, cause),
        "Neo.ClientError.Statement.TypeError" => new TypeException(code, message, cause),
        "Neo.ClientError.Transaction.InvalidBookmark" => new InvalidBookmarkException(code, message, cause),
        "Neo.ClientError.Transaction.InvalidBookmarkMixture" => new InvalidBookmarkMixtureException(code, message, cause),
        "Neo.ClientError.Database.DatabaseNotFound" => new FatalDiscoveryException(code, message, cause),
        _ when Begins(code, "Neo.ClientError.Security.") => new UnknownSecurityException(code, message, cause),
        _ when Begins(code, "Neo.ClientError.Request.Invalid") => new ProtocolException(code, message, cause),
        _ when Begins(code, "Neo.ClientError.") => new ClientException(code, message, cause),
        _ when Begins(code, "Neo.TransientError.") => new TransientException(code, message, cause),
        _ => new DatabaseException(code, message, cause),
    };

    private static Neo4jException? Cause(Dictionary<string, object?> metadata, int depth) =>
        depth < 8 && metadata.GetValueOrDefault("cause") is Dictionary<string, object?> cause
            ? new Neo4jException(Text(cause, "gql_status"), Text(cause, "message") ?? "", Cause(cause, depth + 1))
            : null;

    private static string? Text(Dictionary<string, object?> metadata, string key) => metadata.GetValueOrDefault(key) as string;

    private static bool Begins(string code, string start) => code.StartsWith(start, StringComparison.Ordinal);
}
