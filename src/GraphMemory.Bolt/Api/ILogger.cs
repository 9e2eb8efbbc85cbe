namespace Neo4j.Driver;

/// <summary>Where a driver tells what it does: connections, retries, routing. It never tells what was asked or answered.</summary>
public interface ILogger
{
    /// <summary>Something failed that the driver could not mend.</summary>
    void Error(Exception cause, string message, params object[] args);

    /// <summary>Something failed that the driver mends itself, as by a retry.</summary>
    void Warn(Exception cause, string message, params object[] args);

    /// <summary>Something that an operator may want to know.</summary>
    void Info(string message, params object[] args);

    /// <summary>Something that helps to find an error.</summary>
    void Debug(string message, params object[] args);

    /// <summary>Every message of the protocol by its name. The driver writes none of these now.</summary>
    void Trace(string message, params object[] args);

    /// <summary>Whether <see cref="Trace"/> is of use.</summary>
    bool IsTraceEnabled();

    /// <summary>Whether <see cref="Debug"/> is of use.</summary>
    bool IsDebugEnabled();
}
