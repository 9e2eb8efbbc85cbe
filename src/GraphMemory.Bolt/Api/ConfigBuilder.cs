using GraphMemory.Bolt;

namespace Neo4j.Driver;

/// <summary>Settings of a driver. <see cref="Timeout.InfiniteTimeSpan"/> takes a limit away.</summary>
public sealed class ConfigBuilder
{
    internal ConfigBuilder(DriverSettings settings)
    {
        Settings = settings;
    }

    internal DriverSettings Settings { get; private set; }

    /// <summary>Where the driver tells what it does; null, the default, is nowhere.</summary>
    public ConfigBuilder WithLogger(ILogger? logger) => With(Settings with { Logger = logger });

    /// <summary>The most connections to one server at a time, in use or idle. 100 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public ConfigBuilder WithMaxConnectionPoolSize(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return With(Settings with { MaxConnectionPoolSize = size });
    }

    /// <summary>How long to wait for a connection out of the pool, a new one's sign-in included. 60 seconds by default.</summary>
    public ConfigBuilder WithConnectionAcquisitionTimeout(TimeSpan timeSpan) => With(Settings with { AcquisitionTimeout = timeSpan });

    /// <summary>How long making a connection may take, the sign-in included. 30 seconds by default.</summary>
    public ConfigBuilder WithConnectionTimeout(TimeSpan timeSpan) => With(Settings with { ConnectionTimeout = timeSpan });

    /// <summary>A connection older than this is not used again. One hour by default.</summary>
    public ConfigBuilder WithMaxConnectionLifetime(TimeSpan timeSpan) => With(Settings with { MaxConnectionLifetime = timeSpan });

    /// <summary>
    /// A connection that was idle for longer is asked for a sign of life before it is used again, which costs a round trip; wise behind a
    /// load balancer, which may have forgotten it. Off by default; zero asks always.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public ConfigBuilder WithConnectionLivenessCheckTimeout(TimeSpan timeout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.Zero);
        return With(Settings with { LivenessCheckTimeout = timeout });
    }

    /// <summary>For how long a unit of work is done again after an error that may pass. 30 seconds by default; it is always tried twice.</summary>
    public ConfigBuilder WithMaxTransactionRetryTime(TimeSpan time) => With(Settings with { MaxTransactionRetryTime = time });

    /// <summary>How many records to ask for at a time. 1,000 by default; -1 asks for all at once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is neither positive nor -1.</exception>
    public ConfigBuilder WithFetchSize(long size) => With(Settings with { FetchSize = SessionSettings.ValidFetchSize(size) });

    /// <summary>The name that the server's log shows for this program.</summary>
    public ConfigBuilder WithUserAgent(string userAgent)
    {
        ArgumentException.ThrowIfNullOrEmpty(userAgent);
        return With(Settings with { UserAgent = userAgent });
    }

    /// <summary>Asks the server to send no notifications, which spares it the analysis that they need.</summary>
    public ConfigBuilder WithNotificationsDisabled() => With(Settings with { NotificationsDisabled = true });

    private ConfigBuilder With(DriverSettings settings)
    {
        Settings = settings;
        return this;
    }
}
