namespace GraphMemory.Neo4j;

/// <summary>How to reach a Neo4j server, and how long to wait for it.</summary>
public sealed record Neo4jOptions
{
    /// <summary>
    /// Where the server is: scheme bolt (one server) or neo4j (a cluster), each alone, with +s (encrypted) or +ssc (encrypted, any certificate);
    /// for instance <c>bolt://localhost:7687</c>. Names no user and no password.
    /// </summary>
    public required Uri Uri { get; init; }

    /// <summary>Who we are to the server.</summary>
    public string User { get; init; } = "neo4j";

    /// <summary>The user's password; empty for a server that asks nobody who they are.</summary>
    public string Password { get; init; } = "";

    /// <summary>The database. Named, because that saves the server a look-up.</summary>
    public string Database { get; init; } = "neo4j";

    /// <summary>How long a read may take: 1 ms to 10 minutes; by default 10 seconds. The server checks about every two seconds.</summary>
    public TimeSpan ReadTimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a write may take: 1 ms to 10 minutes; by default 30 seconds.</summary>
    public TimeSpan WriteTimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For how long work is done again after errors that may pass (a lost connection, a deadlock): 0 to 10 minutes; by default 30 seconds. It is always tried twice.</summary>
    public TimeSpan RetryTimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait for a connection, its sign-in included: 1 ms to 10 minutes; by default 15 seconds.</summary>
    public TimeSpan ConnectionTimeLimit { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long opening waits for indexes that the server is still filling: 0 to 24 hours; by default 5 minutes.</summary>
    public TimeSpan IndexTimeLimit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How much memory the recall indexes of recently asked scopes may take, in bytes: 0 or more; by default 512 MiB. A turn or fact with a vector of
    /// 384 numbers takes about 2.5 kB. A scope whose index does not fit is searched on the server instead, which is slower and, of more than 2,000 rows, not
    /// exact.
    /// </summary>
    public long IndexBytesMax { get; init; } = 512L << 20;

    /// <summary>The most connections at a time: 1 to 1,000; by default 32. Others wait.</summary>
    public int ConnectionsMax { get; init; } = 32;

    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The address for messages: without user, password and query.</summary>
    internal string Location => $"{Uri.Scheme}://{Uri.Authority}/{Database}";

    internal Neo4jOptions Checked()
    {
        if (!Uri.IsAbsoluteUri) throw Invalid($"The address '{Uri}' has no scheme; write it like bolt://localhost:7687.");
        if (Uri.UserInfo.Length > 0) throw Invalid("The address holds a user name or password; set User and Password instead.");
        if (Uri.Scheme is not ("bolt" or "bolt+s" or "bolt+ssc" or "neo4j" or "neo4j+s" or "neo4j+ssc"))
            throw Invalid($"The scheme '{Uri.Scheme}' is not one of bolt, bolt+s, bolt+ssc, neo4j, neo4j+s and neo4j+ssc.");
        if (string.IsNullOrWhiteSpace(User)) throw Invalid("The name of the Neo4j user is empty; give one.");
        if (string.IsNullOrWhiteSpace(Database)) throw Invalid("The name of the Neo4j database is empty; give one: it is 'neo4j' unless you made another.");
        if (ConnectionsMax is < 1 or > 1_000) throw Invalid($"{nameof(ConnectionsMax)} is {ConnectionsMax}; it takes 1 to 1,000.");
        if (IndexBytesMax < 0) throw Invalid($"{nameof(IndexBytesMax)} is {IndexBytesMax:N0}; it takes 0 or more.");
        Within(ReadTimeLimit, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(10), nameof(ReadTimeLimit));
        Within(WriteTimeLimit, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(10), nameof(WriteTimeLimit));
        Within(RetryTimeLimit, TimeSpan.Zero, TimeSpan.FromMinutes(10), nameof(RetryTimeLimit));
        Within(ConnectionTimeLimit, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(10), nameof(ConnectionTimeLimit));
        Within(IndexTimeLimit, TimeSpan.Zero, TimeSpan.FromHours(24), nameof(IndexTimeLimit));
        return this;
    }

    private static void Within(TimeSpan value, TimeSpan min, TimeSpan max, string name)
    {
        if (value < min || value > max) throw Invalid($"{name} is {value}; it takes {min} to {max}.");
    }

    private static MemoryException Invalid(string message) => new(MemoryErrorCode.InvalidArgument, message);
}
