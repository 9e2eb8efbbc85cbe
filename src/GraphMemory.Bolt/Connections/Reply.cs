using GraphMemory.Bolt.PackStream;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Connections;

/// <summary>The answer that one request waits for: any number of records, then one success or failure.</summary>
internal class Reply
{
    private static readonly Dictionary<string, object?> Nothing = [];

    public bool IsDone { get; private set; }

    public Dictionary<string, object?> Metadata { get; private set; } = Nothing;

    public Neo4jException? Error { get; private set; }

    /// <summary>Whether the error is that of an earlier request, because of which the server passed over this one.</summary>
    public bool IsIgnored { get; private set; }

    /// <summary>Called for each record of the answer.</summary>
    public virtual void OnRecord(ref PackStreamReader values) => throw new ProtocolException("A record came where none was asked for.");

    public void Succeed(Dictionary<string, object?> metadata)
    {
        (IsDone, Metadata) = (true, metadata);
        OnDone();
    }

    public void Fail(Neo4jException error, bool isIgnored)
    {
        (IsDone, Error, IsIgnored) = (true, error, isIgnored);
        OnDone();
    }

    /// <summary>Throws the error that the answer ended with, if any.</summary>
    public void ThrowIfFailed()
    {
        if (Error is not null)
            throw Error;
    }

    protected virtual void OnDone()
    {
    }
}
