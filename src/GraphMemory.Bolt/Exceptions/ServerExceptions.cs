namespace Neo4j.Driver;

/// <summary>The server could not do the work now: a deadlock, an election, memory, time.</summary>
public class TransientException : Neo4jException
{
    /// <summary>An error that the server reported.</summary>
    public TransientException(string? code, string message)
        : base(code, message)
    {
    }

    /// <summary>An error that the server reported, with its cause.</summary>
    public TransientException(string? code, string message, Exception? innerException)
        : base(code, message, innerException)
    {
    }

    /// <inheritdoc/>
    public override bool IsRetriable => true;
}

/// <summary>The server failed.</summary>
public class DatabaseException : Neo4jException
{
    internal DatabaseException(string? code, string message, Exception? innerException)
        : base(code, message, innerException)
    {
    }
}

/// <summary>Bytes arrived, or a value was to be sent, that the protocol does not allow.</summary>
public class ProtocolException : Neo4jException
{
    internal ProtocolException(string message)
        : base(message)
    {
    }

    internal ProtocolException(string? code, string message, Exception? innerException)
        : base(code, message, innerException)
    {
    }
}

/// <summary>No connection could be made, or it was lost. Whether a commit that was under way took place is then not known.</summary>
public class ServiceUnavailableException : Neo4jException
{
    /// <summary>An error that the client found.</summary>
    public ServiceUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>An error that the client found, with its cause.</summary>
    public ServiceUnavailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public override bool IsRetriable => true;
}

/// <summary>The server that a session used cannot serve it any longer; another may.</summary>
public class SessionExpiredException : Neo4jException
{
    internal SessionExpiredException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public override bool IsRetriable => true;
}

/// <summary>The server was silent for longer than it said it would ever be.</summary>
public class ConnectionReadTimeoutException : Neo4jException
{
    internal ConnectionReadTimeoutException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public override bool IsRetriable => true;
}
