namespace Neo4j.Driver;

/// <summary>The request was wrong: repeating it unchanged cannot help.</summary>
public class ClientException : Neo4jException
{
    /// <summary>An error that the client found.</summary>
    public ClientException(string message)
        : base(message)
    {
    }

    /// <summary>An error that the server reported.</summary>
    public ClientException(string? code, string message)
        : base(code, message)
    {
    }

    /// <summary>An error that the server reported, with its cause.</summary>
    public ClientException(string? code, string message, Exception? innerException)
        : base(code, message, innerException)
    {
    }
}

/// <summary>A value in the query is not allowed where it stands.</summary>
public class StatementArgumentException : ClientException
{
    internal StatementArgumentException(string? code, string message, Exception? innerException)
        : base(code, message, innerException)
    {
    }
}

/// <summary>A value in the query has the wrong type.</summary>
public class TypeException : ClientException
{
    internal TypeException(string? code, string message, Exception? innerException)
        : base(code, message, innerException)
    {
    }
}

/// <summary>The database does not exist, so no server can be found for it.</summary>
public class FatalDiscoveryException : ClientException
{
    internal FatalDiscoveryException(string? code, string message, Exception? innerException)
        : base(code, message, innerException)
    {
    }
}

/// <summary>A bookmark was refused.</summary>
public class InvalidBookmarkException : ClientException
{
    internal InvalidBookmarkException(string? code, string message, Exception? innerException)
        : base(code, message, innerException)
    {
    }
}

/// <summary>Bookmarks of different databases were mixed.</summary>
public class InvalidBookmarkMixtureException : ClientException
{
    internal InvalidBookmarkMixtureException(string? code, string message, Exception? innerException)
        : base(code, message, innerException)
    {
    }
}

/// <summary>The result was already consumed, or its transaction has ended.</summary>
public class ResultConsumedException : ClientException
{
    internal ResultConsumedException(string message)
        : base(message)
    {
    }
}

/// <summary>The transaction was already committed or rolled back.</summary>
public class TransactionClosedException : ClientException
{
    internal TransactionClosedException(string message)
        : base(message)
    {
    }
}

/// <summary>The session has an open transaction already.</summary>
public class TransactionNestingException : ClientException
{
    internal TransactionNestingException(string message)
        : base(message)
    {
    }
}

/// <summary>The transaction was ended by an error before this call; the inner exception is that error.</summary>
public sealed class TransactionTerminatedException : ClientException
{
    internal TransactionTerminatedException(Neo4jException inner)
        : base(inner.Code, inner.Message, inner)
    {
    }

    /// <inheritdoc/>
    public override bool IsRetriable => ((Neo4jException)InnerException!).IsRetriable;
}

/// <summary>The server's version of Bolt has no way to do what was asked.</summary>
public class UnsupportedFeatureException : ClientException
{
    internal UnsupportedFeatureException(string message)
        : base(message)
    {
    }
}

/// <summary>The value lies outside the range of the type asked for.</summary>
public class ValueOverflowException : ClientException
{
    internal ValueOverflowException(string message)
        : base(message)
    {
    }
}

/// <summary>The value is finer than the type asked for can tell.</summary>
public class ValueTruncationException : ClientException
{
    internal ValueTruncationException(string message)
        : base(message)
    {
    }
}
