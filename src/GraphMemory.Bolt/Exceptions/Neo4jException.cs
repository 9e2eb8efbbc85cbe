namespace Neo4j.Driver;

/// <summary>What went wrong between this program and the server.</summary>
public class Neo4jException : Exception
{
    /// <summary>An error without words.</summary>
    public Neo4jException()
    {
    }

    /// <summary>An error that the client found.</summary>
    public Neo4jException(string message)
        : base(message)
    {
    }

    /// <summary>An error that the server reported.</summary>
    public Neo4jException(string? code, string message)
        : base(message)
    {
        Code = code;
    }

    /// <summary>An error that the client found, with its cause.</summary>
    public Neo4jException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An error that the server reported, with its cause.</summary>
    public Neo4jException(string? code, string message, Exception? innerException)
        : base(message, innerException)
    {
        Code = code;
    }

    /// <summary>The server's code, such as <c>Neo.ClientError.Statement.SyntaxError</c>; null when the client found the error.</summary>
    public string? Code { get; set; }

    /// <summary>Whether the same work may succeed when it is done again in a new transaction.</summary>
    public virtual bool IsRetriable => false;
}
