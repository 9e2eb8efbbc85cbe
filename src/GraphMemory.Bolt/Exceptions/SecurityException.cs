namespace Neo4j.Driver;

/// <summary>The server refused this user, or the connection could not be made secure.</summary>
public class SecurityException : Neo4jException
{
    internal SecurityException(string? code, string message, Exception? innerException)
        : base(code, message, innerException)
    {
    }
}

/// <summary>The credentials are wrong.</summary>
public class AuthenticationException : SecurityException
{
    internal AuthenticationException(string? code, string message, Exception? innerException)
        : base(code, message, innerException)
    {
    }
}

/// <summary>What the server knows of the user's rights is out of date; the work may be done again.</summary>
public class AuthorizationException : SecurityException
{
    internal AuthorizationException(string? code, string message, Exception? innerException)
        : base(code, message, innerException)
    {
    }

    /// <inheritdoc/>
    public override bool IsRetriable => true;
}

/// <summary>The bearer token has run out.</summary>
public class TokenExpiredException : SecurityException
{
    internal TokenExpiredException(string? code, string message, Exception? innerException)
        : base(code, message, innerException)
    {
    }
}

/// <summary>The user may not do this.</summary>
public class ForbiddenException : SecurityException
{
    internal ForbiddenException(string? code, string message, Exception? innerException)
        : base(code, message, innerException)
    {
    }
}

/// <summary>Another refusal of the server's security.</summary>
public class UnknownSecurityException : SecurityException
{
    internal UnknownSecurityException(string? code, string message, Exception? innerException)
        : base(code, message, innerException)
    {
    }
}
