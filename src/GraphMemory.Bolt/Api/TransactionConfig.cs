namespace Neo4j.Driver;

/// <summary>What a transaction is told at its beginning.</summary>
public sealed class TransactionConfig
{
    internal static TransactionConfig Default { get; } = new();

    /// <summary>After how long the server ends the transaction; null leaves it to the server, zero is never.</summary>
    public TimeSpan? Timeout { get; internal set; }

    /// <summary>What the server shows and logs with the transaction.</summary>
    public IDictionary<string, object?> Metadata { get; internal set; } = new Dictionary<string, object?>();

    internal static TransactionConfig Of(Action<TransactionConfigBuilder>? action)
    {
        if (action is null)
            return Default;
        var config = new TransactionConfig();
        action(new TransactionConfigBuilder(config));
        return config;
    }
}

/// <summary>Settings of a transaction.</summary>
public sealed class TransactionConfigBuilder
{
    private readonly TransactionConfig _config;

    internal TransactionConfigBuilder(TransactionConfig config)
    {
        _config = config;
    }

    /// <summary>
    /// After how long the server ends the transaction, rounded up to a millisecond; null leaves it to the server, zero is never.
    /// The server looks about every two seconds.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public TransactionConfigBuilder WithTimeout(TimeSpan? timeout)
    {
        if (timeout < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "A time-out is not negative.");
        _config.Timeout = timeout;
        return this;
    }

    /// <summary>What the server shows and logs with the transaction.</summary>
    public TransactionConfigBuilder WithMetadata(IDictionary<string, object?> metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        _config.Metadata = metadata;
        return this;
    }
}
