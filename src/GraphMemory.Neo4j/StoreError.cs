using Neo4j.Driver;

namespace GraphMemory.Neo4j;

/// <summary>What the errors of the server and of the way to it mean to a caller.</summary>
internal static class StoreError
{
    public static MemoryException Of(Neo4jException error, Neo4jOptions options)
    {
        string place = options.Location;
        return error switch
        {
            { Code: "Neo.ClientError.Security.AuthenticationRateLimit" } => Unavailable(
                $"{place} refuses the user '{options.User}' for some seconds after too many wrong passwords. Set the right password, wait, and try again.", error),
            AuthenticationException => Unavailable($"{place} refused the user '{options.User}'. Check user name and password.", error),
            SecurityException => Unavailable($"{place} does not let the user '{options.User}' do this ({error.Code}). Check the user's rights and the address's scheme.", error),
            { Code: "Neo.ClientError.Database.DatabaseNotFound" } => Unavailable($"The server has no database '{options.Database}' ({place}). Name one that it has.", error),
            { Code: { } code } when IsReadOnly(code) => Unavailable($"The database at {place} is read-only ({code}); nothing was written. Make it writable, or name the server that writes.", error),
            { Code: { } code } when IsTimeOut(code) => Unavailable($"{place} was stopped at the time limit ({code}); nothing was written. Try again, or raise the limit.", error),
            { Code: "Neo.TransientError.General.MemoryPoolOutOfMemoryError" } => Unavailable(
                $"The change needs more memory than {place} gives a transaction; nothing was written. Raise db.memory.transaction.max, or write in smaller parts.", error),
            { Code: "Neo.ClientError.Schema.ConstraintValidationFailed" } => new MemoryException(
                MemoryErrorCode.InvalidArgument, "The change adds what is already there, or contradicts itself; nothing was written.", error),
            { Code: { } code } when IsOfIndex(code, error.Message) => Unavailable(
                $"An index of {place} is missing or still being filled ({code}). Wait while it is filled; make one that somebody dropped again by its statement in the folder cypher/migrations.", error),
            ServiceUnavailableException or SessionExpiredException or ConnectionReadTimeoutException => Unavailable(
                $"No Neo4j server answers at {place}. Check that it runs and that the address is right; what was acknowledged is kept.", error),
            _ => Unavailable($"{place} could not do its work ({error.Code ?? error.GetType().Name}). See the server's log.", error),
        };
    }

    /// <summary>Our own clock ran out before the server's: the server is silent.</summary>
    public static MemoryException Silent(Neo4jOptions options, TimeSpan limit, bool writes, Exception error) => Unavailable(
        $"{options.Location} did not answer within {limit.TotalSeconds:0.#} s. "
        + (writes ? "Whether the change was written is not known: read the head before you write again." : "Try again, or raise the limit."),
        error);

    public static MemoryException Unusable(string message, Exception? inner = null) => new(MemoryErrorCode.StoreUnusable, message, inner);

    public static MemoryException Unavailable(string message, Exception? inner = null) => new(MemoryErrorCode.StoreUnavailable, message, inner);

    /// <summary>Whether the reason is that the database cannot be written.</summary>
    public static bool IsReadOnly(MemoryException error) => error.InnerException is Neo4jException { Code: { } code } && IsReadOnly(code);

    private static bool IsReadOnly(string code) => code
        is "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase"
        or "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase"
        or "Neo.ClientError.General.AccessMode"
        or "Neo.ClientError.Statement.AccessMode"
        or "Neo.ClientError.Cluster.NotALeader";

    // What procedures search in fails as a procedure, and only the words tell why.
    private static bool IsOfIndex(string code, string told) => code.StartsWith("Neo.ClientError.Schema.Index", StringComparison.Ordinal)
        || (code is "Neo.ClientError.Procedure.ProcedureCallFailed" && told.Contains("index", StringComparison.OrdinalIgnoreCase));

    private static bool IsTimeOut(string code) => code.StartsWith("Neo.ClientError.Transaction.TransactionTimedOut", StringComparison.Ordinal)
        || code is "Neo.ClientError.Transaction.LockClientStopped" or "Neo.ClientError.Transaction.Terminated";
}
